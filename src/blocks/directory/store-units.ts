/** SQL of RW and RT under the wards. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Unit } from './shape.ts';

export async function readUnits(db: Runner, area: string): Promise<Unit[]> {
  return db.rows<Unit>(
    sql`select area, rw, rt, name from directory.unit where area = ${area} order by rw, rt`,
  );
}

/** The units of several wards. */
export async function unitsOfAreas(db: Runner, areas: readonly string[]): Promise<Unit[]> {
  return db.rows<Unit>(
    sql`select area, rw, rt, name from directory.unit where area = any (${areas}::text[]) order by area, rw, rt`,
  );
}

/** Numbers of RW and RT per ward. */
export async function countUnits(db: Runner): Promise<{ area: string; rw: number; rt: number }[]> {
  return db.rows(sql`
    select area, count(*) filter (where rt = '') as rw, count(*) filter (where rt <> '') as rt
    from directory.unit group by area order by area`);
}

/** Replaces all units of the named wards. */
export async function replaceUnits(
  tx: Runner,
  areas: readonly string[],
  units: readonly Unit[],
): Promise<void> {
  await tx.run(sql`delete from directory.unit where area = any(${areas})`);
  await tx.run(sql`
    insert into directory.unit (area, rw, rt, name)
    select area, rw, rt, name from jsonb_to_recordset(${JSON.stringify(units)}::jsonb)
      as given (area text, rw text, rt text, name text)`);
}

export async function readTotals(
  db: Runner,
): Promise<{ kind: 'rw' | 'rt'; count: number; source: string }[]> {
  return db.rows(sql`select kind, count, source from directory.unit_total order by kind`);
}

/** Sets a published total; returns 1 when that changed something. */
export async function writeTotal(
  tx: Runner,
  total: { kind: 'rw' | 'rt'; count: number; source: string },
): Promise<number> {
  return tx.run(sql`
    insert into directory.unit_total (kind, count, source) values (${total.kind}, ${total.count}, ${total.source})
    on conflict on constraint unit_total_pkey do update set count = excluded.count, source = excluded.source
    where (unit_total.count, unit_total.source) is distinct from (excluded.count, excluded.source)`);
}
