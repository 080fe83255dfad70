/** SQL of categories, routing and clocks. */
import type { When } from '../../blocks/packs/api.ts';
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';
import { stampOf } from './stamp.ts';

type Written = { id: string; from: string; data: Record<string, unknown> };
/** One version of a category. */
export type CategoryRow = Written & { fromPack: boolean; retiredOn: string | null };
export type RouteLine = {
  category: string | null;
  kind: string | null;
  area: string | null;
  agency: string;
  from: string;
  /** Last day on which it holds. */
  until?: string | null;
  when?: When | null;
  why?: string | null;
};
export type RouteRow = RouteLine & {
  id: number;
  fromPack: boolean;
  /** First day on which it no longer holds, by the city's hand. */
  endedOn: string | null;
};
export type ClockRow = {
  id: string;
  from: string;
  kind: string;
  days: number;
  unit: string;
  source: string;
  /** The source in every language, where a pack tells it. */
  why?: Words | null;
  title: Words | null;
  fromPack: boolean;
};
type Emergency = { number: string; title: Words };
/** A duty of government, by which the routing table finds the agency. */
type KindRow = { id: string; title: Words };

const EMERGENCY = 'complaints.emergency';
const KINDS = 'complaints.kinds';
const HAZARD_WORDS = 'complaints.hazard-words';

const VERSIONS = sql`select id, valid_from::text as "from", data, from_pack as "fromPack",
  retired_on::text as "retiredOn" from complaints.category`;

/** Writes what comes from a pack; true if anything is new or different. Rows the city edited are left alone. */
export async function writePackSettings(
  tx: Runner,
  pack: {
    categories: Written[];
    routes: RouteLine[];
    clocks: Omit<ClockRow, 'fromPack'>[];
    emergency: Emergency;
    hazardWords: string[];
    kinds: KindRow[];
  },
): Promise<boolean> {
  const categories = await tx.run(sql`
    insert into complaints.category (id, valid_from, data, from_pack)
    select item->>'id', (item->>'from')::date, item->'data', true
    from jsonb_array_elements(${JSON.stringify(pack.categories)}::jsonb) item
    on conflict on constraint category_pkey do update set data = excluded.data
      where category.from_pack and category.data <> excluded.data`);
  const clocks = await tx.run(sql`
    insert into complaints.clock (id, valid_from, kind, days, unit, source, why, title, from_pack)
    select item->>'id', (item->>'from')::date, item->>'kind', (item->>'days')::int, item->>'unit', item->>'source',
      nullif(item->'why', 'null'), item->'title', true
    from jsonb_array_elements(${JSON.stringify(pack.clocks)}::jsonb) item
    on conflict on constraint clock_pkey do update set kind = excluded.kind, days = excluded.days, unit = excluded.unit,
      source = excluded.source, why = excluded.why, title = excluded.title
      where clock.from_pack and (clock.kind, clock.days, clock.unit, clock.source, clock.why, clock.title)
        is distinct from
        (excluded.kind, excluded.days, excluded.unit, excluded.source, excluded.why, excluded.title)`);
  const wanted = sql`select item->>'category' as category, item->>'kind' as kind, item->>'area' as area,
    item->>'agency' as agency, (item->>'from')::date as valid_from, (item->>'until')::date as valid_until,
    nullif(item->'when', 'null') as moments, item->>'why' as why
    from jsonb_array_elements(${JSON.stringify(pack.routes)}::jsonb) item`;
  const same = sql`(w.category, w.kind, w.area, w.agency, w.valid_from, w.valid_until, w.moments, w.why)
    is not distinct from (r.category, r.kind, r.area, r.agency, r.valid_from, r.valid_until, r.moments, r.why)`;
  const gone = await tx.run(sql`delete from complaints.route r where from_pack and not exists (
    select from (${wanted}) w where ${same})`);
  const added = await tx.run(sql`insert into complaints.route
      (category, kind, area, agency, valid_from, valid_until, moments, why, from_pack)
    select category, kind, area, agency, valid_from, valid_until, moments, why, true from (${wanted}) w
    where not exists (select from complaints.route r where from_pack and ${same})`);
  const emergency = await tx.run(sql`insert into platform.setting (key, value)
    values (${EMERGENCY}, ${JSON.stringify(pack.emergency)}::jsonb) on conflict do nothing`);
  // What the city cannot change by hand follows the pack.
  const followed = await tx.run(sql`insert into platform.setting (key, value)
    values (${KINDS}, ${JSON.stringify(pack.kinds.map(({ id, title }) => ({ id, title })))}::jsonb),
      (${HAZARD_WORDS}, ${JSON.stringify(pack.hazardWords)}::jsonb)
    on conflict on constraint setting_pkey do update set value = excluded.value
      where setting.value <> excluded.value`);
  return categories + clocks + gone + added + emergency + followed > 0;
}

