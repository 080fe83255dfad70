/** Markets and stalls, and who holds which since when. What a stall is, and whose it is, has a first day and is never rewritten. */
import { debtorsOf, handOver, newPayCode } from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import {
  endHolding,
  findMarket,
  findTrader,
  holderNow,
  insertForm,
  insertHolding,
  insertMarket,
  insertStall,
  lastHoldingDay,
  lockStall,
  type MarketRow,
  type StallRow,
} from './store-register.ts';

const today = ({ city, now }: Context) => localDate(now, city.zone);
const midnight = ({ city }: Context, day: string) => new Date(localDay(dayNumber(day), city.zone)[0]);

/** 409 `levies.market-there`. */
export async function openMarket(
  ctx: Context,
  given: { id: string; title: string; agency: string; area: string | null; openedOn: string },
): Promise<void> {
  await change(ctx, async (tx) => {
    const row: MarketRow = {
      ...{ id: given.id, title: cleanLine(given.title), agency: given.agency, area: given.area },
      ...{ opened_on: given.openedOn, closed_on: null },
    };
    if (!(await insertMarket(tx, row))) throw new Problem(409, 'levies.market-there');
    tx.audit({ action: 'levies.market.opened', subject: given.id });
    tx.emit({ type: 'levies.market.opened', subject: given.id, payload: {} });
  });
}

export type NewStallGiven = {
  market: string;
  block: string;
  number: string;
  kind: string;
  class: string;
  areaM2: number;
  since: string;
};

/** A stall with its own number to pay to. 404 `levies.no-market`, 409 `levies.stall-there`. */
export async function addStall(
  ctx: Context,
  tx: Change,
  given: NewStallGiven,
): Promise<{ id: number; payCode: string }> {
  if (!(await findMarket(tx, given.market))) throw new Problem(404, 'levies.no-market');
  const [block, number] = [cleanLine(given.block), cleanLine(given.number)];
  // Until somebody holds it, what is paid there is the market's to find an owner for.
  const [nobody = 0] = await debtorsOf(tx, 'levies', [`market/${given.market}`]);
  const payCode = await newPayCode(tx, nobody, midnight(ctx, given.since));
  const row = { market: given.market, block, number, pay_code: payCode, opened_on: given.since };
  const id = await insertStall(tx, row);
  if (id === undefined) throw new Problem(409, 'levies.stall-there', { number: `${block} ${number}` });
  await insertForm(tx, {
    stall: id,
    since: given.since,
    kind: given.kind,
    class: given.class,
    areaM2: given.areaM2,
  });
  tx.audit({ action: 'levies.stall.added', subject: payCode });
  return { id, payCode };
}

async function locked(tx: Change, id: number): Promise<StallRow> {
  const stall = await lockStall(tx, id);
  if (!stall) throw new Problem(404, 'levies.no-stall');
  return stall;
}

/** Another size or class from a day on, today or later. 409 `levies.since-too-early`: bills of days before stand. */
export async function changeForm(
  ctx: Context,
  given: { stall: number; kind: string; class: string; areaM2: number; since: string },
): Promise<void> {
  if (given.since < today(ctx)) throw new Problem(409, 'levies.since-too-early');
  await change(ctx, async (tx) => {
    const { pay_code } = await locked(tx, given.stall);
    try {
      await insertForm(tx, given);
    } catch (error) {
      if (violates(error, 'stall_form_pkey')) throw new Problem(409, 'levies.changed-that-day');
      throw error;
    }
    const { kind, class: klass, areaM2, since } = given;
    tx.audit({
      action: 'levies.stall.changed',
      subject: pay_code,
      after: { kind, class: klass, area: areaM2, since },
    });
  });
}

/**
 * Gives a stall to a trader from a day on; the one before him holds it to the eve, and what he owes stays his. The first holder may
 * have held it for long; later ones begin today or later. 404 `levies.no-stall`, `levies.no-trader`; 409 `levies.since-too-early`, 409
 * `levies.holds-it-already`.
 */
export async function assign(
  ctx: Context,
  tx: Change,
  given: { stall: number; trader: string; since: string },
): Promise<void> {
  const stall = await locked(tx, given.stall);
  if (!(await findTrader(tx, given.trader))) throw new Problem(404, 'levies.no-trader');
  const last = await lastHoldingDay(tx, stall.id);
  const earliest = last === null ? stall.opened_on : today(ctx);
  if (given.since < earliest || (last !== null && given.since <= last))
    throw new Problem(409, 'levies.since-too-early');
  const before = await holderNow(tx, stall.id);
  if (before?.trader === given.trader) throw new Problem(409, 'levies.holds-it-already');
  if (before) await endHolding(tx, stall.id, dateOfDay(dayNumber(given.since) - 1));
  await insertHolding(tx, given);
  const [debtor = 0] = await debtorsOf(tx, 'levies', [given.trader]);
  // The first holder may pay what he owed before the stall was in the books.
  const since =
    last === null ? new Date(midnight(ctx, given.since).getTime() + 1) : midnight(ctx, given.since);
  await handOver(tx, stall.pay_code, debtor, since);
  tx.audit({ action: 'levies.stall.given', subject: stall.pay_code, after: { since: given.since } });
  const payload = { market: stall.market, stall: stall.id, since: given.since };
  tx.emit({ type: 'levies.stall.given', subject: stall.pay_code, payload });
}

/** The holder leaves; the last day is today or later. 409 `levies.nobody-holds-it`, `levies.since-too-early`. */
export async function vacate(ctx: Context, given: { stall: number; until: string }): Promise<void> {
  if (given.until < today(ctx)) throw new Problem(409, 'levies.since-too-early');
  await change(ctx, async (tx) => {
    const stall = await locked(tx, given.stall);
    const held = await holderNow(tx, stall.id);
    if (!held || held.since > given.until) throw new Problem(409, 'levies.nobody-holds-it');
    await endHolding(tx, stall.id, given.until);
    tx.audit({ action: 'levies.stall.left', subject: stall.pay_code, after: { until: given.until } });
  });
}
