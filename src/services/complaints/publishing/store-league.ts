/** SQL of the league: the middle time to a first answer. */
import type { City } from '../../../platform/city.ts';
import { sql } from '../../../platform/db/sql.ts';

/** By agency, over all that were answered since; hours by the wall, nights and holidays included. */
export async function hoursToAnswer(
  city: City,
  since: Date,
): Promise<{ agency: string; hours: number; n: number }[]> {
  return city.db.rows(sql`select agency, count(*) as n,
      percentile_cont(0.5) within group (order by extract(epoch from responded_at - opened_at) / 3600)::float8 as hours
    from cases."case" where service = 'complaints' and responded_at >= ${since} and reopened = 0 and agency is not null
    group by agency`);
}
