/** SQL of the command center's lists. Each reads along an index or over the newest only, however many complaints there are. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import type { City } from '../../platform/city.ts';
import { sql } from '../../platform/db/sql.ts';

/** Open cases on the map are looked for among this many newest ones. */
const DEPTH = 20_000;

export async function newestRows(city: City, limit: number): Promise<CaseRow[]> {
  return city.db.rows(sql`select * from cases."case"
    where service = 'complaints' and visibility <> 'hidden' order by id desc limit ${limit}`);
}

/** Walks each agency's own stretch of the desk index, so that a hundred thousand open cases cost no more than ten. */
export async function dueRows(city: City, desks: readonly string[], limit: number): Promise<CaseRow[]> {
  return city.db.rows(sql`select due.* from unnest(${desks}::text[]) desk(id)
    cross join lateral (select * from cases."case" c where c.open and c.agency = desk.id and c.due_at is not null
      and c.service = 'complaints' and c.visibility <> 'hidden' order by c.due_at, c.id limit ${limit}) due
    order by due.due_at, due.id limit ${limit}`);
}

export async function placedRows(city: City, limit: number): Promise<CaseRow[]> {
  return city.db.rows(sql`select * from (
      select * from cases."case" order by id desc limit ${DEPTH}) newest
    where newest.open and newest.point is not null and newest.service = 'complaints' and newest.visibility <> 'hidden'
    order by newest.id desc limit ${limit}`);
}
