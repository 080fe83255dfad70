/** Services as data: a thousand of them read, loaded and held; and a new one from the command to its public form. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newDefinition } from '../../scripts/new-definition.ts';
import { loadDefinitions, watchFolders } from '../../src/blocks/definitions/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import { call } from '../kit/call.ts';
import { companion, inChild } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import type { Loading, LoadingTask } from '../kit/loading.ts';
import { round } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo, ServerTask } from '../kit/server.ts';
import { copiedShelf, PACKS } from '../kit/shelf.ts';

const MANY = 1000;
const PATIENCE_MS = 30_000;

async function until(found: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await found())) {
    if (performance.now() - began > PATIENCE_MS) throw new Error('it never came');
    await pause(20);
  }
  return performance.now() - began;
}

async function measure(dataDir: string, say: (line: string) => void): Promise<Figure[]> {
  const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: false });
  const { adminUrl, floorRecord, host } = server.answer;
  const record = { ...floorRecord, database: floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, adminUrl, record);
  try {
    const ctx = systemContext(city, 'bench');
    const folders = [copiedShelf(dataDir, MANY, { online: false })];
    const timed = async () => {
      const began = performance.now();
      await loadDefinitions(ctx, { folders });
      return performance.now() - began;
    };
    const first = await timed();
    say(`read and published for the first time: ${round(first / 1000)} s`);
    const again = await timed();
    say(`looked at again: ${Math.round(again)} ms`);
    const loading = await inChild<LoadingTask, Loading>('loading.ts', { dataDir, adminUrl, record });
    say(`loaded in a fresh process: ${Math.round(loading.load)} ms, ${round(loading.held)} MB`);

    const root = join(dataDir, 'root');
    cpSync(PACKS, join(root, 'packs'), { recursive: true });
    const watch = watchFolders(() => [{ city, folders: [join(root, 'packs/base')] }], city.log);
    await watch.look();
    const times: number[] = [];
    for (let at = 0; at < 5; at++) {
      const name = `bench-letter-${at}`;
      const began = performance.now();
      await newDefinition({ name, from: '2026-01-01', root });
      await until(
        async () => (await call(`http://${host}`, 'GET', `/api/services/${name}/form`)).status === 200,
      );
      times.push((performance.now() - began) / 1000);
      say(`new definition ${at + 1}: ${round(times.at(-1) ?? 0)} s`);
    }
    await watch.stop();
    return [
      below(`${loading.services} services loaded from the city`, round(loading.load / 1000), 3, 's'),
      below(
        'memory they hold',
        round(loading.held),
        150,
        'MB',
        `${round(loading.heldOpen)} MB after each was opened once`,
      ),
      plain('each opened once, its form compiled', round(loading.open / 1000), 's'),
      plain(`${MANY} folders looked at again, nothing changed`, round(again / 1000), 's'),
      plain(`${MANY} folders read for the first time: YAML, checks, rows`, round(first / 1000), 's'),
      below(
        'a new definition until its form is public',
        round(Math.max(...times)),
        5,
        's',
        'the slowest of five',
      ),
    ];
  } finally {
    await close();
    await server.stop();
  }
}

export const definitions: Part = {
  title: 'services as data: a thousand loaded, and a new one made public',
  async run(say) {
    const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
    try {
      return await measure(dataDir, say);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
