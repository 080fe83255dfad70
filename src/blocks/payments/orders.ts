/** Orders: chosen bills of a debtor, paid at once by one way; a bank knows the amount and the moment until which it holds. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { banks, type KnownBank } from './banks.ts';
import { shownName } from './debtor-names.ts';
import { codeOf, readCode } from './rules/codes.ts';
import { type NewOrder, type OrderView, type OrderWay, orderState } from './rules/orders.ts';
import { placeOrder, withdrawOrder } from './snap/ordering.ts';
import {
  endOrder,
  findOrder,
  insertOrder,
  markAsked,
  type OrderRow,
  openOf,
  replaceOrders,
} from './store-orders.ts';
import { findPayable } from './store-payable.ts';

const MINUTE = 60_000;
/** A QR is paid by who looks at it; a virtual account often from another place. */
const HOLDS_FOR: Record<OrderWay, number> = { qris: 30 * MINUTE, va: 24 * 60 * MINUTE };
const MOST_RUPIAH = 9_999_999_999_999;

async function bankFor(ctx: Context, id: string, way: OrderWay): Promise<KnownBank> {
  const known = (await banks(ctx.city)).get(id);
  if (!known || (way === 'qris' ? !known.bank.qr : !known.bank.va))
    throw new Problem(422, 'payments.way-closed');
  return known;
}

/** Whose debts, and which of them. */
async function chosenOf(ctx: Context, { code, bills }: NewOrder) {
  const read = readCode(code);
  const found = read && (await findPayable(ctx.city.db, { code, ...read, at: ctx.now }));
  if (!found) throw new Problem(404, 'payments.no-code');
  const numbers = bills.map((text) => {
    const bill = readCode(text);
    if (bill?.kind !== 'bill') throw new Problem(404, 'payments.no-bill');
    return bill.number;
  });
  return { debtor: found.debtor, numbers };
}

async function view(ctx: Context, row: OrderRow): Promise<OrderView> {
  const known = (await banks(ctx.city)).get(row.bank);
  const state = orderState(row, ctx.now);
  const code = codeOf('order', row.no);
  const { id, amount, bills, way, until, receipts } = row;
  const payable = state === 'open';
  return {
    ...{ id, code, amount, bills: bills.length, way, state, until: until.toISOString(), receipts },
    ...{ bank: known ? say(known.bank.title, ctx.language) : row.bank },
    ...{ fictional: known?.bank.fictional ?? false, qris: payable ? row.qris : null },
    va: payable && way === 'va' && known?.bank.va ? `${known.bank.va.serviceId}${code}` : null,
  };
}

async function getOrder(ctx: Context, id: string): Promise<OrderRow> {
  const row = await findOrder(ctx.city.db, id);
  if (!row) throw new Problem(404, 'payments.no-order');
  return row;
}

/** Told to the bank; asked again under the same number where it was not reached before. 503 `payments.bank-silent`. */
async function place(ctx: Context, row: OrderRow): Promise<OrderRow> {
  if (row.asked || orderState(row, ctx.now) !== 'open') return row;
  const known = await bankFor(ctx, row.bank, row.way);
  const name = await shownName(ctx.city, row);
  const code = codeOf('order', row.no);
  const answered = await placeOrder(ctx.city, known, { ...row, code, name });
  if (!answered.taken && answered.silent) throw new Problem(503, 'payments.bank-silent');
  await change(ctx, async (tx) => {
    if (answered.taken) await markAsked(tx, row.no, answered.qris, ctx.now);
    else if (await endOrder(tx, { no: row.no, how: 'refused', at: ctx.now }))
      tx.audit({ action: 'payments.order.refused', subject: code });
  });
  if (!answered.taken) throw new Problem(502, 'payments.bank-refuses');
  return getOrder(ctx, row.id);
}

/**
 * An order to pay these bills; the same id again answers how it stands. Older ones for one of the bills are replaced: one
 * debt is asked for once. 409 `payments.bills-changed` when one of them is paid or another's.
 */
export async function makeOrder(given: Context, wanted: NewOrder): Promise<OrderView> {
  // Its own id makes it safe to send twice; between its two changes stands a call to the bank.
  const { idempotency: _, ...ctx } = given;
  const known = await findOrder(ctx.city.db, wanted.id);
  if (known) return view(ctx, await place(ctx, known));
  await bankFor(ctx, wanted.bank, wanted.way);
  const { debtor, numbers } = await chosenOf(ctx, wanted);
  const { id, bank, way } = wanted;
  const until = new Date(ctx.now.getTime() + HOLDS_FOR[way]);
  const replaced = await change(ctx, async (tx) => {
    const { count, open: amount } = await openOf(tx, debtor, numbers);
    if (count !== numbers.length) throw new Problem(409, 'payments.bills-changed');
    if (amount > MOST_RUPIAH) throw new Problem(422, 'payments.amount');
    const old = await replaceOrders(tx, { debtor, bills: numbers, at: ctx.now });
    const no = await insertOrder(tx, { id, debtor, bills: numbers, amount, bank, way, until }, ctx.now);
    if (no !== undefined) {
      const after = { amount, channel: `${way}/${bank}` };
      tx.audit({ action: 'payments.order.made', subject: codeOf('order', no), after });
    }
    return old;
  });
  await withdraw(ctx, replaced);
  return view(ctx, await place(ctx, await getOrder(ctx, id)));
}

async function withdraw(ctx: Context, orders: readonly Pick<OrderRow, 'no' | 'bank' | 'way'>[]) {
  const all = await banks(ctx.city);
  for (const { no, bank, way } of orders) {
    const known = all.get(bank);
    if (known) await withdrawOrder(ctx.city, known, { code: codeOf('order', no), way });
  }
}

/** 404 `payments.no-order`. */
export async function orderView(ctx: Context, id: string): Promise<OrderView> {
  return view(ctx, await getOrder(ctx, id));
}

/** The payer thinks better of it. What is paid to it all the same is booked and laid on what is owed. */
export async function cancelOrder(ctx: Context, id: string): Promise<OrderView> {
  const row = await getOrder(ctx, id);
  if (orderState(row, ctx.now) === 'paid') throw new Problem(409, 'payments.order-paid');
  const ended = await change(ctx, async (tx) => {
    const done = await endOrder(tx, { no: row.no, how: 'cancelled', at: ctx.now });
    if (done) tx.audit({ action: 'payments.order.cancelled', subject: codeOf('order', row.no) });
    return done;
  });
  if (ended) await withdraw(ctx, [row]);
  return orderView(ctx, id);
}
