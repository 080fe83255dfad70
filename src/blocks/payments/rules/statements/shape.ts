/** What every bank statement is read into, whatever its format, and what can be wrong with a file. Pure. */
import type { Rupiah } from '../../../../shared/money.ts';
import { isDate } from './dates.ts';

export type StatementLine = {
  /** Counted from 1 within the statement. */
  no: number;
  /** From which day the money counts, and on which the bank booked it: 'YYYY-MM-DD'. */
  valueDate: string;
  bookedDate: string;
  /** Positive: came in. */
  amount: Rupiah;
  /** What the sender calls it; empty when the bank does not say. */
  reference: string;
  text: string;
  /** The bank's own code for what it was: 'NTRF', 'NCHG'. */
  kind?: string;
};

export type Statement = {
  account: string;
  /** The day of the closing balance. */
  day: string;
  /** The bank's number of the statement; empty when it gives none. */
  sequence: string;
  opening: Rupiah;
  closing: Rupiah;
  lines: StatementLine[];
};

export const FAULTS = [
  ...['not-text', 'empty', 'columns', 'column-missing', 'cells', 'date', 'amount', 'sen', 'sign'],
  ...['no-balance', 'running-balance', 'balance', 'no-account', 'other-account', 'currency'],
  ...['tag-missing', 'tag-unknown', 'tag-order', 'tag-shape', 'pages'],
  ...['xml', 'doctype', 'no-statement', 'element-missing', 'entries-count', 'entries-sum', 'not-booked'],
] as const;
export type FaultKind = (typeof FAULTS)[number];
/** Counted from 1; `about` is what stands there, or what is missing. */
export type Fault = { line: number; what: FaultKind; about: string };
export type Read = { statements: Statement[]; faults: [] } | { statements: []; faults: Fault[] };

const MOST_FAULTS = 100;

/** All or nothing: with one fault, no statement of the file is read. */
export function readAs(statements: Statement[], faults: readonly Fault[]): Read {
  if (faults.length === 0) return { statements, faults: [] };
  return {
    statements: [],
    faults: faults.slice(0, MOST_FAULTS).map((one) => ({ ...one, about: one.about.slice(0, 120) })),
  };
}

/** The sum, however large: a hostile file must not run over. */
export const totalOf = (amounts: readonly Rupiah[]): bigint =>
  amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);

/** Does it add up? The fault, if not. */
export function balanceFault(given: Statement, line: number): Fault | undefined {
  const { opening, closing, lines } = given;
  const reached = totalOf([opening, ...lines.map(({ amount }) => amount)]);
  return reached === BigInt(closing)
    ? undefined
    : { line, what: 'balance', about: `${reached} ≠ ${closing}` };
}

export type Amount = { amount: Rupiah } | { fault: 'amount' | 'sen' };

/** Thirteen digits and more do not occur; a sign stands only where `signed` allows it. */
export function readAmount(text: string, decimal: ',' | '.', signed = false): Amount {
  const other = decimal === ',' ? '\\.' : ',';
  const shape = new RegExp(
    `^([+-]?)(?:rp\\.?|idr)?\\s*(\\d{1,3}(?:${other}\\d{3})+|\\d+)(?:\\${decimal}(\\d{0,5}))?$`,
    'i',
  );
  const match = shape.exec(text.trim());
  if (!match?.[2] || (match[1] && !signed)) return { fault: 'amount' };
  if (/[1-9]/.test(match[3] ?? '')) return { fault: 'sen' };
  const digits = match[2].replace(/\D/g, '');
  if (digits.replace(/^0+/, '').length > 15) return { fault: 'amount' };
  const amount = Number(digits);
  return { amount: match[1] === '-' && amount !== 0 ? -amount : amount };
}

/** The day as it is kept; undefined when the calendar has none such. */
export const dayOf = (year: string, month: string, day: string): string | undefined => {
  const text = `${year}-${month}-${day}`;
  return isDate(text) ? text : undefined;
};

/** A file as text: UTF-8, with or without its mark. Undefined for anything else. */
export function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\u0000') ? undefined : text;
  } catch {
    return undefined;
  }
}
