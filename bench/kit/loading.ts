/** A fresh process that loads the services of a city as a server does when it starts: time and memory. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { definitions } from '../../src/blocks/definitions/api.ts';
import type { CityRecord } from '../../src/platform/city.ts';
import { onTask } from './child.ts';
import { openBeside } from './city.ts';

export type LoadingTask = { dataDir: string; adminUrl: string; record: CityRecord };
export type Loading = {
  services: number;
  /** Milliseconds until every service can be found and asked. */
  load: number;
  /** Milliseconds to open all of them once, forms compiled. */
  open: number;
  /** Megabytes that the loaded services hold, and after all were opened once. */
  held: number;
  heldOpen: number;
};

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

function megabytes(): number {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

onTask<LoadingTask, Loading>(async ({ dataDir, adminUrl, record }) => {
  const { city, close } = await openBeside(dataDir, adminUrl, record);
  await city.db.pool.query('select 1');
  const before = megabytes();
  const began = performance.now();
  const all = (await definitions(city)).all('2999-01-01');
  const load = performance.now() - began;
  const held = megabytes() - before;
  const again = performance.now();
  for (const one of all) if (one.definition.form) one.form('id');
  const open = performance.now() - again;
  const heldOpen = megabytes() - before;
  await close();
  return { services: all.length, load, open, held, heldOpen };
});
