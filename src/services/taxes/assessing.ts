/** What the city assesses itself: billboards and groundwater (SKPD), and what an examination found (SKPDKB, SKPDKBT, SKPDLB, SKPDN). */
import { randomUUID } from 'node:crypto';
import {
  type BillLine,
  codeOf,
  debtorsOf,
  issueBills,
  keepBasis,
  monthsLate,
  relieveBill,
} from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { type Rupiah, shareOf } from '../../shared/money.ts';
import { cleanLine } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { refOf } from './payers.ts';
import { lawsOf } from './rules/law.ts';
import { rentalValue, waterValue } from './rules/measure.ts';
import { dueOf, firstOf, lastOf } from './rules/month.ts';
import { basisOf, demandLaw, demandRule, taxRules } from './rules-book.ts';
import { formsOf, holderOn, lockObject, type ObjectRow } from './store-objects.ts';
import {
  type AssessmentRow,
  assessedFor,
  assessmentsOf,
  insertAssessment,
  lastReturn,
} from './store-returns.ts';

export type Assessed = { id: string; kind: AssessmentRow['kind']; amount: Rupiah; bill: string | null };
type Span = { from: string; to: string };

async function opened(tx: Change, id: number, day: string): Promise<{ object: ObjectRow; payer: string }> {
  const object = await lockObject(tx, id);
  if (!object) throw new Problem(404, 'taxes.no-object');
  const holding = await holderOn(tx, id, day);
  if (!holding) throw new Problem(409, 'taxes.nobody-then');
  return { object, payer: holding.payer };
}

type Found = Omit<AssessmentRow, 'id' | 'bill' | 'made_at' | 'object'> & {
  object: ObjectRow;
  lines: BillLine[];
};

async function keep(ctx: Context, tx: Change, found: Found): Promise<Assessed> {
  const { object, lines, ...row } = found;
  const id = randomUUID();
  let bill: number | null = null;
  if (row.amount > 0 && lines.length > 0) {
    const [debtor = 0] = await debtorsOf(tx, 'taxes', [refOf(object.id, row.payer)]);
    const { assessing } = await taxRules(ctx.city);
    const today = localDate(ctx.now, ctx.city.zone);
    const days = demandRule(assessing, today).payWithinDays;
    const issued = await issueBills(ctx, tx, {
      ...{
        id: randomUUID(),
        subject: `object/${object.id}/${row.kind}/${row.from_day}`,
        effectiveAt: ctx.now,
      },
      bills: [
        {
          ...{
            debtor,
            kind: `taxes.${object.tax}`,
            subject: `object/${object.id}/${row.kind}`,
            place: object.area,
            lines,
          },
          ...{ fromDay: row.from_day, toDay: row.to_day, due: dateOfDay(dayNumber(today) + days) },
        },
      ],
    });
    bill = issued.bills[0]?.id ?? null;
    if (bill === null) throw new Problem(409, 'taxes.assessed-already');
  }
  await insertAssessment(tx, { ...row, id, object: object.id, bill, made_at: ctx.now });
  const after = { paper: row.kind, from: row.from_day, to: row.to_day, amount: row.amount };
  tx.audit({ action: 'taxes.object.assessed', subject: object.number, after });
  tx.emit({
    type: 'taxes.object.assessed',
    subject: object.number,
    payload: { id, object: object.id, ...after },
  });
  tx.job({ task: 'taxes.spend', payload: {}, key: 'taxes.spend' });
  return { id, kind: row.kind, amount: row.amount, bill: bill === null ? null : codeOf('bill', bill) };
}

/**
 * Billboards for days, groundwater for the cubic metres of a span. 409 `taxes.not-assessed`, `taxes.assessed-already`, `taxes.nobody-then`,
 * `taxes.no-rule`; 422 `taxes.days-in-order`.
 */
