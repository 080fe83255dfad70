/** SQL of the figures: how long people waited, and how many wait now. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type WaitRow = { key: string | null; median: number | null; p90: number | null; served: number };

/**
 * Minutes from taking a number (or from the hour of an appointment, whichever the person had to wait from) to the first
 * call, of those who were called between two days.
 */
export function waits(
  db: Runner,
  { from, to, by, queue }: { from: string; to: string; by: 'agency' | 'queue' | 'all'; queue?: string },
): Promise<WaitRow[]> {
  const key = by === 'agency' ? sql`agency` : by === 'queue' ? sql`queue` : sql`null::text`;
  return db.rows<WaitRow>(sql`
    select ${key} as key, percentile_cont(0.5) within group (order by minutes) as median,
      percentile_cont(0.9) within group (order by minutes) as p90, count(*)::int as served
    from (select agency, queue,
        greatest(0, extract(epoch from called_at - coalesce(starts_at, taken_at)) / 60)::float8 as minutes
      from counters.ticket
      where day between ${from}::date and ${to}::date and called_at is not null and kind <> 'visit'
        and (${queue ?? null}::text is null or queue = ${queue ?? null})) as called
    group by 1`);
}

export function waitingNow(db: Runner, day: string): Promise<{ agency: string; waiting: number }[]> {
  return db.rows(sql`
    select agency, count(*)::int as waiting from counters.ticket
    where day = ${day}::date and state = 'waiting' and kind = 'walk-in' group by 1`);
}

export type Count = { state: string; count: number };
export function countsOf(db: Runner, queue: string, from: string, to: string): Promise<Count[]> {
  return db.rows<Count>(sql`
    select state, count(*)::int as count from counters.ticket
    where queue = ${queue} and day between ${from}::date and ${to}::date group by 1`);
}
