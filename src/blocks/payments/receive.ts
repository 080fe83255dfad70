/** Money comes in: booked once for each reference of its channel, and at once laid on the bills it pays. */
import { type Change, change, changeInOne } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { gatheredBy } from '../../platform/db/gather.ts';
import { asOne, type Insert } from '../../platform/db/insert.ts';
import { Problem } from '../../shared/errors.ts';
import { isRupiah, type Rupiah } from '../../shared/money.ts';
import type { Account } from './accounts.ts';
import { credit, owed, pending, unidentified } from './claims.ts';
import { receiptCode } from './codes.ts';
import { jobsOf } from './followers.ts';
import { type Booking, bookingRows } from './ledger.ts';
import { allocate } from './rules/allocate.ts';
import { insertAllocations, lockOpenBills } from './store-allocations.ts';
import { insertPayment, type Question, type Situation, situations } from './store-payments.ts';

/** Thirteen digits: what a QRIS may carry. */
const MOST_RUPIAH = 9_999_999_999_999;

export type Incoming = {
  /** Made by whoever sends it and kept before it is sent; also the id of the booking. */
  id: string;
  channel: string;
  /** What the channel calls it; once for each channel. */
  reference: string;
  amount: Rupiah;
  paidAt: Date;
  /**
   * For whom: what a pay code stands for at that moment, a debtor's oldest bills, these bills of a debtor before others, or these
   * bills of one debtor and no others.
   * Null: nobody knows yet.
   */
  to: { code: string } | { debtor: number; first?: readonly number[] } | { bills: readonly number[] } | null;
  /** The collector who took it in cash: then it is in his hands. */
  taker?: string;
  /** The number on a receipt that was given out before the city knew. */
  receipt?: string;
};

export type Received = {
  /** True when it had been booked before. */
  known: boolean;
  id: string;
  /** The number on the receipt. */
  code: string;
  amount: Rupiah;
  debtor: number | null;
};

const TRIES = 4;
const ask = gatheredBy<Context['city'], Question, Situation>((city, keys) => situations(city.db, keys));

function questionOf({ id, channel, reference, amount, paidAt, to }: Incoming): Question {
  return {
    ...{ id, channel, reference, amount, paidAt },
    debtor: to && 'debtor' in to ? to.debtor : null,
    payCode: to && 'code' in to ? to.code : null,
    bills: to && 'bills' in to ? to.bills : null,
    first: to && 'debtor' in to ? (to.first ?? null) : null,
  };
}

function knownOf({ known, debtor }: Situation, given: Incoming): Received | undefined {
  if (!known) return undefined;
  const same =
    known.amount === given.amount && known.channel === given.channel && known.reference === given.reference;
  if (!same) throw new Problem(409, 'payments.reference-differs');
  return { known: true, id: known.id, code: known.code, amount: known.amount, debtor };
}

function demandAmount({ amount }: Incoming): void {
  if (!isRupiah(amount) || amount < 1 || amount > MOST_RUPIAH) throw new Problem(422, 'payments.amount');
}

/** Where the money is until the city has it. */
const holding = ({ channel, taker }: Pick<Incoming, 'channel' | 'taker'>): Account =>
  taker ? { code: `cash/${taker}`, kind: 'asset' } : pending(channel);

