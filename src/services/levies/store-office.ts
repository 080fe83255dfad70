/** SQL of what the market office looks up: stalls by what was typed, their history, the calendar of a market. */
import type { Runner } from '../../platform/db/database.ts';
import { join, nothing, type Sql, sql } from '../../platform/db/sql.ts';
import type { StallRow } from './store-register.ts';

const stallColumns = sql`s.id, s.market, s.block, s.number, s.pay_code, s.opened_on::text, s.closed_on::text`;

export type StallLine = StallRow & {
  kind: string | null;
  class: string | null;
  area_m2: number | null;
  trader: string | null;
  trader_sealed: Buffer | null;
};

export type Typed = {
  /** As in the books: 'A 12', or the beginning of it. */
  place: string;
  code: string;
  words: readonly Buffer[] | null;
  phone: Buffer | null;
  phoneEnd: Buffer | null;
};

function typedPart(typed: Typed | null): Sql {
  if (!typed) return nothing;
  const parts = [
    sql`lower(s.block || ' ' || s.number) like ${typed.place} || '%'`,
    sql`lower(s.block || s.number) = replace(${typed.place}, ' ', '')`,
  ];
  if (typed.code) parts.push(sql`s.pay_code = ${typed.code}`);
  if (typed.words) parts.push(sql`t.name_words @> ${[...typed.words]}::bytea[]`);
  if (typed.phone) parts.push(sql`t.phone_index = ${typed.phone}`);
  if (typed.phoneEnd) parts.push(sql`t.phone_end = ${typed.phoneEnd}`);
  return sql`and (${join(parts, ' or ')})`;
}

/** Stalls of a market with their form and holder on a day, after one of them: by block, and 9 before 10. */
export async function stallsOf(
  runner: Runner,
  given: {
    market: string;
    day: string;
    after: [string, string] | null;
    most: number;
    block?: string | undefined;
    typed?: Typed | null;
  },
): Promise<StallLine[]> {
  const [block, number] = given.after ?? ['', ''];
  const inBlock = given.block ? sql`and s.block = ${given.block}` : nothing;
  return runner.rows(sql`select ${stallColumns}, f.kind, f.class, f.area_m2::float8 as area_m2, h.trader, t.sealed as trader_sealed
    from levies.stall s
    left join lateral (select kind, class, area_m2 from levies.stall_form f
      where f.stall = s.id and f.since <= ${given.day}::date order by f.since desc limit 1) f on true
    left join levies.holding h on h.stall = s.id and h.since <= ${given.day}::date and (h.until is null or h.until >= ${given.day}::date)
    left join levies.trader t on t.id = h.trader
    where s.market = ${given.market} and (s.block, length(s.number), s.number) > (${block}, length(${number}), ${number}) ${inBlock} ${typedPart(given.typed ?? null)}
    order by s.block, length(s.number), s.number limit ${given.most}`);
}

export async function blocksWithCounts(
  runner: Runner,
  market: string,
  day: string,
): Promise<{ block: string; stalls: number; held: number }[]> {
  return runner.rows(sql`select s.block, count(*)::int as stalls, count(h.stall)::int as held
    from levies.stall s
    left join levies.holding h on h.stall = s.id and h.since <= ${day}::date and (h.until is null or h.until >= ${day}::date)
    where s.market = ${market} group by s.block order by s.block`);
}

/** Kinds and classes of stalls and of tariffs. */
export async function knownForms(runner: Runner): Promise<{ kind: string; class: string }[]> {
  return runner.rows(
    sql`select kind, class from levies.stall_form union select kind, class from levies.tariff order by 1, 2`,
  );
}

export type FormRow = { since: string; kind: string; class: string; area_m2: number };

/** What a stall was, the last first. */
export async function formsOf(runner: Runner, stall: number): Promise<FormRow[]> {
  return runner.rows(sql`select since::text, kind, class, area_m2::float8 as area_m2 from levies.stall_form
    where stall = ${stall} order by since desc`);
}

export type HeldRow = {
  stall: number;
  name: string;
  trader: string;
  since: string;
  until: string | null;
  sealed: Buffer;
};

/** Who held a stall, the last first. */
export async function holdersOf(runner: Runner, stall: number): Promise<HeldRow[]> {
  return runner.rows(sql`select h.stall, s.block || ' ' || s.number as name, h.trader, h.since::text, h.until::text, t.sealed
    from levies.holding h join levies.trader t on t.id = h.trader join levies.stall s on s.id = h.stall
    where h.stall = ${stall} order by h.since desc`);
}

/** What a trader held and holds in a market, the last first. */
export async function heldBy(runner: Runner, market: string, trader: string): Promise<HeldRow[]> {
  return runner.rows(sql`select h.stall, s.block || ' ' || s.number as name, h.trader, h.since::text, h.until::text, t.sealed
    from levies.holding h join levies.trader t on t.id = h.trader join levies.stall s on s.id = h.stall
    where h.trader = ${trader} and s.market = ${market} order by h.until desc nulls first, h.since desc`);
}

export async function stallNamesOf(runner: Runner, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await runner.rows<{ id: number; name: string }>(
    sql`select id, block || ' ' || number as name from levies.stall where id = any(${ids}::bigint[])`,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
