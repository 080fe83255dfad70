/** Bills for a market's stalls: each day for what is levied by the day, each month for the rest. Run again, nothing comes twice. */
import { randomUUID } from 'node:crypto';
import { type Basis, debtorsOf, issueBills, keepBasis, type NewBill } from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Words } from '../../shared/languages.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import { type Charge, chargeDay, chargeMonth, daysOfMonth, type Off, reliefOf } from './rules/charge.ts';
import { lastDayOf, type Period, type Tariff, tariffOn } from './rules/tariff.ts';
import {
  type ClosedRow,
  closedBetween,
  findMarket,
  type ReliefRow,
  reliefsBetween,
} from './store-register.ts';
import { allTariffs, type Levied, leviedBetween, noteRun } from './store-runs.ts';

export type RunResult = {
  bills: number;
  amount: number;
  /** Stalls for whose kind and class no tariff holds, neither by the day nor by the month. */
  withoutTariff: number;
};

const UNITS: Record<Tariff['unit'], Words> = {
  m2: { id: 'm²', en: 'm²', jv: 'm²', zh: '平方米' },
  stall: { id: 'lapak', en: 'stall', jv: 'papan', zh: '摊位' },
};
/** Days after its first that a month's bill is to be paid by: the tenth of the month, as in the regulations seen. */
const MONTH_DUE_DAYS = 9;

function basisOfTariff(tariffs: readonly Tariff[], tariff: Tariff): Basis {
  return {
    ...{ what: tariff.what, article: tariff.article, from: tariff.since, until: lastDayOf(tariffs, tariff) },
    rate: {
      ...{ kind: 'each', amount: tariff.amount, unit: UNITS[tariff.unit] },
      per: tariff.period === 'daily' ? 'day' : 'month',
    },
  };
}

function basisOfRelief({ what, article, from_day: from, to_day: until, basis_points }: ReliefRow): Basis {
  return { what, article, from, until, rate: { kind: 'share', basisPoints: basis_points, off: true } };
}

/** Numbers of bases, each looked up once in a run. */
function basisKeeper(tx: Change, tariffs: readonly Tariff[], reliefs: readonly ReliefRow[]) {
  const known = new Map<string, Promise<number>>();
  const kept = (key: string, of: () => Basis) => {
    const found = known.get(key) ?? keepBasis(tx, of());
    known.set(key, found);
    return found;
  };
  return {
    tariff: (one: Tariff) => kept(`t${one.id}`, () => basisOfTariff(tariffs, one)),
    relief: (id: number) =>
      kept(`r${id}`, () => basisOfRelief(reliefs.find((one) => one.id === id) as ReliefRow)),
  };
}

const touches = (row: { block: string | null }, block: string) => row.block === null || row.block === block;

type Market = { tariffs: Tariff[]; closed: ClosedRow[]; reliefs: ReliefRow[]; levied: Levied[] };

async function readMarket(tx: Change, market: string, from: string, to: string): Promise<Market> {
  const tariffs = await allTariffs(tx);
  const closed = await closedBetween(tx, market, from, to);
  const reliefs = await reliefsBetween(tx, market, from, to);
  return { tariffs, closed, reliefs, levied: await leviedBetween(tx, market, from, to) };
}

function isClosed(closed: readonly ClosedRow[], block: string, day: string): boolean {
  return closed.some((row) => touches(row, block) && row.from_day <= day && day <= row.to_day);
}

function reliefFor(reliefs: readonly ReliefRow[], one: Levied, amount: number, day: string): Off | undefined {
  const own = reliefs
    .filter((row) => touches(row, one.block) && (row.stall === null || row.stall === one.stall))
    .map((row) => ({
      id: row.id,
      from: row.from_day,
      to: row.to_day,
      basisPoints: row.basis_points,
    }));
  return reliefOf(amount, own, day);
}

type Due = { one: Levied; to: string; charges: Charge[]; off: Off | undefined };

