/** Demo life: invented people act through the public HTTP API, so that desks and walls live. */
import type { CityPack } from '../../blocks/packs/api.ts';
import type { City } from '../../platform/city.ts';
import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { zoneOffset } from '../../shared/zone.ts';
import { demoPacks, readDemoAccounts } from '../demo.ts';
import type { House } from '../house.ts';
import { type Applying, createApplying } from './applying/applying.ts';
import { makePast } from './applying/past.ts';
import { liveOn } from './applying/present.ts';
import { giveLetterheads } from './letterheads.ts';
import { giveMarkets } from './markets.ts';
import { createQueues } from './queues.ts';
import { createRandom, type Random } from './random.ts';
import { pauseBefore } from './rhythm.ts';
import { seed } from './seed.ts';
import { createSpeaker } from './speaker.ts';
import { createStaff } from './staff.ts';
import { createTown, type Town } from './town.ts';

export type LifeOptions = {
  env: Env;
  port: number;
  log: Log;
  /** The same number gives the same life; by default each start lives its own. */
  seed?: number;
  /** Pauses are multiplied by this: 1 is life, less is haste for tests. */
  tempo?: number;
};

/** The desk is looked at anew after this many acts: real people act on the same cases. */
const LOOK_EVERY = 15;
/** An application moves after this many acts: desks are slower than streets. */
const APPLY_EVERY = 4;

/** Starts the simulated people of every demo city; the answer stops them at once. Nobody moves with PENDOPO_DEMO_LIFE=off. */
export async function startLife(house: House, options: LifeOptions): Promise<() => void> {
  if (!options.env.demoLife) return () => {};
  const abort = new AbortController();
  for (const [at, pack] of (await demoPacks()).entries()) {
    const city = house.cities.get(pack.city.slug);
    // Only where everything is invented anyway.
    if (!city?.fictional) continue;
    void live(city, pack, { ...options, seed: (options.seed ?? Date.now()) + at }, abort.signal);
  }
  return () => abort.abort();
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });
}

async function live(
  city: City,
  pack: CityPack,
  options: LifeOptions & { seed: number },
  signal: AbortSignal,
): Promise<void> {
  const { env, port, tempo = 1 } = options;
  const log = options.log.child({ city: city.slug, part: 'life' });
  const random = createRandom(options.seed);
  const host = `${city.hosts[0]}:${port}`;
  const accounts = readDemoAccounts(env.dataDir).filter((one) => one.city === city.slug);
  const speak = createSpeaker(port, host, signal);
  const town = createTown({ pack, accounts, random, speak });
  const chance = createRandom(options.seed + 1);
  const queues = createQueues({
    staff: createStaff(pack, accounts, speak, chance),
    random: chance,
    speak,
  });
  const quietly = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      if (!signal.aborted) log.debug({ err: error }, 'an invented person was not heard');
    }
  };
  const fate = createRandom(options.seed + 2);
  const applying = createApplying(city, pack, fate);
  // Beside the reports, so that neither waits for the other.
  const past = furnish(city, applying, fate, signal).catch((error: unknown) => {
    if (!signal.aborted) log.warn({ err: error }, 'the past of applications could not be invented');
  });
  // After the applications: nothing waits for the markets.
  void past
    .then(() => giveMarkets(city, createRandom(options.seed + 3), signal))
    .then((stalls) => stalls > 0 && log.info({ stalls }, 'invented markets have their bills'))
    .catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'the markets could not be invented');
    });
  await quietly(async () => {
    await town.look();
    if (town.openCases() === 0) await seed(town, (ms) => pause(ms * tempo, signal), signal);
  });
  for (let acts = 1; !signal.aborted; acts++) {
    const hour = new Date(city.now().getTime() + zoneOffset(city.now(), city.zone)).getUTCHours();
    await pause(pauseBefore(hour, random) * tempo, signal);
    if (signal.aborted) return;
    await quietly(() => step(town, acts));
    await quietly(() => queues.act());
    if (acts % APPLY_EVERY === 0) await quietly(() => past.then(() => liveOn(city, applying, fate)));
  }
}

/** A city in which nobody has ever applied gets a past. */
async function furnish(city: City, applying: Applying, random: Random, signal: AbortSignal): Promise<void> {
  if (!(await applying.none())) return;
  await giveLetterheads(city);
  const made = await makePast(city, applying, random, signal);
  city.log.info({ made }, 'invented people have applied');
}

async function step(town: Town, acts: number): Promise<void> {
  if (acts % LOOK_EVERY === 0) await town.look();
  await town.act();
}
