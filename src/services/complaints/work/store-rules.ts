/** SQL of the routing lines and clocks that a city keeps itself. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { ClockRow, RouteLine } from '../store-settings.ts';

/** One administrator at a time; reports go on being routed. */
export async function lockRoutes(tx: Runner): Promise<void> {
  await tx.run(sql`lock table complaints.route in share row exclusive mode`);
}

/** Whether the city itself already keeps a line for the same thing, place, day and times that has not been ended. */
export async function routesLike(tx: Runner, line: RouteLine): Promise<boolean> {
  const moments = line.when ? JSON.stringify(line.when) : null;
  const found = await tx.maybe(sql`select from complaints.route where not from_pack and ended_on is null
    and (category, kind, area, valid_from, moments)
      is not distinct from (${line.category}, ${line.kind}, ${line.area}, ${line.from}::date, ${moments}::jsonb) limit 1`);
  return found !== undefined;
}

export async function endRoute(tx: Runner, id: number, on: string): Promise<void> {
  await tx.run(sql`update complaints.route set ended_on = ${on}::date where id = ${id}`);
}

/** All versions of one promise, the oldest first, held until the transaction ends. */
export async function lockClock(tx: Runner, id: string): Promise<ClockRow[]> {
  await tx.run(sql`lock table complaints.clock in share row exclusive mode`);
  return tx.rows<ClockRow>(sql`select id, valid_from::text as "from", kind, days, unit, source, why, title,
    from_pack as "fromPack" from complaints.clock where id = ${id} order by valid_from`);
}

/** A version of the city's own; on the same day the later one counts. */
export async function writeClock(tx: Runner, row: Omit<ClockRow, 'fromPack'>): Promise<void> {
  await tx.run(sql`insert into complaints.clock (id, valid_from, kind, days, unit, source, title, from_pack)
    values (${row.id}, ${row.from}::date, ${row.kind}, ${row.days}, ${row.unit}, ${row.source},
      ${row.title ? JSON.stringify(row.title) : null}::jsonb, false)
    on conflict on constraint clock_pkey do update set days = excluded.days, unit = excluded.unit,
      source = excluded.source, why = null, from_pack = false`);
}
