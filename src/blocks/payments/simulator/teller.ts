/** Tells the city of payments until it answers 200: again with back-off, and as badly as it is told to. */
import { setTimeout as wait } from 'node:timers/promises';
import { amountFor } from '../rules/banks.ts';
import type { Taken } from './books.ts';
import { type Caller, externalNumber, type Spoilt } from './caller.ts';
import type { Misbehaviour } from './terms.ts';

export type Pace = { firstMs: number; mostMs: number };
export const PACE: Pace = { firstMs: 500, mostMs: 30_000 };
/** Before the city was told of anything else: what a message lies about when it reuses a number. */
type Told = { path: string; body: Record<string, unknown> };

/** What the city is told of a payment. `writes`: an instant as the bank writes it. */
function messageOf(payment: Taken, serviceId: string, writes: (at: Date) => string, status = '00'): Told {
  const { reference, code, amount, paidAt } = payment;
  if (payment.via === 'va') {
    const partnerServiceId = serviceId.padStart(8);
    const body = {
      ...{ partnerServiceId, customerNo: code, virtualAccountNo: `${partnerServiceId}${code}` },
      ...{ virtualAccountName: 'REKAAN', paymentRequestId: reference, trxDateTime: writes(paidAt) },
      ...{ paidAmount: amountFor(amount), flagAdvise: payment.attempts > 0 ? 'Y' : 'N' },
    };
    return { path: 'transfer-va/payment', body };
  }
  const body = {
    originalReferenceNo: reference,
    ...(payment.order === null ? {} : { originalPartnerReferenceNo: payment.order }),
    ...{ latestTransactionStatus: status, transactionStatusDesc: status === '00' ? 'success' : 'pending' },
    amount: amountFor(amount),
    additionalInfo: { ...(code === '' ? {} : { billNumber: code }), paidTime: writes(paidAt) },
  };
  return { path: 'qr/qr-mpm-notify', body };
}

export function createTeller(given: {
  caller: Caller;
  serviceId: string;
  writes: (at: Date) => string;
  random: () => number;
  bad: () => Misbehaviour;
  hear: (payment: Taken) => void;
  pace: Pace;
}) {
  const { caller, serviceId, writes, random, bad, pace } = given;
  const stop = new AbortController();
  const under = new Set<Promise<void>>();
  let lastNumber = externalNumber();

  const pause = (ms: number) => wait(ms, undefined, { signal: stop.signal, ref: false });
  const draws = (share: number | undefined) => random() < (share ?? 0);

  /** One attempt; true when the city knows now. */
  async function attempt(payment: Taken, number: string, told: Told, spoilt: Spoilt): Promise<boolean> {
    payment.attempts += 1;
    if (draws(bad().lost)) return false;
    const cut = draws(bad().cut) ? (random() < 0.5 ? 'request' : 'answer') : undefined;
    try {
      const answer = await caller.say(told.path, told.body, number, { ...spoilt, ...(cut ? { cut } : {}) });
      payment.answer = String(answer.body.responseCode ?? answer.status);
      return answer.status === 200;
    } catch {
      payment.answer = '';
      return false;
    }
  }

  async function carry(payment: Taken): Promise<void> {
    let number = externalNumber();
    // Wrong once each, before it is told as it should be.
    const slips: (() => Promise<unknown>)[] = [];
    const told = () => messageOf(payment, serviceId, writes);
    if (draws(bad().forged)) slips.push(() => attempt(payment, number, told(), { forged: true }));
    if (draws(bad().stale)) slips.push(() => attempt(payment, number, told(), { stale: true }));
    if (draws(bad().reused)) {
      const others = lastNumber;
      slips.push(() => attempt(payment, others, told(), {}));
    }
    if (payment.via === 'qris' && draws(bad().undecided))
      slips.push(() => attempt(payment, externalNumber(), messageOf(payment, serviceId, writes, '03'), {}));
    lastNumber = number;
    await pause(random() * (bad().lateMs ?? 0));
    for (const slip of slips) await slip();
    for (let turn = 0; !(await attempt(payment, number, told(), {})); turn++) {
      // Its number may stand for something else by now; and some banks take a new one each time.
      if (payment.answer.startsWith('409') || random() < 0.5) number = externalNumber();
      await pause(Math.min(pace.mostMs, pace.firstMs * 2 ** Math.min(turn, 20)));
    }
    given.hear(payment);
  }

  return {
    /** Begins to tell; comes back at once. */
    tell(payment: Taken): void {
      if (bad().silent) return;
      const copies = 1 + Math.floor(random() * (bad().copies ?? 1));
      for (let copy = 0; copy < copies; copy++) {
        const carried = carry(payment)
          .catch(() => {})
          .finally(() => under.delete(carried));
        under.add(carried);
      }
    },
    /** When everything that was to be told is known to the city. */
    async told(): Promise<void> {
      while (under.size > 0) await Promise.all(under);
    },
    stop: () => stop.abort(),
  };
}