/**
 * All versions of one category, the oldest first, held until the transaction ends: nobody else changes categories
 * meanwhile, a new one neither. Readers and reports go on.
 */
export async function lockCategory(tx: Runner, id: string): Promise<CategoryRow[]> {
  await tx.run(sql`lock table complaints.category in share row exclusive mode`);
  return tx.rows<CategoryRow>(sql`${VERSIONS} where id = ${id} order by valid_from`);
}

/** Another stamp as soon as anything about the category is another; null when there is none. */
export function stampOfCategory(versions: readonly CategoryRow[]): string | null {
  return versions.length === 0 ? null : stampOf(versions);
}

/** A category of the city's own, or a version of one; on the same day the later one counts. */
export async function writeCategory(tx: Runner, row: Written): Promise<void> {
  await tx.run(sql`insert into complaints.category (id, valid_from, data, from_pack)
    values (${row.id}, ${row.from}::date, ${JSON.stringify(row.data)}::jsonb, false)
    on conflict on constraint category_pkey do update set data = excluded.data, from_pack = false, retired_on = null`);
}

export async function retireCategory(tx: Runner, id: string, on: string): Promise<number> {
  return tx.run(
    sql`update complaints.category set retired_on = ${on}::date where id = ${id} and retired_on is null`,
  );
}

/** An entry of the city's own; it takes the place of its entry for the same thing, day and times. Returns its id. */
export async function writeRoute(tx: Runner, row: RouteLine): Promise<number> {
  const moments = row.when ? JSON.stringify(row.when) : null;
  await tx.run(sql`delete from complaints.route where not from_pack and (category, kind, area, valid_from, moments)
    is not distinct from (${row.category}, ${row.kind}, ${row.area}, ${row.from}::date, ${moments}::jsonb)`);
  const { id } = await tx.one<{ id: number }>(sql`insert into complaints.route
      (category, kind, area, agency, valid_from, valid_until, moments, why, from_pack)
    values (${row.category}, ${row.kind}, ${row.area}, ${row.agency}, ${row.from}::date, ${row.until ?? null}::date,
      ${moments}::jsonb, ${row.why ?? null}, false) returning id`);
  return id;
}

export type SettingRows = {
  categories: CategoryRow[];
  routes: RouteRow[];
  clocks: ClockRow[];
  kinds: KindRow[];
  emergency: Emergency;
  hazardWords: string[];
};

/** Versions of a category with the oldest first; of two equal routes the city's own stands first. */
export async function readSettings(city: City): Promise<SettingRows> {
  const [categories, routes, clocks, settings] = await Promise.all([
    city.db.rows<CategoryRow>(sql`${VERSIONS} order by id, valid_from`),
    city.db.rows<RouteRow>(sql`
      select id, category, kind, area, agency, valid_from::text as "from", valid_until::text as "until", moments as "when", why,
        ended_on::text as "endedOn", from_pack as "fromPack" from complaints.route order by from_pack, id`),
    city.db.rows<ClockRow>(sql`
      select id, valid_from::text as "from", kind, days, unit, source, why, title, from_pack as "fromPack" from complaints.clock
      order by id, valid_from`),
    city.db.rows<{ key: string; value: unknown }>(
      sql`select key, value from platform.setting where key in (${EMERGENCY}, ${KINDS}, ${HAZARD_WORDS})`,
    ),
  ]);
  const setting = (key: string) => settings.find((one) => one.key === key)?.value;
  const everywhere = { number: '112', title: { id: '112', en: '112', jv: '112', zh: '112' } };
  return {
    categories,
    routes,
    clocks,
    kinds: (setting(KINDS) as KindRow[] | undefined) ?? [],
    emergency: (setting(EMERGENCY) as Emergency | undefined) ?? everywhere,
    hazardWords: (setting(HAZARD_WORDS) as string[] | undefined) ?? [],
  };
}
