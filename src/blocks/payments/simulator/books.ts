/** The books of the made-up bank, in memory: accounts and codes that it gave out, and every payment that it took. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { Rupiah } from '../../../shared/money.ts';
import { type Fees, feeOf, type Via } from './terms.ts';

export type Taken = {
  /** By which the city knows it. */
  reference: string;
  via: Via;
  /** What the payer typed, or what his code said. */
  code: string;
  /** The city's own number of a code that was made for one payment. */
  order: string | null;
  amount: Rupiah;
  fee: Rupiah;
  paidAt: Date;
  /** How often the city was told, and what it answered last; '' when there was no answer. */
  attempts: number;
  answer: string;
  /** True when it answered that it knows. */
  heard: boolean;
};

/** A virtual account or a code for one payment of one amount. */
export type Order = { number: string; amount: Rupiah; until: Date | null; paid: Taken | null; text: string };

/** Cash that was brought to the counter, or (negative) money that was moved on. */
export type Moved = { at: Date; amount: Rupiah; reference: string; about: string };

export type Books = ReturnType<typeof openBooks>;

/** A line of the file in which books are kept: something taken, something moved, or that the city knows of a payment. */
type Line = { taken: Taken } | { moved: Moved } | { heard: string };

function read(file: string): Line[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file, 'utf8');
  // A line that a kill has cut was not answered to anybody.
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  return text.split('\n').flatMap((line): Line[] => {
    try {
      return [JSON.parse(line, (key, value) => (DATES.has(key) ? new Date(value) : value))];
    } catch {
      return [];
    }
  });
}
const DATES = new Set(['paidAt', 'at']);

/** `file`: books that outlive the process; accounts and codes that it gave out do not. */
export function openBooks(fees: Fees, file?: string) {
  const taken = new Map<string, Taken>();
  const accounts = new Map<string, Order>();
  const codes = new Map<string, Order>();
  const moved: Moved[] = [];
  const keep = (line: Line) => {
    if (file) appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
  };
  for (const line of file ? read(file) : []) {
    if ('moved' in line) moved.push(line.moved);
    else if ('taken' in line) taken.set(line.taken.reference, line.taken);
    else {
      const found = taken.get(line.heard);
      if (found) found.heard = true;
    }
  }
  return {
    accounts,
    codes,
    moved: moved as readonly Moved[],
    move(given: Moved): void {
      keep({ moved: given });
      moved.push(given);
    },
    hear(payment: Taken): void {
      if (!payment.heard) keep({ heard: payment.reference });
      payment.heard = true;
    },
    find: (reference: string) => taken.get(reference),
    /** In the order in which they were made. */
    all: (): readonly Taken[] => [...taken.values()],
    take(given: Pick<Taken, 'reference' | 'via' | 'code' | 'order' | 'amount' | 'paidAt'>): Taken {
      const fee = feeOf(fees, given.via, given.amount);
      const payment: Taken = { ...given, fee, attempts: 0, answer: '', heard: false };
      keep({ taken: payment });
      taken.set(payment.reference, payment);
      return payment;
    },
  };
}