export async function assess(
  ctx: Context,
  given: Span & { object: number; cubicMetres?: number | undefined },
): Promise<Assessed> {
  const { from, to } = given;
  if (to < from) throw new Problem(422, 'taxes.days-in-order');
  const rules = await taxRules(ctx.city);
  return change(ctx, async (tx) => {
    const { object, payer } = await opened(tx, given.object, from);
    const law = demandLaw(rules, object.tax, from);
    const form = (await formsOf(tx, object.id)).find(({ since }) => since <= from)?.form;
    const days = dayNumber(to) - dayNumber(from) + 1;
    let value = 0;
    let measure: AssessmentRow['measure'] = {};
    if (form?.kind === 'billboard') {
      const rule = demandRule(
        rules.billboards.filter(({ road }) => road === form.road),
        from,
      );
      value = rentalValue(form, rule, days);
      measure = { days, value };
    } else if (form?.kind === 'water' && given.cubicMetres !== undefined) {
      const rule = demandRule(
        rules.water.filter(({ use }) => use === form.use),
        from,
      );
      value = waterValue(given.cubicMetres, rule);
      measure = { cubicMetres: given.cubicMetres, value };
    } else throw new Problem(409, 'taxes.not-assessed');
    if (await assessedFor(tx, { object: object.id, kind: 'skpd', from, to }))
      throw new Problem(409, 'taxes.assessed-already');
    const basis = basisOf(lawsOf(rules, object.tax), law, {
      kind: 'share',
      basisPoints: law.basisPoints ?? 0,
    });
    const amount = shareOf(value, law.basisPoints ?? 0, 10_000);
    const lines = [{ b: await keepBasis(tx, basis), p: value, a: amount }];
    return keep(ctx, tx, {
      object,
      payer,
      kind: 'skpd',
      from_day: from,
      to_day: to,
      measure,
      amount,
      lines,
      why: '',
    });
  });
}

/**
 * What an examination of a filed month found, as the turnover that was right. Too little was filed: SKPDKB, or SKPDKBT after one of
 * those; too much: SKPDLB, which lessens the bill; else SKPDN. Interest or surcharge by the rule of the day. 409 `taxes.not-filed`,
 * 409 `taxes.assessed-already`.
 */
export async function examine(
  ctx: Context,
  given: { object: number; month: string; turnover: Rupiah; why: string },
): Promise<Assessed> {
  const month = firstOf(given.month);
  const today = localDate(ctx.now, ctx.city.zone);
  const rules = await taxRules(ctx.city);
  return change(ctx, async (tx) => {
    const { object, payer } = await opened(tx, given.object, month);
    const law = demandLaw(rules, object.tax, month);
    if (law.way !== 'filed') throw new Problem(409, 'taxes.not-filed');
    const filed = await lastReturn(tx, object.id, month);
    const again = await assessedFor(tx, { object: object.id, kind: 'skpdkb', from: month, to: month });
    if (again && (await assessedFor(tx, { object: object.id, kind: 'skpdkbt', from: month, to: month })))
      throw new Problem(409, 'taxes.assessed-already');
    const known = again ? await foundBefore(tx, object.id, month) : (filed?.turnover ?? 0);
    const base = given.turnover - known;
    const tax = shareOf(base, law.basisPoints ?? 0, 10_000);
    const own = { object, payer, from_day: month, to_day: lastOf(month), why: cleanLine(given.why) };
    const measure = { turnover: given.turnover, filed: known };
    if (tax === 0) return keep(ctx, tx, { ...own, kind: 'skpdn', measure, amount: 0, lines: [] });
    if (tax < 0) {
      if (!filed?.bill) throw new Problem(409, 'taxes.assessed-already');
      await relieveBill(ctx, tx, { id: randomUUID(), bill: filed.bill, amount: -tax, reason: 'SKPDLB' });
      return keep(ctx, tx, { ...own, kind: 'skpdlb', measure, amount: -tax, lines: [] });
    }
    const basis = basisOf(lawsOf(rules, object.tax), law, {
      kind: 'share',
      basisPoints: law.basisPoints ?? 0,
    });
    const lines: BillLine[] = [{ b: await keepBasis(tx, basis), p: base, a: tax }];
    const kind = again ? 'more' : filed ? 'short' : 'missing';
    const list = rules.shortfall.filter((one) => one.kind === kind);
    const rule = demandRule(list, today);
    const { basisPoints, capMonths } = rule;
    if (capMonths === undefined) {
      const b = await keepBasis(tx, basisOf(list, rule, { kind: 'share', basisPoints }));
      lines.push({ b, p: tax, a: shareOf(tax, basisPoints, 10_000) });
    } else {
      const late = monthsLate(dueOf(month, demandRule(rules.filing, month).payBy), today);
      const m = Math.min(late, capMonths);
      const b = await keepBasis(tx, basisOf(list, rule, { kind: 'monthly', basisPoints, capMonths }));
      if (m > 0)
        lines.push({
          b,
          p: tax,
          m,
          ...(late > m ? { c: true as const } : {}),
          a: shareOf(tax, basisPoints * m, 10_000),
        });
    }
    const amount = lines.reduce((sum, { a }) => sum + a, 0);
    return keep(ctx, tx, { ...own, kind: again ? 'skpdkbt' : 'skpdkb', measure, amount, lines });
  });
}

/** The turnover that the first examination of a month had found. */
async function foundBefore(tx: Change, object: number, month: string): Promise<Rupiah> {
  const found = (await assessmentsOf(tx, object, 200)).find(
    (one) => one.kind === 'skpdkb' && one.from_day === month,
  );
  return Number(found?.measure.turnover ?? 0);
}
