/** Objections, reductions and compensation: asked for by the taxpayer, decided once by the head of taxes, an objection in time or granted. */
import { randomUUID } from 'node:crypto';
import {
  addMonths,
  type BillState,
  billStates,
  compensate,
  debtorsOf,
  issueBills,
  keepBasis,
  readCode,
  relieveBill,
} from '../../blocks/payments/api.ts';
import { actorLabel, type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { type Rupiah, shareOf } from '../../shared/money.ts';
import { cleanLine, cleanText } from '../../shared/text.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { refOf } from './payers.ts';
import { basisOf, demandRule, taxRules } from './rules-book.ts';
import { findObject, objectsOf } from './store-objects.ts';
import {
  findRequest,
  insertDecision,
  insertRequest,
  openRequestFor,
  overdueObjections,
  type RequestKind,
  type RequestRow,
} from './store-requests.ts';

export type Asked = {
  kind: RequestKind;
  payer: string;
  /** The number of the bill; for compensation the one that is to be paid. */
  bill: string;
  /** For compensation: the object whose credit pays. */
  object?: number | undefined;
  amount: Rupiah;
  reason: string;
};

async function billOf(
  tx: Change,
  payer: string,
  code: string,
): Promise<{ bill: BillState; object: number; from: string }> {
  const read = readCode(code);
  const [bill] = read?.kind === 'bill' ? await billStates(tx, [read.number]) : [];
  if (!bill || bill.void) throw new Problem(404, 'taxes.no-bill');
  for (const object of await objectsOf(tx, payer)) {
    const [debtor] = await debtorsOf(tx, 'taxes', [refOf(object.id, payer)]);
    if (debtor === bill.debtor) return { bill, object: object.id, from: object.number };
  }
  throw new Problem(404, 'taxes.no-bill');
}

/**
 * 404 `taxes.no-bill` for one that is not the taxpayer's; 409 `taxes.asked-already`, 409 `taxes.objection-late` after the months of the law,
 * 422 `taxes.asks-too-much`.
 */
export async function ask(ctx: Context, given: Asked): Promise<{ id: string; number: number; due: string }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const rule = demandRule((await taxRules(ctx.city)).disputes, today);
  return change(ctx, async (tx) => {
    const { bill, object } = await billOf(tx, given.payer, given.bill);
    if (given.amount > bill.amount) throw new Problem(422, 'taxes.asks-too-much');
    if (
      given.kind === 'objection' &&
      today > addMonths(localDate(bill.issued_at, ctx.city.zone), rule.fileWithinMonths)
    )
      throw new Problem(409, 'taxes.objection-late');
    if (await openRequestFor(tx, bill.id, given.kind)) throw new Problem(409, 'taxes.asked-already');
    let source = object;
    if (given.kind === 'compensation') {
      const own = (await objectsOf(tx, given.payer)).some(({ id }) => id === given.object);
      if (!own || given.object === undefined) throw new Problem(404, 'taxes.no-object');
      source = given.object;
    }
    const id = randomUUID();
    const due = addMonths(today, rule.decideWithinMonths);
    const number = await insertRequest(tx, {
      ...{
        id,
        kind: given.kind,
        payer: given.payer,
        object: source,
        bill: bill.id,
        other_bill: null,
        amount: given.amount,
      },
      ...{ sealed: seal(ctx.city, cleanText(given.reason)), asked_at: ctx.now, due_on: due },
    });
    tx.audit({
      action: 'taxes.request.received',
      subject: String(number),
      after: { kind: given.kind, amount: given.amount },
    });
    tx.emit({ type: 'taxes.request.received', subject: String(number), payload: { id, kind: given.kind } });
    return { id, number, due };
  });
}

