/** Brings the services of a city's packs into the city. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { type CityPack, PackError, type PackProblem } from '../packs/api.ts';
import type { Known } from './checks/report.ts';
import { readShelf, type Shelf, serviceFolders } from './read-pack.ts';
import { readService } from './read-service.ts';
import type { Definition } from './rules/shape/definition.ts';
import * as store from './store.ts';
import { publishIn } from './versions.ts';

export type PackServices = { shelf: Shelf; definitions: Definition[]; problems: PackProblem[] };

function knownOf(shelf: Shelf, kinds: readonly { id: string }[]): Known {
  const ids = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
  return { pillars: ids(shelf.pillars), events: ids(shelf.events), kinds: ids(kinds) };
}

/** Every service of the packs that is right, and all faults of the others. */
export async function readServices(pack: Pick<CityPack, 'folders' | 'agencyKinds'>): Promise<PackServices> {
  const { shelf, problems } = await readShelf(pack.folders);
  const known = knownOf(shelf, pack.agencyKinds);
  const definitions: Definition[] = [];
  for (const dir of (await serviceFolders(pack.folders)).values()) {
    const read = await readService(dir, known);
    problems.push(...read.problems);
    if (read.definition) definitions.push(read.definition);
  }
  return { shelf, definitions, problems };
}

/** Publishes what is new or other than what the pack said before. Returns the ids of services with a new version. */
export async function publishPack(
  ctx: Context,
  { shelf, definitions }: Omit<PackServices, 'problems'>,
): Promise<string[]> {
  return change(ctx, async (tx) => {
    await store.lockVersions(tx);
    const lines = await store.versionLines(tx);
    const published: string[] = [];
    if (await store.writeShelf(tx, shelf))
      tx.emit({ type: 'definitions.shelf.loaded', subject: ctx.city.slug, payload: {} });
    for (const definition of definitions) {
      const { outcome } = await publishIn(ctx, tx, lines, { definition, source: 'pack' });
      if (outcome === 'published') published.push(definition.id);
    }
    return published;
  });
}

/** At the making and updating of a city: all or nothing. Throws `PackError` with every fault. */
export async function loadDefinitions(
  ctx: Context,
  pack: Pick<CityPack, 'folders' | 'agencyKinds'>,
): Promise<number> {
  const { problems, ...services } = await readServices(pack);
  if (problems.length > 0) throw new PackError(problems);
  return (await publishPack(ctx, services)).length;
}
