/** How the fee of an application is asked for: at the counter, and by bill where one is kept. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import type { Way } from '../../blocks/payments/api.ts';
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { ApplicationRow, FeeLine } from './store.ts';
import { word } from './words.ts';

/** What is asked for. Amounts are whole rupiah; `until`: after that the application lapses. */
export type FeeBill = {
  code: string;
  service: string;
  /** Of the service's definition. */
  version: number;
  agency: string | null;
  citizen: string | null;
  lines: readonly FeeLine[];
  total: number;
  until: Date | null;
};

/** Whoever takes the money tells it by `feePaid`. */
export type Payments = {
  /** In the transaction in which the fee falls due. Never called for a fee of nothing. */
  ask(tx: Change, ctx: Context, bill: FeeBill): Promise<void>;
  /** In the transaction in which an application leaves that state unpaid: withdrawn, lapsed. */
  drop(tx: Change, ctx: Context, code: string): Promise<void>;
  /** What the applicant is told of the ways to pay. */
  how(city: City, bill: Pick<FeeBill, 'code' | 'agency' | 'total'>, language: Language): Promise<string>;
  /** The number to pay to and the ways in which it is paid; null where only the counter takes money. */
  ways(city: City, code: string): Promise<{ code: string; left: number; ways: Way[] } | null>;
  /** In the transaction in which an officer at the counter writes down that he took what was still to be paid. */
  taken(tx: Change, ctx: Context, bill: FeeBill, receipt: string): Promise<void>;
};

/** An officer takes the money and writes down the number of the receipt. Nothing is kept beside the application. */
export const COUNTER: Payments = {
  async ask() {},
  async drop() {},
  async ways() {
    return null;
  },
  async taken() {},
  async how(city, { agency }, language) {
    const found = agency ? (await agencies(city)).find(agency) : undefined;
    return word(language, 'applications.said.pay-at-counter', {
      agency: found ? say(found.name, language) : '',
    });
  },
};

export function billOf(
  { code, agency }: Pick<CaseRow, 'code' | 'agency'>,
  { service, version, citizen, fee: total, fee_lines: lines, lapse_at: until }: ApplicationRow,
): FeeBill {
  return { code, service, version, agency, citizen, lines, total, until };
}

let current: Payments = COUNTER;

/** The last one to register is asked; it may fall back on the counter. */
export function registerPayments(given: Payments): void {
  current = given;
}

export function payments(): Payments {
  return current;
}
