/** SQL of what traders and the market office see of a stall. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

/** The block of each stall of a market, by the subject of its daily bills. */
export async function blocksOf(runner: Runner, market: string): Promise<Map<string, string>> {
  const rows = await runner.rows<{ id: number; block: string }>(
    sql`select id, block from levies.stall where market = ${market}`,
  );
  return new Map(rows.map(({ id, block }) => [`stall/${id}`, block]));
}

export type StallFace = {
  id: number;
  market: string;
  market_title: string;
  block: string;
  number: string;
  kind: string | null;
  class: string | null;
  area_m2: number | null;
};

/** A stall by its pay code, as it is on a day. */
export async function stallFace(runner: Runner, code: string, day: string): Promise<StallFace | undefined> {
  return runner.maybe(sql`select s.id, s.market, m.title as market_title, s.block, s.number, f.kind, f.class,
      f.area_m2::float8 as area_m2
    from levies.stall s join levies.market m on m.id = s.market
    left join lateral (select kind, class, area_m2 from levies.stall_form f
      where f.stall = s.id and f.since <= ${day}::date order by f.since desc limit 1) f on true
    where s.pay_code = ${code}`);
}

/** Stalls by the subjects of bills, so that a bill says which stall it is for. */
export async function stallNames(
  runner: Runner,
  ids: readonly number[],
): Promise<Map<number, { market: string; name: string }>> {
  const rows = await runner.rows<{
    id: number;
    market: string;
    name: string;
  }>(sql`select s.id, m.title as market,
      s.block || ' ' || s.number as name from levies.stall s join levies.market m on m.id = s.market
    where s.id = any(${ids}::bigint[])`);
  return new Map(rows.map(({ id, market, name }) => [id, { market, name }]));
}

export async function stallNamesByCode(
  runner: Runner,
  codes: readonly string[],
): Promise<{ pay_code: string; name: string }[]> {
  return runner.rows(sql`select s.pay_code, m.title || ' · ' || s.block || ' ' || s.number as name
    from levies.stall s join levies.market m on m.id = s.market where s.pay_code = any(${codes}::text[])`);
}
