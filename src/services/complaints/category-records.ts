/** The administrators' view of the categories: every version, whether it can be chosen, and which agency gets it. */
import { agencies, areas } from '../../blocks/directory/api.ts';
import { inForce, routeReport } from '../../blocks/packs/api.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { CategoryRecord, CategoryVersion, ComplaintSettings } from './rules/settings-contract.ts';
import { closingDays, retiredSince, routingOf } from './settings.ts';
import { type CategoryRow, readSettings, stampOfCategory } from './store-settings.ts';

type Rows = Awaited<ReturnType<typeof readSettings>>;

function versionOf({ from, fromPack, data }: CategoryRow): CategoryVersion {
  const { order: _place, ...content } = data;
  return { from, fromPack, ...content } as CategoryVersion;
}

/** The version that holds on a day, or the first one when none does yet. */
function versionOn(rows: CategoryRow[], day: string): CategoryRow | undefined {
  return rows.findLast((one) => one.from <= day) ?? rows[0];
}

/** Codes of the areas whose own entry in the routing table can change where this category goes. */
function areasNamed(rows: Rows, id: string, kind: unknown): string[] {
  const named = rows.routes.filter((one) => one.area && (one.category === id || one.kind === kind));
  return [...new Set(named.map((one) => one.area ?? ''))].sort();
}

/** Everything about what people can report. Names come in the caller's language where only one is needed. */
export async function complaintSettings(ctx: Context): Promise<ComplaintSettings> {
  const { city, language } = ctx;
  const [rows, tree, directory] = await Promise.all([readSettings(city), agencies(city), areas(city)]);
  const today = localDate(ctx.now, city.zone);
  const routing = routingOf(rows, closingDays(tree));
  const office = (id: string) => ({
    id,
    name: say(tree.find(id)?.name ?? { id, en: id, jv: id, zh: id }, language),
  });
  const goes = (category: string, area?: string) =>
    routeReport(routing, { category, date: today, ...(area ? { area } : {}) });

  const byId = Map.groupBy(rows.categories, (row) => row.id);
  const records = [...byId].map(([id, versions]): CategoryRecord & { order: number } => {
    const now = versionOn(versions, today)?.data;
    const main = goes(id);
    const elsewhere = areasNamed(rows, id, now?.agencyKind).flatMap((code) => {
      const { agency } = goes(id, code);
      return agency === main.agency
        ? []
        : [{ area: { code, name: directory.name(code) }, agency: office(agency) }];
    });
    return {
      id,
      stamp: stampOfCategory(versions) ?? '',
      retiredOn: retiredSince(versions, today),
      versions: versions.map(versionOf),
      route: { agency: main.agency ? office(main.agency) : null, by: main.by, elsewhere },
      order: typeof now?.order === 'number' ? now.order : Number.POSITIVE_INFINITY,
    };
  });
  records.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));

  const groups = new Map(
    records.flatMap(({ versions }) => versions.map((one) => [one.group, one.groupTitle] as const)),
  );
  const kinds = new Map(rows.kinds.map((kind) => [kind.id, say(kind.title, language)]));
  for (const { versions } of records)
    for (const { agencyKind } of versions) if (!kinds.has(agencyKind)) kinds.set(agencyKind, agencyKind);
  return {
    today,
    categories: records.map(({ order: _order, ...record }) => record),
    groups: [...groups].map(([id, title]) => ({ id, title })),
    kinds: [...kinds].map(([id, name]) => ({ id, name })),
    clocks: inForce(rows.clocks, today)
      .filter((clock) => clock.kind === 'completion')
      .sort((a, b) => a.days - b.days)
      .map(({ id, days, unit, source }) => ({
        id,
        days,
        unit: unit === 'days' ? 'days' : 'working-days',
        source,
      })),
  };
}
