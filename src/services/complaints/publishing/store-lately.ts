/** SQL of the figures in the frame for other sites. */
import type { City } from '../../../platform/city.ts';
import { nothing, sql } from '../../../platform/db/sql.ts';

export async function countSince(
  city: City,
  since: Date,
  filter: { category?: string | undefined; area?: string | undefined; agencies?: string[] | undefined },
): Promise<{ received: number; ended: number }> {
  const { category, area, agencies } = filter;
  const where = sql`c.service = 'complaints' and c.visibility <> 'hidden'
    ${category ? sql`and c.kind = ${category}` : nothing}
    ${area ? sql`and (c.area = ${area} or c.area like ${`${area.replace(/[%_\\]/g, '\\$&')}.%`})` : nothing}
    ${agencies ? sql`and c.agency = any(${agencies}::text[])` : nothing}`;
  return city.db.one(sql`select
    (select count(*) from cases."case" c where c.opened_at >= ${since} and ${where}) as received,
    (select count(*) from cases."case" c where c.closed_at >= ${since} and not c.open and ${where}) as ended`);
}
