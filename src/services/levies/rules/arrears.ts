/**
 * From the first day of lateness to the STRD: which letter is due when, and what lateness costs. The penalty is that of PP 35/2023 (1 % for
 * each month begun, 24 at most); the days between the letters are each city's own and stand here as a usual choice. Pure.
 */
import { monthsLate, type PenaltyRule } from '../../../blocks/payments/rules/penalty.ts';
import type { Words } from '../../../shared/languages.ts';
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import { dayNumber } from '../../../shared/zone.ts';

export const STAGES = ['reminder', 'warning', 'strd'] as const;
export type Stage = (typeof STAGES)[number];

/** Days after the oldest due day from which a letter goes out. */
const AFTER_DAYS: Record<Stage, number> = { reminder: 7, warning: 30, strd: 60 };
/** Nobody gets the next letter sooner than so many days after the last. */
const BETWEEN_DAYS = 14;

export const PENALTY_ARTICLE: Words = {
  id: 'PP 35/2023 Pasal 59 ayat (7)',
  en: 'Government Regulation 35/2023, article 59 paragraph 7',
  jv: 'PP 35/2023 Pasal 59 ayat (7)',
  zh: '2023年第35号政府条例第59条第7款',
};
export const PENALTY_RULES: readonly [PenaltyRule] = [
  { from: '2024-01-05', basisPoints: 100, capMonths: 24, basis: PENALTY_ARTICLE.id },
];

export type Sent = { stage: Stage; lateSince: string; day: string };

/**
 * The letter that is due; undefined when none is. One after another: who was never reminded is not warned. `sent`: all letters that
 * this trader ever got.
 */
export function stageDue(oldest: string, today: string, sent: readonly Sent[]): Stage | undefined {
  const last = sent
    .map(({ day }) => day)
    .sort()
    .at(-1);
  if (last !== undefined && dayNumber(today) - dayNumber(last) < BETWEEN_DAYS) return undefined;
  const days = dayNumber(today) - dayNumber(oldest);
  // A letter about something older counts as long as what was late then is still unpaid in part.
  const next = STAGES.find((stage) => !sent.some((one) => one.stage === stage && one.lateSince === oldest));
  return next !== undefined && days >= AFTER_DAYS[next] ? next : undefined;
}

export type LateBill = { id: number; due: string; open: Rupiah };
export type PenaltyLine = {
  months: number;
  capped: boolean;
  principal: Rupiah;
  amount: Rupiah;
  bills: LateBill[];
};

/** What a STRD charges now: bills by how many months were not charged before; months before the rule cost nothing. */
export function penaltyLines(
  bills: readonly LateBill[],
  charged: ReadonlyMap<number, number>,
  today: string,
): PenaltyLine[] {
  const [{ from, basisPoints, capMonths }] = PENALTY_RULES;
  const groups = new Map<string, PenaltyLine>();
  for (const bill of bills) {
    const since = [bill.due, from].sort().at(-1) as string;
    const all = monthsLate(since, today);
    const months = Math.min(all, capMonths) - (charged.get(bill.id) ?? 0);
    if (months <= 0 || bill.open <= 0) continue;
    const capped = all > capMonths;
    const key = `${months}`;
    const line = groups.get(key) ?? { months, capped: false, principal: 0, amount: 0, bills: [] };
    line.capped ||= capped;
    line.principal += bill.open;
    line.bills.push(bill);
    groups.set(key, line);
  }
  return [...groups.values()]
    .map((line) => ({ ...line, amount: shareOf(line.principal, basisPoints * line.months, 10_000) }))
    .filter(({ amount }) => amount > 0)
    .sort((a, b) => b.months - a.months);
}

export type Part = { due: string; amount: Rupiah };

/** A plan holds while no part that is due is unpaid: what is owed may not be more than what is still to come. */
export function planHolds(parts: readonly Part[], owed: Rupiah, today: string): boolean {
  const toCome = parts.filter(({ due }) => due >= today).reduce((sum, { amount }) => sum + amount, 0);
  return toCome > 0 && owed <= toCome;
}

/** Equal whole parts; the first bears what does not divide. */
export function partsOf(total: Rupiah, dues: readonly string[]): Part[] {
  const each = Math.floor(total / dues.length);
  return dues.map((due, at) => ({ due, amount: at === 0 ? total - each * (dues.length - 1) : each }));
}
