/** Brings the services of a city's packs into the city. */
import { join } from 'node:path';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { type CityPack, PackError, type PackProblem } from '../packs/api.ts';
import { type Known, knownOf } from './checks/report.ts';
import { readShelf, serviceFolders } from './read-pack.ts';
import { readService, readServiceSource, type ServiceSource, sourceOf } from './read-service.ts';
import type { Definition } from './rules/shape/definition.ts';
import type { Shelf } from './rules/shape/shelf.ts';
import { faultWords } from './say-fault.ts';
import * as store from './store.ts';
import { publishIn } from './versions.ts';

/** A service of a pack that is right. */
type Right = { definition: Definition; dir: string; digest: string };

export type PackServices = { shelf: Shelf; definitions: Definition[]; problems: PackProblem[] };

/** Reads sources; a fault of one does not keep the others. */
export function readSources(sources: Iterable<ServiceSource>, known: Known) {
  const right: Right[] = [];
  const problems: PackProblem[] = [];
  for (const source of sources) {
    const read = readServiceSource(source, known);
    problems.push(...read.problems);
    if (read.definition) right.push({ definition: read.definition, dir: source.dir, digest: source.digest });
  }
  return { right, problems };
}

/** Every service of the packs in these folders that is right, and all faults of the others. */
export async function readServices({ folders }: Pick<CityPack, 'folders'>): Promise<PackServices> {
  const { shelf, problems } = await readShelf(folders);
  const known = knownOf(shelf);
  const definitions: Definition[] = [];
  for (const dir of (await serviceFolders(folders)).values()) {
    const read = await readService(dir, known);
    problems.push(...read.problems);
    if (read.definition) definitions.push(read.definition);
  }
  return { shelf, definitions, problems };
}

export type Taken = {
  /** Ids of services with a new version. */
  published: string[];
  /** Versions that would begin before the one in force, and so never hold. */
  refused: PackProblem[];
};

/** Publishes what is new or other than what the packs said before. */
export async function publishPack(
  ctx: Context,
  { shelf, services }: { shelf?: Shelf; services: readonly Right[] },
): Promise<Taken> {
  return change(ctx, async (tx) => {
    await store.lockVersions(tx);
    const lines = await store.versionLines(tx);
    const taken: Taken = { published: [], refused: [] };
    if (shelf && (await store.writeShelf(tx, shelf)))
      tx.emit({ type: 'definitions.shelf.loaded', subject: ctx.city.slug, payload: {} });
    const digests = new Map<string, string>();
    for (const { definition, dir, digest } of services) {
      const result = await publishIn(ctx, tx, lines, { definition, source: 'pack' });
      if (result.outcome === 'too-early') {
        taken.refused.push(tooEarly(definition, dir, result.inForceFrom));
        continue;
      }
      digests.set(definition.id, digest);
      if (result.outcome === 'published') taken.published.push(definition.id);
    }
    await store.writeDigests(tx, digests);
    return taken;
  });
}

function tooEarly({ from }: Definition, dir: string, inForce: string): PackProblem {
  return {
    ...faultWords('too-early', { from, limit: inForce }),
    file: join(dir, 'service.yaml'),
    line: 0,
    column: 0,
    path: 'from',
  };
}

/** Sources that are not as the city last took them over. */
export async function changedSources(
  city: City,
  sources: readonly ServiceSource[],
  idOf: (source: ServiceSource) => string,
): Promise<ServiceSource[]> {
  const known = await store.folderDigests(city.db);
  return sources.filter((source) => known.get(idOf(source)) !== source.digest);
}

/**
 * At the making and updating of a city: all or nothing. What is as it was the last time is not read again. Throws
 * `PackError` with every fault. Returns how many services have a new version.
 */
export async function loadDefinitions(ctx: Context, { folders }: Pick<CityPack, 'folders'>): Promise<number> {
  const { shelf, problems } = await readShelf(folders);
  const dirs = [...(await serviceFolders(folders))];
  const ids = new Map(dirs.map(([id, dir]) => [dir, id]));
  const sources = await Promise.all(dirs.map(([, dir]) => sourceOf(dir)));
  const changed = await changedSources(ctx.city, sources, ({ dir }) => ids.get(dir) ?? '');
  const read = readSources(changed, knownOf(shelf));
  problems.push(...read.problems);
  if (problems.length > 0) throw new PackError(problems);
  return (await publishPack(ctx, { shelf, services: read.right })).published.length;
}