/** An objection that is refused costs a share of what was not paid before it. */
async function fineRefusal(ctx: Context, tx: Change, request: RequestRow, bill: BillState): Promise<void> {
  const { disputes, assessing } = await taxRules(ctx.city);
  const today = localDate(ctx.now, ctx.city.zone);
  const rule = demandRule(disputes, today);
  const fine = shareOf(Math.min(bill.open, request.amount), rule.refused, 10_000);
  if (fine <= 0) return;
  const b = await keepBasis(tx, basisOf(disputes, rule, { kind: 'share', basisPoints: rule.refused }));
  const due = dateOfDay(dayNumber(today) + demandRule(assessing, today).payWithinDays);
  const object = await findObject(tx, request.object);
  await issueBills(ctx, tx, {
    ...{ id: randomUUID(), subject: `request/${request.number}`, effectiveAt: ctx.now },
    bills: [
      {
        ...{
          debtor: bill.debtor,
          kind: 'taxes.refused',
          subject: `request/${request.number}`,
          place: object?.area ?? null,
          due,
        },
        ...{ fromDay: today, toDay: today, lines: [{ b, p: Math.min(bill.open, request.amount), a: fine }] },
      },
    ],
  });
}

async function carryOut(
  ctx: Context,
  tx: Change,
  request: RequestRow,
  granted: Rupiah,
  reason: string,
): Promise<void> {
  const [bill] = await billStates(tx, [request.bill]);
  if (!bill) throw new Problem(404, 'taxes.no-bill');
  if (request.kind === 'compensation') {
    if (granted === 0) return;
    const [from = 0] = await debtorsOf(tx, 'taxes', [refOf(request.object, request.payer)]);
    await compensate(ctx, tx, { id: randomUUID(), from, bill: bill.id, amount: granted, reason });
    return;
  }
  if (granted > 0) await relieveBill(ctx, tx, { id: randomUUID(), bill: bill.id, amount: granted, reason });
  if (request.kind === 'objection' && granted === 0) await fineRefusal(ctx, tx, request, bill);
}

/**
 * Grants all, a part, or nothing. 404 `taxes.no-request`, 409 `taxes.decided-already`, 422 `taxes.grants-too-much`. The payments block says
 * what can no longer be done with the bill.
 */
export async function decide(
  ctx: Context,
  given: { request: string; granted: Rupiah; reason: string },
): Promise<void> {
  await change(ctx, async (tx) => {
    const request = await findRequest(tx, given.request);
    if (!request) throw new Problem(404, 'taxes.no-request');
    if (given.granted > request.amount) throw new Problem(422, 'taxes.grants-too-much');
    const reason = cleanLine(given.reason);
    const { kind, id } = actorLabel(ctx.actor);
    const row = {
      request: request.id,
      granted: given.granted,
      reason,
      by: `${kind}/${id ?? ''}`,
      at: ctx.now,
    };
    if (!(await insertDecision(tx, row))) throw new Problem(409, 'taxes.decided-already');
    await carryOut(ctx, tx, request, given.granted, reason);
    const after = { kind: request.kind, granted: given.granted, reason };
    tx.audit({ action: 'taxes.request.decided', subject: String(request.number), after });
    tx.emit({
      type: 'taxes.request.decided',
      subject: String(request.number),
      payload: { id: request.id, kind: request.kind },
    });
    tx.job({ task: 'taxes.spend', payload: {}, key: 'taxes.spend' });
  });
}

/** What nobody decided within the time of the law is granted. Idempotent. */
export async function grantOverdue(city: City): Promise<void> {
  const ctx = { ...systemContext(city, 'taxes.grant-overdue'), now: city.now() };
  for (const request of await overdueObjections(city.db, localDate(ctx.now, city.zone)))
    await decide(ctx, { request: request.id, granted: request.amount, reason: 'UU 1/2022' }).catch(
      (error: unknown) => {
        // One whose bill was settled in another way meanwhile is left to people.
        if (!(error instanceof Problem)) throw error;
        city.log.warn(
          { request: request.number, code: error.code },
          'an overdue objection could not be granted',
        );
      },
    );
}
