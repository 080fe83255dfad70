/**
 * What is added to a tax or levy that is paid late: a share for each month, a part of a month counting whole, up to a cap
 * (PP 35/2023 art. 59 para. 7; billed by STPD or STRD). Rates have dates, because older local rules say otherwise. Pure.
 */
import { type Rupiah, shareOf, sumRupiah } from '../../../shared/money.ts';
import { dateOfDay, dayNumber } from '../../../shared/zone.ts';

export type PenaltyRule = {
  /** First day on which it holds, 'YYYY-MM-DD'. */
  from: string;
  /** For each month, in hundredths of a percent: 100 is 1 %. */
  basisPoints: number;
  /** Months that are counted at most, those under older rules included. */
  capMonths: number;
  /** Article and regulation, as it is told. */
  basis: string;
};

export type PenaltyPart = { months: number; basisPoints: number; basis: string; amount: Rupiah };
export type Penalty = {
  /** Months late, the last one begun included, before the cap. */
  monthsLate: number;
  /** Months that count. */
  months: number;
  capped: boolean;
  parts: PenaltyPart[];
  amount: Rupiah;
};

/** The same day of a later month, or its last day: a month after 31 January is 28 or 29 February. */
export function addMonths(date: string, months: number): string {
  dayNumber(date);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [y, m] = [year + Math.floor((month - 1 + months) / 12), (month - 1 + months) % 12];
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return dateOfDay(Date.UTC(y, m, Math.min(day, last)) / 86_400_000);
}

/** Months from the due day to the day of payment, a begun one counting whole; 0 on the due day and before. */
export function monthsLate(due: string, paid: string): number {
  let months = 0;
  while (addMonths(due, months) < paid) months += 1;
  return months;
}

function ruleOn(rules: readonly PenaltyRule[], date: string): PenaltyRule | undefined {
  return rules.filter(({ from }) => from <= date).sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}

/**
 * What lateness costs until that day. Each month is charged by the rule of its first day, the day after the due day being the
 * first; months before any rule cost nothing. Rounded once for each part, a half up.
 */
export function penaltyOf(
  principal: Rupiah,
  due: string,
  paid: string,
  rules: readonly PenaltyRule[],
): Penalty {
  const late = monthsLate(due, paid);
  const parts: { rule: PenaltyRule; months: number }[] = [];
  let counted = 0;
  let capped = false;
  for (let month = 0; month < late; month++) {
    const rule = ruleOn(rules, dateOfDay(dayNumber(addMonths(due, month)) + 1));
    if (!rule) continue;
    if (counted >= rule.capMonths) {
      capped = true;
      break;
    }
    counted += 1;
    const last = parts.at(-1);
    if (last?.rule === rule) last.months += 1;
    else parts.push({ rule, months: 1 });
  }
  const told = parts.map(({ rule: { basisPoints, basis }, months }) => ({
    ...{ months, basisPoints, basis },
    amount: shareOf(principal, basisPoints * months, 10_000),
  }));
  const amount = sumRupiah(told.map((part) => part.amount));
  return { monthsLate: late, months: counted, capped, parts: told, amount };
}
