/**
 * Looks again and again into the folders of services: what was changed and is right is published to the cities that
 * have it, without a restart; what is wrong is kept as a list of faults and told in the log.
 */
import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import type { Log } from '../../platform/telemetry/log.ts';
import { describeProblem, type PackProblem } from '../packs/api.ts';
import { knownOf } from './checks/report.ts';
import { changedSources, publishPack, readSources } from './load.ts';
import { isServiceFolder, readShelf, SHELF_FILES } from './read-pack.ts';
import { sourceOf } from './read-service.ts';

const EVERY_MS = 1_000;
/** Looking may take a fiftieth of the time: with very many folders, or on a busy machine, it is done less often. */
const SHARE = 50;
const SELDOM_MS = 5_000;
const SLICE = 50;

type Watched = { city: City; folders: readonly string[] };

/** Faults of the folders that a server watches, by folder. */
const faults = new Map<string, PackProblem[]>();

/** What is wrong in the folders that this process watches. */
export function folderFaults(): PackProblem[] {
  return [...faults.values()].flat();
}

const mark = (stats: Stats | undefined) => (stats ? `${stats.mtimeMs}/${stats.size}` : '-');
const look = (file: string) => statSync(file, { throwIfNoEntry: false });

/** Name, time and size of every file of a folder: as long as they are the same, so is the service. */
function printOf(dir: string): string {
  try {
    return readdirSync(dir)
      .sort()
      .map((name) => `${name}:${mark(look(join(dir, name)))}`)
      .join(' ');
  } catch {
    return '-';
  }
}

async function printsIn(folder: string): Promise<Map<string, string>> {
  const root = join(folder, 'services');
  const prints = new Map<string, string>();
  let names: string[] = [];
  try {
    names = readdirSync(root, { withFileTypes: true }).flatMap((one) =>
      isServiceFolder(one) ? [one.name] : [],
    );
  } catch {
    return prints;
  }
  for (const [at, name] of names.sort().entries()) {
    if (at % SLICE === SLICE - 1) await pause();
    prints.set(name, printOf(join(root, name)));
  }
  return prints;
}

export type Watch = {
  /** Looks now; for tests, and for whoever cannot wait. */
  look(): Promise<void>;
  stop(): Promise<void>;
};

/** `watched` is asked at every look, so that a new city is served too. */
export function watchFolders(watched: () => Watched[], log: Log): Watch {
  /** Prints that were dealt with, by city and folder. */
  const seen = new Map<string, string>();
  let stopped = false;

  /** True when it is the first time that this stands there. */
  const isNew = (key: string, print: string) => {
    if (seen.get(key) === print) return false;
    seen.set(key, print);
    return true;
  };

  async function lookAt({ city, folders }: Watched, prints: ReadonlyMap<string, Map<string, string>>) {
    const shelfPrint = folders
      .flatMap((folder) => SHELF_FILES.map((file) => mark(look(join(folder, file)))))
      .join(' ');
    const shelfIsNew = isNew(`${city.slug} shelf`, shelfPrint);
    const dirs = new Map<string, { dir: string; print: string }>();
    for (const folder of folders)
      for (const [id, print] of prints.get(folder) ?? [])
        dirs.set(id, { dir: join(folder, 'services', id), print });
    const fresh = [...dirs.values()].filter(
      ({ dir, print }) => isNew(`${city.slug} ${dir}`, print) || (shelfIsNew && faults.has(dir)),
    );
    if (fresh.length === 0 && !shelfIsNew) return;
    const { shelf, problems } = await readShelf(folders);
    const known = knownOf(shelf);
    for (const folder of folders)
      note(
        folder,
        problems.filter(({ file }) => file.startsWith(join(folder, '/'))),
      );
    const sources = await Promise.all(fresh.map(({ dir }) => sourceOf(dir)));
    const changed = await changedSources(city, sources, ({ dir }) => basename(dir));
    const other = new Set(changed.map(({ dir }) => dir));
    for (const { dir } of fresh) if (!other.has(dir)) note(dir, []);
    const ready = [];
    for (const source of changed) {
      const read = readSources([source], known);
      note(source.dir, read.problems);
      ready.push(...read.right);
      await pause();
    }
    if (ready.length === 0 && (!shelfIsNew || problems.length > 0)) return;
    const { published, refused } = await publishPack(systemContext(city, 'definitions.watch'), {
      ...(problems.length > 0 ? {} : { shelf }),
      services: ready,
    });
    for (const problem of refused) note(join(problem.file, '..'), [problem]);
    if (published.length > 0) log.info({ city: city.slug, services: published }, 'services were published');
  }

  function note(dir: string, problems: PackProblem[]) {
    const before = faults.get(dir)?.map(describeProblem).join('\n') ?? '';
    if (problems.length > 0) faults.set(dir, problems);
    else faults.delete(dir);
    const now = problems.map(describeProblem);
    if (now.length > 0 && now.join('\n') !== before)
      log.warn({ folder: dir, faults: now.slice(0, 20) }, 'a service is not published: it has faults');
  }

  async function lookAround(): Promise<number> {
    const cities = watched();
    const prints = new Map<string, Map<string, string>>();
    const began = performance.now();
    for (const folder of new Set(cities.flatMap(({ folders }) => folders)))
      prints.set(folder, await printsIn(folder));
    const cost = performance.now() - began;
    for (const one of cities) {
      if (stopped) break;
      try {
        await lookAt(one, prints);
      } catch (error) {
        // Whatever it was, the next look begins anew.
        for (const key of [...seen.keys()]) if (key.startsWith(`${one.city.slug} `)) seen.delete(key);
        log.warn(
          { city: one.city.slug, err: error },
          'the services could not be looked at; it is tried again',
        );
      }
    }
    return cost;
  }

  let looking: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const next = (wait: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = lookAround().then((cost) => next(Math.min(Math.max(EVERY_MS, cost * SHARE), SELDOM_MS)));
    }, wait);
    timer.unref();
  };
  next(0);
  return {
    async look() {
      await looking;
      await lookAround();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
