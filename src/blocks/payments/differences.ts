/** Differences worked off by people: each act with its reason, its booking where money moves, and who did it. */
import { createHash, randomUUID } from 'node:crypto';
import { actorLabel, type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { sumRupiah } from '../../shared/money.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import { accountIds } from './accounts.ts';
import { getBankAccount } from './bank-accounts.ts';
import { clearing, interest, transferChannel } from './claims.ts';
import { reversePayment } from './credits.ts';
import { identify } from './identify.ts';
import { bookSettled, followMoney, matchingOf, type Prepared, prepareMatching } from './matching.ts';
import { receiveWithin } from './receive.ts';
import { actsFor } from './rules/differences.ts';
import * as store from './store-differences.ts';
import { lockPayment } from './store-payments.ts';
import { closeMatched, lastSettlement, openPaymentDifferences } from './store-settling.ts';
import { lockMatching } from './store-statements.ts';

export type Act = { reason: string } & (
  | { how: 'note' | 'reverse' | 'transfer' | 'fee' | 'interest' | 'foreign' }
  | { how: 'settle'; payments: readonly string[] }
  | { how: 'settle'; channel: string; day: string }
  | { how: 'identify'; code: string | null }
  | { how: 'chargeback'; payment: string }
);

type Line = Awaited<ReturnType<typeof store.lineOf>>;
type Settled = { how: string; channel: string | null; gross: number; fee: number; against: number | null };
type Desk = { ctx: Context; tx: Change; prepared: Prepared };

async function settlePayments(
  { tx, prepared }: Desk,
  line: Line,
  ids: readonly string[],
): Promise<{ as: Settled; ids: readonly string[] }> {
  const payments = await store.lockPending(tx, ids);
  if (payments.length === 0 || payments.length !== new Set(ids).size)
    throw new Problem(409, 'payments.settled-before');
  const channels = new Set(payments.map(({ channel }) => channel));
  const [channel = ''] = channels;
  if (channels.size !== 1) throw new Problem(422, 'payments.channels-differ');
  if (!prepared.accounts.channels.some((one) => one.channel === channel))
    throw new Problem(422, 'payments.channel-elsewhere', { channel });
  const gross = sumRupiah(payments.map(({ amount }) => amount));
  const as = { how: 'chosen', channel, gross, fee: gross - line.amount, against: null };
  return { as, ids: payments.map(({ id }) => id) };
}

/** The money of a line nobody told of, as a payment by transfer; known by the line, so that it is taken once. */
async function takeLine({ ctx, tx, prepared }: Desk, line: Line): Promise<string> {
  const hex = createHash('md5').update(`line/${line.id}`).digest('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const [morning] = localDay(dayNumber(line.value_day), ctx.city.zone);
  await receiveWithin(ctx, tx, {
    ...{ id, channel: transferChannel(prepared.content.bank), reference: `line-${line.id}` },
    ...{ amount: line.amount, paidAt: new Date(morning), to: null },
  });
  return id;
}

async function chargeBack({ ctx, tx }: Desk, line: Line, id: string, reason: string): Promise<Settled> {
  const payment = await lockPayment(tx, id);
  if (!payment) throw new Problem(404, 'payments.no-payment');
  if (payment.settled === null || payment.amount !== -line.amount)
    throw new Problem(422, 'payments.chargeback-differs');
  if (!payment.reversed) await reversePayment(ctx, tx, { id: randomUUID(), payment: id, reason });
  return { how: 'refunded', channel: payment.channel, gross: line.amount, fee: 0, against: null };
}

/** What no payment stands behind. */
async function explain({ ctx, prepared }: Desk, line: Line, how: string): Promise<Settled> {
  const sign = how === 'interest' ? 1 : how === 'foreign' ? 0 : -1;
  if (sign !== 0 && Math.sign(line.amount) !== sign) throw new Problem(422, 'payments.act-unfit');
  if (how === 'transfer' && prepared.content.rkud) throw new Problem(422, 'payments.act-unfit');
  const plain = { channel: null, gross: line.amount, fee: 0 };
  if (how === 'transfer' || how === 'fee') return { how, ...plain, against: null };
  const { bank } = prepared.content;
  const [against = 0] = await accountIds(ctx.city, [how === 'interest' ? interest(bank) : clearing(bank)]);
  return { how: 'explained', ...plain, against };
}

/** Does it, and says how the difference ends; null: it stays open. */
async function workLine(desk: Desk, difference: store.DifferenceRow, act: Act) {
  const { ctx, tx, prepared } = desk;
  const line = await store.lineOf(tx, difference.line as number);
  const before = await lastSettlement(tx);
  let ids: readonly string[] = [];
  let as: Settled;
  let identified = '';
  if (act.how === 'settle') {
    const { zone } = ctx.city;
    const wanted = 'payments' in act ? act.payments : await store.pendingOfDay(tx, { ...act, zone });
    if (line.amount < 0) throw new Problem(422, 'payments.act-unfit');
    ({ as, ids } = await settlePayments(desk, line, wanted));
  } else if (act.how === 'identify') {
    if (line.amount < 0) throw new Problem(422, 'payments.act-unfit');
    identified = await takeLine(desk, line);
    ids = [identified];
    const channel = transferChannel(prepared.content.bank);
    as = { how: 'identified', channel, gross: line.amount, fee: 0, against: null };
  } else if (act.how === 'chargeback') {
    if (line.amount > 0) throw new Problem(422, 'payments.act-unfit');
    as = await chargeBack(desk, line, act.payment, act.reason);
  } else as = await explain(desk, line, act.how);
  const { account } = line;
  const booking = await store.insertSettlement(tx, { line: line.id, account, ...as, at: ctx.now });
  if (ids.length > 0) await store.markSettled(tx, ids, booking);
  await bookSettled(ctx, tx, prepared, before);
  await followMoney(tx, matchingOf(ctx, prepared), before);
  if (act.how === 'identify' && act.code !== null)
    await identify(ctx, tx, { id: randomUUID(), payment: identified, code: act.code, reason: act.reason });
  return { booking, as: act.how === 'chargeback' ? 'reversed' : identified ? 'identified' : 'explained' };
}

async function workPayment({ ctx, tx }: Omit<Desk, 'prepared'>, d: store.DifferenceRow, act: Act) {
  const payment = d.payment as string;
  const id = randomUUID();
  if (act.how === 'reverse') {
    await reversePayment(ctx, tx, { id, payment, reason: act.reason });
    return { booking: id, as: 'reversed' };
  }
  if (act.how !== 'identify' || act.code === null) throw new Problem(422, 'payments.act-unfit');
  await identify(ctx, tx, { id, payment, code: act.code, reason: act.reason });
  return { booking: id, as: 'identified' };
}

async function preparedFor(ctx: Context, d: store.DifferenceRow): Promise<Prepared | null> {
  if (d.account === null) return null;
  return prepareMatching(ctx, await getBankAccount(ctx.city, d.account));
}

/**
 * Works a difference off. 404 `payments.no-difference`, 409 `payments.difference-closed`, 422 `payments.act-unfit` where the act
 * does not belong to it; and what the act itself may refuse.
 */
export async function workOff(ctx: Context, given: { difference: number; act: Act }): Promise<void> {
  const { difference: id, act } = given;
  const seen = await store.findDifference(ctx.city.db, id);
  if (!seen) throw new Problem(404, 'payments.no-difference');
  const prepared = await preparedFor(ctx, seen);
  await change(ctx, async (tx) => {
    await lockMatching(tx);
    const found = await store.lockDifference(tx, id);
    if (!found || found.closed_at) throw new Problem(409, 'payments.difference-closed');
    if (!actsFor(found.kind, found.found).includes(act.how)) throw new Problem(422, 'payments.act-unfit');
    const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
    const row = { difference: id, at: ctx.now, how: act.how, reason: act.reason, actorKind, actorId };
    if (act.how === 'note') await store.insertAct(tx, { ...row, booking: null });
    else {
      const done =
        found.line !== null && prepared
          ? await workLine({ ctx, tx, prepared }, found, act)
          : await workPayment({ ctx, tx }, found, act);
      await store.insertAct(tx, { ...row, booking: done.booking });
      await store.closeDifference(tx, id, { as: done.as, by: actorId, reason: act.reason, at: ctx.now });
      await closeMatched(tx, { now: ctx.now });
      if (prepared) await openPaymentDifferences(tx, matchingOf(ctx, prepared));
    }
    tx.audit({
      action: `payments.difference.${act.how === 'note' ? 'noted' : 'closed'}`,
      subject: String(id),
      after: { kind: found.kind, how: act.how, reason: act.reason },
    });
    tx.emit({ type: 'payments.difference.worked', subject: String(id), payload: {} });
  });
}
