/** A server on a folder of its own, which is gone afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { companion } from './child.ts';
import type { ServerInfo, ServerTask } from './server.ts';

export async function onFreshServer<T>(
  task: Omit<ServerTask, 'dataDir'>,
  work: (info: ServerInfo, dataDir: string) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
  const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, ...task });
  try {
    return await work(server.answer, dataDir);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
