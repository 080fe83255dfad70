/** Arrears come round by the clock: a reminder, a warning, then a STRD that charges the penalty; each once, each alone in its change. */
import { randomUUID } from 'node:crypto';
import { notifyAll } from '../../blocks/notices/api.ts';
import {
  debtorsOf,
  issueBills,
  keepBasis,
  lateBills,
  lateOf,
  standingsOf,
} from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { formatRupiah } from '../../shared/money.ts';
import { formatInstant, localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import {
  PENALTY_ARTICLE,
  PENALTY_RULES,
  partsOf,
  penaltyLines,
  planHolds,
  type Stage,
  stageDue,
} from './rules/arrears.ts';
import {
  demandsOf,
  insertDemand,
  insertPenalised,
  insertPlan,
  monthsCharged,
  namesSealed,
  plansOf,
} from './store-arrears.ts';
import { marketsOfTraders } from './store-income.ts';
import { findMarket } from './store-register.ts';
import { readTrader } from './traders.ts';

const PENALTY = 'levies.penalty';
/** A month to pay a STRD. */
const STRD_DAYS = 30;
const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const WHAT = {
  ...{ id: 'Sanksi bunga keterlambatan', en: 'Interest for late payment' },
  ...{ jv: 'Sanksi sarem kasep mbayar', zh: '逾期利息' },
};

type Late = Awaited<ReturnType<typeof lateOf>>[number];

/** The penalty as a bill of its own; nought when there is none to charge. */
async function chargePenalty(
  ctx: Context,
  tx: Change,
  given: { demand: number; late: Late; market: string; today: string },
): Promise<void> {
  const { demand, late, market, today } = given;
  const lines = await linesOf(tx, late, today);
  if (lines.length === 0) return;
  const [{ from, basisPoints, capMonths }] = PENALTY_RULES;
  const basis = await keepBasis(tx, {
    ...{ what: WHAT, article: PENALTY_ARTICLE, from, until: null },
    rate: { kind: 'monthly', basisPoints, capMonths },
  });
  const [debtor = 0] = await debtorsOf(tx, 'levies', [late.ref]);
  await issueBills(ctx, tx, {
    ...{ id: randomUUID(), subject: `strd/${demand}` },
    effectiveAt: new Date(localDay(dayNumber(today), ctx.city.zone)[0]),
    bills: [
      {
        ...{ debtor, kind: PENALTY, subject: `strd/${demand}`, place: market },
        ...{ fromDay: today, toDay: today, due: dateOfDay(dayNumber(today) + STRD_DAYS) },
        lines: lines.map(({ months, capped, principal, amount }) => ({
          ...{ b: basis, p: principal, m: months, a: amount },
          ...(capped ? { c: true as const } : {}),
        })),
      },
    ],
  });
  await insertPenalised(
    tx,
    demand,
    lines.flatMap(({ months, bills }) =>
      bills.map(({ id, open }) => ({ bill: id, months, principal: open })),
    ),
  );
}

async function linesOf(tx: Change, late: Late, today: string) {
  // The penalty itself bears none.
  const bills = await lateBills(tx, { debtor: late.debtor, before: today, but: PENALTY });
  return penaltyLines(
    bills,
    await monthsCharged(
      tx,
      bills.map(({ id }) => id),
    ),
    today,
  );
}

async function send(
  ctx: Context,
  given: {
    late: Late;
    market: string;
    stage: Stage;
    today: string;
    person: { sealed: Buffer; language: string };
  },
): Promise<boolean> {
  const { late, market, stage, today, person } = given;
  const { phone } = readTrader(ctx.city, person.sealed);
  return change(ctx, async (tx) => {
    const lines = stage === 'strd' ? await linesOf(tx, late, today) : [];
    const penalty = lines.reduce((sum, { amount }) => sum + amount, 0);
    const demand = await insertDemand(tx, {
      ...{ trader: late.ref, market, stage, late_since: late.oldest, day: today, at: ctx.now },
      ...{ late: late.late, bills: late.bills, penalty, reached: phone !== null },
    });
    if (demand === undefined) return false;
    if (stage === 'strd') await chargePenalty(ctx, tx, { demand, late, market, today });
    if (phone) {
      const language = person.language as Language;
      const params = {
        amount: formatRupiah(late.late),
        penalty: formatRupiah(penalty),
        market: (await findMarket(tx, market))?.title ?? '',
        since: formatInstant(
          localDay(dayNumber(late.oldest), ctx.city.zone)[0],
          ctx.city.zone,
          language,
          'date',
        ),
        link: '/pasar',
      };
      await notifyAll(tx, ctx, [
        {
          ...{
            to: { channel: 'whatsapp', address: phone },
            template: `levies.notice.${stage}`,
            params,
            language,
          },
          ...{ subject: `demand/${demand}`, dedupe: `levies:demand:${demand}` },
        },
      ]);
    }
    const after = { stage, amount: late.late };
    tx.audit({ action: 'levies.demand.made', subject: `${demand}`, after });
    tx.emit({
      type: 'levies.demand.made',
      subject: `${demand}`,
      payload: { market, stage, amount: late.late },
    });
    return true;
  });
}

/** Sends what is due today, trader by trader; the number of letters. Again on the same day, nothing goes out twice. */
export async function chaseArrears(city: City): Promise<number> {
  const ctx = { ...systemContext(city, 'levies.arrears'), now: city.now() };
  const today = localDate(ctx.now, city.zone);
  const all = (await lateOf(city.db, { service: 'levies', before: today, refs: null })).filter(({ ref }) =>
    UUID.test(ref),
  );
  const refs = all.map(({ ref }) => ref);
  const [sent, plans, markets, people, standings] = await Promise.all([
    demandsOf(city.db, refs),
    plansOf(city.db, refs),
    marketsOfTraders(city.db, refs),
    namesSealed(city.db, refs),
    standingsOf(city.db, 'levies', refs, today),
  ]);
  const letters = Map.groupBy(sent, ({ trader }) => trader);
  let count = 0;
  for (const late of all) {
    const got = (letters.get(late.ref) ?? []).map(({ stage, late_since: lateSince, day }) => ({
      stage,
      lateSince,
      day,
    }));
    const stage = stageDue(late.oldest, today, got);
    const [market, person, plan] = [markets.get(late.ref), people.get(late.ref), plans.get(late.ref)];
    if (!stage || !market || !person) continue;
    if (plan && planHolds(plan.parts, standings.get(late.ref)?.owed ?? 0, today)) continue;
    if (await send(ctx, { late, market, stage, today, person })) count += 1;
  }
  return count;
}

/**
 * Instalments for all that a trader owes now, a month apart. 404 `levies.no-trader` for one of another market, 409 `levies.nothing-owed`,
 * `levies.plan-there`, `levies.since-too-early`.
 */
export async function agreePlan(
  ctx: Context,
  given: { market: string; trader: string; dues: readonly string[]; reference: string },
): Promise<void> {
  const { market, trader, dues, reference } = given;
  const today = localDate(ctx.now, ctx.city.zone);
  if ([...dues].sort().join() !== dues.join() || new Set(dues).size !== dues.length)
    throw new Problem(422, 'levies.days-in-order');
  if ((dues[0] ?? '') < today) throw new Problem(409, 'levies.since-too-early');
  if ((await marketsOfTraders(ctx.city.db, [trader])).get(trader) !== market)
    throw new Problem(404, 'levies.no-trader');
  await change(ctx, async (tx) => {
    const total = (await standingsOf(tx, 'levies', [trader], today)).get(trader)?.owed ?? 0;
    if (total <= 0) throw new Problem(409, 'levies.nothing-owed');
    const parts = partsOf(total, dues);
    const agreed_by = ctx.actor.kind === 'officer' ? ctx.actor.id : null;
    if (!(await insertPlan(tx, { trader, agreed_on: today, agreed_by, reference, total, parts })))
      throw new Problem(409, 'levies.plan-there');
    tx.audit({
      action: 'levies.trader.plan-agreed',
      subject: trader,
      after: { amount: total, parts: parts.length },
    });
  });
}