/** The rows of a payment, and what is told of it. */
async function rowsOf(ctx: Context, given: Incoming, { debtor, service, owed: bills }: Situation) {
  const { id, channel, amount, paidAt: effectiveAt } = given;
  const code = given.receipt ?? receiptCode(id);
  const asOwed = bills.map((bill) => ({ ...bill, id: String(bill.id), seq: bill.id }));
  const chosen = given.to && 'debtor' in given.to ? (given.to.first ?? []).map(String) : [];
  const { allocations, left } =
    debtor === null
      ? { allocations: [], left: amount }
      : allocate(amount, asOwed, chosen.length > 0 ? 'chosen' : 'oldest', chosen);
  const kinds = new Map(bills.map((bill) => [String(bill.id), bill.kind]));
  const booking: Booking = {
    ...{ id, kind: 'payment.received', subject: code, effectiveAt },
    postings: [
      { account: holding(given), amount },
      ...allocations.map((one) => ({ account: owed(kinds.get(one.bill) as string), amount: -one.amount })),
      { account: service === null ? unidentified(channel) : credit(service), amount: -left },
    ],
  };
  const rows: Insert[] = [
    ...(await bookingRows(ctx, booking)),
    insertPayment({
      ...{ id, code, channel, reference: given.reference, debtor, amount },
      ...{ paid_at: effectiveAt, told_at: ctx.now, taker: given.taker ?? null },
    }),
  ];
  const paid = allocations.map((one) => ({ bill: Number(one.bill), amount: one.amount }));
  if (debtor !== null) {
    const laid = paid.map((one) => ({ ...one, booking: id, debtor, credit: false }));
    const over = { booking: id, debtor, bill: null, credit: true, amount: left };
    rows.push(...insertAllocations([...laid, over], ctx.now));
  }
  const payload = { id, channel, service, debtor, amount, paid, left };
  return {
    rows,
    audits: [{ action: 'payments.payment.received', subject: code, after: { channel, amount } }],
    events: [{ type: 'payments.payment.received', subject: code, payload }],
    jobs: jobsOf(service, { debtor, receipt: code, amount, bills: paid.map(({ bill }) => bill) }),
    answer: { known: false, id, code, amount, debtor } satisfies Received,
  };
}

const overtaken = (error: unknown): boolean =>
  violates(error, 'bill_open_within') || violates(error, 'debtor_credit_not_negative');
/** Keys under which a payment stands already when somebody was faster with it. */
const KEYS = [
  ...['payment_pkey', 'payment_reference_key', 'payment_code_key', 'booking_pkey'],
  ...['posting_pkey', 'posting_once', 'allocation_key'],
];
const twice = (error: unknown): boolean => KEYS.some((key) => violates(error, key));

/**
 * Books a payment once. The same again answers what stands; the same reference with another amount is 409
 * `payments.reference-differs`. Money for a debtor that nobody knows is kept as unidentified, never turned away. 422
 * `payments.amount` for anything but 1 to 9,999,999,999,999 whole rupiah. `also`: rows that are written with it, or not at all.
 */
export async function receive(
  ctx: Context,
  given: Incoming,
  also: readonly Insert[] = [],
): Promise<Received> {
  demandAmount(given);
  for (let left = TRIES; left > 0; left--) {
    const situation = await ask(ctx.city, questionOf(given));
    const known = knownOf(situation, given);
    if (known) return known;
    const { rows, audits, events, jobs, answer } = await rowsOf(ctx, given, situation);
    try {
      return await changeInOne(ctx, [...rows, ...also], { audits, events, jobs }, answer);
    } catch (error) {
      if (!overtaken(error) && !twice(error)) throw error;
    }
  }
  return receiveAlone(ctx, given, also);
}

/** With what is owed locked, for who was overtaken again and again. */
async function receiveAlone(ctx: Context, given: Incoming, also: readonly Insert[]): Promise<Received> {
  return change(ctx, (tx) => receiveWithin(ctx, tx, given, also));
}

/** As `receive`, within a change; what is owed stays locked until it ends. */
export async function receiveWithin(
  ctx: Context,
  tx: Change,
  given: Incoming,
  also: readonly Insert[] = [],
): Promise<Received> {
  demandAmount(given);
  // Within the transaction: another connection might never come free while all wait for this one.
  const now = async () => (await situations(tx, [questionOf(given)]))[0] as Situation;
  const { debtor } = await now();
  if (debtor !== null) await lockOpenBills(tx, debtor);
  const situation = await now();
  const known = knownOf(situation, given);
  if (known) return known;
  const { rows, audits, events, jobs, answer } = await rowsOf(ctx, given, situation);
  for (const audit of audits) tx.audit(audit);
  for (const event of events) tx.emit(event);
  for (const job of jobs) tx.job(job);
  await tx.run(asOne([...rows, ...also]));
  return answer;
}
