/** SQL of categories, routing and clocks. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';

type CategoryRow = { id: string; from: string; data: Record<string, unknown> };
type RouteRow = {
  category: string | null;
  kind: string | null;
  area: string | null;
  agency: string;
  from: string;
};
type ClockRow = { id: string; from: string; kind: string; days: number; unit: string; source: string };
type Emergency = { number: string; title: Words };

const EMERGENCY = 'complaints.emergency';

/** Writes what comes from a pack; true if anything is new or different. Rows the city edited are left alone. */
export async function writePackSettings(
  tx: Runner,
  pack: { categories: CategoryRow[]; routes: RouteRow[]; clocks: ClockRow[]; emergency: Emergency },
): Promise<boolean> {
  const categories = await tx.run(sql`
    insert into complaints.category (id, valid_from, data, from_pack)
    select item->>'id', (item->>'from')::date, item->'data', true
    from jsonb_array_elements(${JSON.stringify(pack.categories)}::jsonb) item
    on conflict on constraint category_pkey do update set data = excluded.data
      where category.from_pack and category.data <> excluded.data`);
  const clocks = await tx.run(sql`
    insert into complaints.clock (id, valid_from, kind, days, unit, source, from_pack)
    select item->>'id', (item->>'from')::date, item->>'kind', (item->>'days')::int, item->>'unit', item->>'source', true
    from jsonb_array_elements(${JSON.stringify(pack.clocks)}::jsonb) item
    on conflict on constraint clock_pkey do update set kind = excluded.kind, days = excluded.days, unit = excluded.unit,
      source = excluded.source
      where clock.from_pack and (clock.kind, clock.days, clock.unit, clock.source)
        is distinct from (excluded.kind, excluded.days, excluded.unit, excluded.source)`);
  const wanted = sql`select item->>'category' as category, item->>'kind' as kind, item->>'area' as area,
    item->>'agency' as agency, (item->>'from')::date as valid_from
    from jsonb_array_elements(${JSON.stringify(pack.routes)}::jsonb) item`;
  const gone = await tx.run(sql`delete from complaints.route r where from_pack and not exists (
    select from (${wanted}) w where (w.category, w.kind, w.area, w.agency, w.valid_from)
      is not distinct from (r.category, r.kind, r.area, r.agency, r.valid_from))`);
  const added =
    await tx.run(sql`insert into complaints.route (category, kind, area, agency, valid_from, from_pack)
    select category, kind, area, agency, valid_from, true from (${wanted}) w where not exists (
      select from complaints.route r where (w.category, w.kind, w.area, w.agency, w.valid_from)
        is not distinct from (r.category, r.kind, r.area, r.agency, r.valid_from))`);
  const emergency = await tx.run(sql`insert into platform.setting (key, value)
    values (${EMERGENCY}, ${JSON.stringify(pack.emergency)}::jsonb) on conflict do nothing`);
  return categories + clocks + gone + added + emergency > 0;
}

/** A category of the city's own, or a new version of one. */
export async function writeCategory(tx: Runner, row: CategoryRow): Promise<void> {
  await tx.run(sql`insert into complaints.category (id, valid_from, data, from_pack)
    values (${row.id}, ${row.from}::date, ${JSON.stringify(row.data)}::jsonb, false)
    on conflict on constraint category_pkey do update set data = excluded.data, from_pack = false, retired_on = null`);
}

export async function retireCategory(tx: Runner, id: string, on: string): Promise<number> {
  return tx.run(
    sql`update complaints.category set retired_on = ${on}::date where id = ${id} and retired_on is null`,
  );
}

export async function writeRoute(tx: Runner, row: RouteRow): Promise<void> {
  await tx.run(sql`insert into complaints.route (category, kind, area, agency, valid_from, from_pack)
    values (${row.category}, ${row.kind}, ${row.area}, ${row.agency}, ${row.from}::date, false)`);
}

export async function readSettings(city: City): Promise<{
  categories: CategoryRow[];
  routes: RouteRow[];
  clocks: ClockRow[];
  retired: Set<string>;
  emergency: Emergency;
}> {
  const [categories, routes, clocks, emergency] = await Promise.all([
    city.db.rows<CategoryRow & { retired: boolean }>(sql`
      select id, valid_from::text as "from", data, retired_on is not null as retired from complaints.category
      order by id, valid_from`),
    city.db.rows<RouteRow>(sql`
      select category, kind, area, agency, valid_from::text as "from" from complaints.route order by id`),
    city.db.rows<ClockRow>(sql`
      select id, valid_from::text as "from", kind, days, unit, source from complaints.clock order by id, valid_from`),
    city.db.maybe<{ value: Emergency }>(sql`select value from platform.setting where key = ${EMERGENCY}`),
  ]);
  const number = emergency?.value ?? { number: '112', title: { id: '112', en: '112', jv: '112', zh: '112' } };
  return {
    categories,
    routes,
    clocks,
    retired: new Set(categories.filter((row) => row.retired).map((row) => row.id)),
    emergency: number,
  };
}
