/** SQL of markets, stalls, traders and who holds what. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';

export type MarketRow = {
  id: string;
  title: string;
  agency: string;
  area: string | null;
  opened_on: string;
  closed_on: string | null;
};

const marketColumns = sql`id, title, agency, area, opened_on::text, closed_on::text`;

export async function allMarkets(runner: Runner): Promise<MarketRow[]> {
  return runner.rows(sql`select ${marketColumns} from levies.market order by title`);
}

export async function findMarket(runner: Runner, id: string): Promise<MarketRow | undefined> {
  return runner.maybe(sql`select ${marketColumns} from levies.market where id = ${id}`);
}

/** Whoever writes many stalls of a market waits for whoever does so already. */
export async function lockMarket(tx: Runner, id: string): Promise<void> {
  await tx.run(sql`select from levies.market where id = ${id} for no key update`);
}

/** False when there is one of this id. */
export async function insertMarket(tx: Runner, m: MarketRow): Promise<boolean> {
  const count = await tx.run(sql`insert into levies.market (id, title, agency, area, opened_on, closed_on)
    values (${m.id}, ${m.title}, ${m.agency}, ${m.area}, ${m.opened_on}, ${m.closed_on}) on conflict do nothing`);
  return count === 1;
}

export type NewStall = {
  market: string;
  block: string;
  number: string;
  pay_code: string;
  opened_on: string;
};

/** Undefined when the market has this number already. */
export async function insertStall(tx: Runner, s: NewStall): Promise<number | undefined> {
  const row = await tx.maybe<{
    id: number;
  }>(sql`insert into levies.stall (market, block, number, pay_code, opened_on)
    values (${s.market}, ${s.block}, ${s.number}, ${s.pay_code}, ${s.opened_on})
    on conflict on constraint stall_number_key do nothing returning id`);
  return row?.id;
}

export type StallRow = {
  id: number;
  market: string;
  block: string;
  number: string;
  pay_code: string;
  opened_on: string;
  closed_on: string | null;
};

const stallColumns = sql`s.id, s.market, s.block, s.number, s.pay_code, s.opened_on::text, s.closed_on::text`;

export async function lockStall(tx: Runner, id: number): Promise<StallRow | undefined> {
  return tx.maybe(sql`select ${stallColumns} from levies.stall s where s.id = ${id} for no key update`);
}

export async function findStall(runner: Runner, id: number): Promise<StallRow | undefined> {
  return runner.maybe(sql`select ${stallColumns} from levies.stall s where s.id = ${id}`);
}

export async function insertForm(
  tx: Runner,
  f: { stall: number; since: string; kind: string; class: string; areaM2: number },
): Promise<void> {
  await tx.run(sql`insert into levies.stall_form (stall, since, kind, class, area_m2)
    values (${f.stall}, ${f.since}, ${f.kind}, ${f.class}, ${f.areaM2})`);
}

export type TraderRow = {
  id: string;
  sealed: Buffer;
  phone_index: Buffer | null;
  phone_end: Buffer | null;
  name_words: Buffer[];
  language: string;
  registered_at: Date;
};

export async function insertTrader(tx: Runner, t: TraderRow): Promise<void> {
  await tx.run(sql`insert into levies.trader (id, sealed, phone_index, phone_end, name_words, language, registered_at)
    values (${t.id}, ${t.sealed}, ${t.phone_index}, ${t.phone_end}, ${t.name_words}::bytea[], ${t.language}, ${t.registered_at})`);
}

export async function findTrader(
  runner: Runner,
  id: string,
): Promise<{ id: string; sealed: Buffer; language: string } | undefined> {
  return runner.maybe(sql`select id, sealed, language from levies.trader where id = ${id}`);
}

export type HoldingRow = { stall: number; since: string; until: string | null; trader: string };

/** Who holds the stall still. */
export async function holderNow(runner: Runner, stall: number): Promise<HoldingRow | undefined> {
  return runner.maybe(sql`select stall, since::text, until::text, trader from levies.holding
    where stall = ${stall} and until is null`);
}

export async function lastHoldingDay(runner: Runner, stall: number): Promise<string | null> {
  const row = await runner.one<{ day: string | null }>(
    sql`select max(coalesce(until, since))::text as day from levies.holding where stall = ${stall}`,
  );
  return row.day;
}

export async function endHolding(tx: Runner, stall: number, until: string): Promise<void> {
  await tx.run(sql`update levies.holding set until = ${until} where stall = ${stall} and until is null`);
}

export async function insertHolding(tx: Runner, h: Omit<HoldingRow, 'until'>): Promise<void> {
  await tx.run(
    sql`insert into levies.holding (stall, since, trader) values (${h.stall}, ${h.since}, ${h.trader})`,
  );
}

export type ClosedRow = {
  id: number;
  block: string | null;
  from_day: string;
  to_day: string;
  reason: string;
};

/** Days of closing that touch a span. */
export async function closedBetween(
  runner: Runner,
  market: string,
  from: string,
  to: string,
): Promise<ClosedRow[]> {
  return runner.rows(sql`select id, block, from_day::text, to_day::text, reason from levies.closed_day
    where market = ${market} and to_day >= ${from} and from_day <= ${to} order by from_day, id`);
}

export async function insertClosed(tx: Runner, c: Omit<ClosedRow, 'id'> & { market: string }): Promise<void> {
  await tx.run(sql`insert into levies.closed_day (market, block, from_day, to_day, reason)
    values (${c.market}, ${c.block}, ${c.from_day}, ${c.to_day}, ${c.reason})`);
}

export type ReliefRow = {
  id: number;
  block: string | null;
  stall: number | null;
  from_day: string;
  to_day: string;
  basis_points: number;
  what: Words;
  article: Words;
  reason: string;
  reference: string;
  granted_by: string | null;
  granted_at: Date | null;
};

export async function reliefsBetween(
  runner: Runner,
  market: string,
  from: string,
  to: string,
): Promise<ReliefRow[]> {
  return runner.rows(sql`select id, block, stall, from_day::text, to_day::text, basis_points, what, article,
      reason, reference, granted_by, granted_at from levies.relief
    where market = ${market} and to_day >= ${from} and from_day <= ${to} order by id`);
}

export async function insertRelief(tx: Runner, r: Omit<ReliefRow, 'id'> & { market: string }): Promise<void> {
  await tx.run(sql`insert into levies.relief (market, block, stall, from_day, to_day, basis_points, what, article,
      reason, reference, granted_by, granted_at)
    values (${r.market}, ${r.block}, ${r.stall}, ${r.from_day}, ${r.to_day}, ${r.basis_points},
      ${JSON.stringify(r.what)}::jsonb, ${JSON.stringify(r.article)}::jsonb,
      ${r.reason}, ${r.reference}, ${r.granted_by}, ${r.granted_at})`);
}
