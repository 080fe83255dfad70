/** The filled city is costly to make: it is kept in a temporary folder between runs, one per state of the migrations. */
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
const PREFIX = 'pendopo-bench-million-';

/** Runs `work` beside a server whose city holds a million complaints. */
export async function withMillion<T>(
  work: (info: ServerInfo, dataDir: string) => Promise<T>,
  say: (line: string) => void,
): Promise<T> {
  const name = `${PREFIX}${migrationsFingerprint(MIGRATIONS)}`;
  for (const old of readdirSync(tmpdir()))
    if (old.startsWith(PREFIX) && old !== name) rmSync(join(tmpdir(), old), { recursive: true, force: true });
  const dataDir = join(tmpdir(), name);
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: false });
  try {
    const { adminUrl, floorRecord } = server.answer;
    const record = { ...floorRecord, database: floorRecord.database.replace(/_floor$/, '') };
    const beside = await openBeside(dataDir, adminUrl, record);
    say(`the filled city is kept in the temporary folder as ${name}`);
    await fill(beside.city, adminUrl, MILLION);
    await beside.close();
    return await work(server.answer, dataDir);
  } finally {
    await server.stop();
  }
}
