/** The first rows of a table, as they would be read, before anything is decided. */
import type { Encoding } from './decode.ts';
import { openTable } from './table.ts';

/** The columns of the file. `mapping`: what is written of it so far, right or wrong; only encoding and separator are looked at. */
export async function headerOf(path: string, mapping: unknown): Promise<string[]> {
  const { encoding, delimiter } = (mapping ?? {}) as { encoding?: Encoding; delimiter?: string };
  const table = await openTable(path, {
    encoding: encoding && ['utf-8', 'windows-1252', 'utf-16le'].includes(encoding) ? encoding : undefined,
    delimiter: typeof delimiter === 'string' && delimiter.length === 1 ? delimiter : undefined,
  });
  // Nothing more is read than what came with the first line.
  await (table.rows[Symbol.asyncIterator]() as AsyncGenerator).return?.(undefined);
  return table.header;
}
