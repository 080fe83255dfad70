/** Self-filed returns (SPTPD): a turnover for a month gives a bill; a correction takes its place; late ones are fined once. */
import { randomUUID } from 'node:crypto';
import {
  codeOf,
  debtorsOf,
  issueBills,
  keepBasis,
  type NewBill,
  voidBill,
} from '../../blocks/payments/api.ts';
import { actorLabel, type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { localDate } from '../../shared/time.ts';
import { refOf } from './payers.ts';
import { filedTax } from './rules/filed.ts';
import { lawsOf } from './rules/law.ts';
import { dueOf, firstOf, lastOf, nextMonth } from './rules/month.ts';
import { basisOf, demandLaw, demandRule, taxRules } from './rules-book.ts';
import { holderOn, lockObject } from './store-objects.ts';
import { insertReturn, lastReturn } from './store-returns.ts';

/** A line with what it rests on, to be kept. */
const ONCE = { id: 'laporan', en: 'return', jv: 'lapuran', zh: '次申报' };

export type Filed = { id: string; tax: Rupiah; bill: string | null; due: string; revision: number };

async function lateFine(
  ctx: Context,
  tx: Change,
  given: { object: number; debtor: number; month: string; area: string | null },
) {
  const { filing } = await taxRules(ctx.city);
  const rule = demandRule(filing, given.month);
  if (rule.lateFee === 0) return;
  const basis = basisOf(filing, rule, { kind: 'each', amount: rule.lateFee, unit: ONCE, per: 'once' });
  const due = dueOf(localDate(ctx.now, ctx.city.zone), rule.payBy);
  await issueBills(ctx, tx, {
    ...{ id: randomUUID(), subject: `filing/${given.object}/${given.month}`, effectiveAt: ctx.now },
    bills: [
      {
        ...{
          debtor: given.debtor,
          kind: 'taxes.late-filing',
          subject: `filing/${given.object}`,
          place: given.area,
          due,
        },
        ...{ fromDay: given.month, toDay: lastOf(given.month) },
        lines: [{ b: await keepBasis(tx, basis), q: 1, a: rule.lateFee }],
      },
    ],
  });
}

/**
 * Files a month of an object for whoever was taxed then. Filed again it is a correction: the bill before is void, what was paid of
 * it pays the new one. 404 `taxes.no-object`; 409 `taxes.not-filed` for a tax that the city assesses, `taxes.month-not-over`,
 * `taxes.nobody-then`.
 */
export async function fileReturn(
  ctx: Context,
  given: { object: number; month: string; turnover: Rupiah },
): Promise<Filed> {
  const month = firstOf(given.month);
  const rules = await taxRules(ctx.city);
  const today = localDate(ctx.now, ctx.city.zone);
  if (nextMonth(month) > today) throw new Problem(409, 'taxes.month-not-over');
  return change(ctx, async (tx) => {
    const object = await lockObject(tx, given.object);
    if (!object) throw new Problem(404, 'taxes.no-object');
    const law = demandLaw(rules, object.tax, month);
    if (law.way !== 'filed') throw new Problem(409, 'taxes.not-filed');
    const holding = (await holderOn(tx, object.id, lastOf(month))) ?? (await holderOn(tx, object.id, month));
    if (!holding) throw new Problem(409, 'taxes.nobody-then');
    const filing = demandRule(rules.filing, month);
    const before = await lastReturn(tx, object.id, month);
    const revision = before ? before.revision + 1 : 0;
    const [debtor = 0] = await debtorsOf(tx, 'taxes', [refOf(object.id, holding.payer)]);
    if (before?.bill)
      await voidBill(ctx, tx, { id: randomUUID(), bill: before.bill, reason: `SPTPD ${month.slice(0, 7)}` });
    const tax = filedTax(given.turnover, law);
    const due = dueOf(month, filing.payBy);
    const late = !before && today > dueOf(month, filing.fileBy);
    let bill: number | null = null;
    if (tax > 0) {
      const basis = basisOf(lawsOf(rules, object.tax), law, {
        kind: 'share',
        basisPoints: law.basisPoints ?? 0,
      });
      const one: NewBill = {
        ...{
          debtor,
          kind: `taxes.${object.tax}`,
          subject: `object/${object.id}`,
          place: object.area,
          revision,
        },
        ...{ fromDay: month, toDay: lastOf(month), due },
        lines: [{ b: await keepBasis(tx, basis), p: given.turnover, a: tax }],
      };
      const subject = `object/${object.id}/${month}/${revision}`;
      const issued = await issueBills(ctx, tx, {
        id: randomUUID(),
        subject,
        effectiveAt: ctx.now,
        bills: [one],
      });
      bill = issued.bills[0]?.id ?? null;
    }
    if (late) await lateFine(ctx, tx, { object: object.id, debtor, month, area: object.area });
    const { kind, id: by } = actorLabel(ctx.actor);
    const id = randomUUID();
    await insertReturn(tx, {
      ...{
        id,
        object: object.id,
        payer: holding.payer,
        month,
        revision,
        turnover: given.turnover,
        tax,
        bill,
        late,
      },
      ...{ filed_at: ctx.now, filed_by: `${kind}/${by ?? ''}` },
    });
    const after = { month: month.slice(0, 7), revision, amount: tax };
    tx.audit({ action: 'taxes.object.filed', subject: object.number, after });
    tx.emit({
      type: 'taxes.return.filed',
      subject: object.number,
      payload: { id, object: object.id, month, revision, tax },
    });
    // What was paid of the bill before is credit now, or was paid ahead.
    tx.job({ task: 'taxes.spend', payload: {}, key: 'taxes.spend' });
    return { id, tax, bill: bill === null ? null : codeOf('bill', bill), due, revision };
  });
}