function duesOfDay({ tariffs, closed, reliefs, levied }: Market, day: string) {
  const dues: Due[] = [];
  let withoutTariff = 0;
  for (const one of levied) {
    if (isClosed(closed, one.block, day)) continue;
    const form = { kind: one.kind, class: one.class, areaM2: one.area_m2 };
    const charge = chargeDay(tariffs, form, day);
    if (charge)
      dues.push({ one, to: day, charges: [charge], off: reliefFor(reliefs, one, charge.amount, day) });
    else if (!tariffOn(tariffs, form, 'monthly', day)) withoutTariff += 1;
  }
  return { dues, withoutTariff };
}

function duesOfMonth({ tariffs, closed, reliefs, levied }: Market, first: string, last: string) {
  const dues: Due[] = [];
  let withoutTariff = 0;
  for (const stretches of Map.groupBy(levied, ({ stall, trader }) => `${stall} ${trader}`).values()) {
    const [one] = stretches as [Levied];
    const held = stretches.map(({ from, to, kind, class: klass, area_m2: areaM2 }) => ({
      ...{ from, to },
      form: { kind, class: klass, areaM2 },
    }));
    const charges = chargeMonth(tariffs, held, first, (day) => isClosed(closed, one.block, day));
    const sum = charges.reduce((all, { amount }) => all + amount, 0);
    if (charges.length > 0) dues.push({ one, to: last, charges, off: reliefFor(reliefs, one, sum, first) });
    else if (!held.some(({ form, to }) => tariffOn(tariffs, form, 'daily', to))) withoutTariff += 1;
  }
  return { dues, withoutTariff };
}

/**
 * Issues a market's bills of a day, or of a month by its first day. Who stands without any tariff is
 * counted. 404 `levies.no-market`.
 */
export async function runBills(
  ctx: Context,
  given: { market: string; period: Period; day: string },
): Promise<RunResult> {
  const { market, period, day } = given;
  const first = period === 'daily' ? day : `${day.slice(0, 7)}-01`;
  const last = period === 'daily' ? day : (daysOfMonth(first).at(-1) as string);
  const due = period === 'daily' ? day : dateOfDay(dayNumber(first) + MONTH_DUE_DAYS);
  return change(ctx, async (tx) => {
    if (!(await findMarket(tx, market))) throw new Problem(404, 'levies.no-market');
    const all = await readMarket(tx, market, first, last);
    const { dues, withoutTariff } = period === 'daily' ? duesOfDay(all, day) : duesOfMonth(all, first, last);
    const bases = basisKeeper(tx, all.tariffs, all.reliefs);
    const refs = [...new Set(dues.map(({ one }) => one.trader))];
    const ids = await debtorsOf(tx, 'levies', refs);
    const debtors = new Map(refs.map((ref, at) => [ref, ids[at] as number]));
    const bills: NewBill[] = [];
    for (const { one, to, charges, off } of dues) {
      const lines: NewBill['lines'][number][] = [];
      for (const { tariff, units, days, amount } of charges)
        lines.push({ b: await bases.tariff(tariff), q: units, ...(days ? { d: days } : {}), a: amount });
      if (off) lines.push({ b: await bases.relief(off.relief.id), p: off.of, a: -off.amount });
      if (lines.reduce((sum, { a }) => sum + a, 0) <= 0) continue;
      bills.push({
        ...{ debtor: debtors.get(one.trader) as number, kind: `levies.${period}`, place: market, lines },
        ...{ subject: period === 'daily' ? `stall/${one.stall}` : `stall/${one.stall}/${one.trader}` },
        ...{ fromDay: first, toDay: to, due },
      });
    }
    const effectiveAt = new Date(localDay(dayNumber(first), ctx.city.zone)[0]);
    const id = randomUUID();
    const subject = `${market}/${period}/${first}`;
    const { issued, amount } = await issueBills(ctx, tx, { id, subject, effectiveAt, bills });
    const run = { market, period, day: first, bills: issued, amount };
    await noteRun(tx, { ...run, without_tariff: withoutTariff, done_at: ctx.now });
    if (issued > 0) {
      tx.audit({ action: 'levies.run.done', subject, after: { bills: issued, amount } });
      tx.emit({ type: 'levies.run.done', subject, payload: run });
    }
    return { bills: issued, amount, withoutTariff };
  });
}
