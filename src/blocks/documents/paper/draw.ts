/** Draws papers beside the server: a page takes some hundredths of a second of a processor, in which nobody would be answered. */
import { Piscina } from 'piscina';
import { PaperFault } from '../rules/paper-check.ts';
import type { Drawn, Task } from './draw-thread.ts';
import type { Sheet } from './sheet.ts';

/** A city that issues nothing keeps no thread. */
const IDLE_MS = 60_000;
const MOST_MEGABYTES = 256;

let pool: Piscina<Task, Drawn> | undefined;

/** Like `renderSheet`: the same sheet gives the same bytes; throws a `PaperFault` for a paper of too many pages. */
export async function drawSheet(sheet: Sheet, coat?: Buffer): Promise<Buffer> {
  pool ??= new Piscina({
    filename: new URL('./draw-thread.ts', import.meta.url).href,
    ...{ minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const drawn = await pool.run({ sheet, coat });
  if ('fault' in drawn) throw new PaperFault(drawn.fault.path, drawn.fault.rule, drawn.fault.params);
  const { buffer, byteOffset, byteLength } = drawn.pdf;
  return Buffer.from(buffer, byteOffset, byteLength);
}
