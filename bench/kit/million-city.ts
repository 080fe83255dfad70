/** Filled cities are costly to make: they are kept in a temporary folder between runs, one per state of the migrations. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/app/modules.ts';
import { migrationsFingerprint } from '../../src/platform/db/migrate.ts';
import { companion } from './child.ts';
import { openBeside } from './city.ts';
import { fill } from './fill.ts';
import type { ServerInfo, ServerTask } from './server.ts';

export const MILLION = 1_000_000;

type Work<T> = (info: ServerInfo, dataDir: string) => Promise<T>;

/** Runs `work` beside a server whose city was filled by `prepare`, which counts what is there already. */
export async function withKept<T>(
  kind: string,
  prepare: (dataDir: string, info: ServerInfo) => Promise<void>,
  work: Work<T>,
  say: (line: string) => void,
): Promise<T> {
  const prefix = `pendopo-bench-${kind}-`;
  const name = `${prefix}${migrationsFingerprint(MIGRATIONS)}`;
  for (const old of readdirSync(tmpdir()))
    if (old.startsWith(prefix) && old !== name) rmSync(join(tmpdir(), old), { recursive: true, force: true });
  const dataDir = join(tmpdir(), name);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: false });
  try {
    say(`the filled city is kept in the temporary folder as ${name}`);
    await prepare(dataDir, server.answer);
    return await work(server.answer, dataDir);
  } finally {
    await server.stop();
  }
}

/** Runs `work` beside a server whose city holds a million complaints. */
export function withMillion<T>(work: Work<T>, say: (line: string) => void): Promise<T> {
  const prepare = async (dataDir: string, { adminUrl, floorRecord }: ServerInfo) => {
    const record = { ...floorRecord, database: floorRecord.database.replace(/_floor$/, '') };
    const beside = await openBeside(dataDir, adminUrl, record);
    await fill(beside.city, adminUrl, MILLION);
    await beside.close();
  };
  return withKept('million', prepare, work, say);
}
