/** The daily report: income, what is on its way, what arrived, cash in hands, and every difference by its name. */
import type { City } from '../../platform/city.ts';
import { disagreements } from './agreement.ts';
import { isLate } from './rules/clock.ts';
import type { Report } from './rules/treasury-contract.ts';
import { cashInHands, slips } from './store-deposits.ts';
import { countDifferences, differences } from './store-differences.ts';
import * as store from './store-report.ts';
import { bankAccounts } from './store-statements.ts';

/** Differences that are written out one by one; the sums by kind hold all. */
const NAMED = 500;
const SLIPS = 200;

/** Accounts that the report follows one by one; income and claims are told by kind of bill. */
const FOLLOWED = /^(pending|cash|bank|unidentified|clearing|cost|owed|revenue|relief|credit)\/|^rkud$/;

/** As of `now`: what was booked in the span, and how everything stands. `day` is the day of the city that it is for. */
export async function reportOf(
  city: City,
  given: { day: string; span: store.Span; now: Date },
): Promise<Report> {
  const { day, span, now } = given;
  const { db, zone } = city;
  const accounts = await bankAccounts(db);
  const rkud = accounts.filter(({ content }) => content.rkud).map(({ number }) => number);
  const days = accounts.flatMap(({ content }) =>
    content.channels.map(({ channel }) => ({ channel, days: content.days })),
  );
  const [moved, received, pending, atBank, banks, cash, kinds, open, made, wrong] = await Promise.all([
    store.movements(db, span),
    store.received(db, span),
    store.onTheWay(db, { today: day, zone, days }),
    store.notRemitted(db, { today: day, rkud }),
    store.bankSays(db, day),
    cashInHands(db),
    countDifferences(db),
    differences(db, true, NAMED),
    slips(db, SLIPS),
    disagreements(city),
  ]);
  const nameOf = (number: string) => accounts.find((one) => one.number === number)?.content.bank ?? number;
  const told = banks.map((one) => ({
    ...one,
    bank: nameOf(one.account),
    // Statements that are missing between the first and the last one.
    missing: one.closing - one.opening - one.lines,
  }));
  const difference = told.reduce((sum, { open: of, missing }) => sum + Math.abs(of) + Math.abs(missing), 0);
  return {
    ...{ day, at: now.toISOString(), after: span.after, upto: span.upto },
    accounts: moved
      .filter(({ code }) => FOLLOWED.test(code))
      .map(({ came, went, closing, ...one }) => ({
        ...one,
        opening: closing - came + went,
        came,
        went,
        closing,
      })),
    received,
    pending: pending.map((one) => ({ ...one, oldest: one.oldest.toISOString() })),
    atBank: atBank.map((one) => ({ ...one, bank: nameOf(one.account) })),
    cash: cash.map((one) => ({
      ...{ code: one.code, amount: one.amount, promised: one.promised },
      oldest: one.oldest?.toISOString() ?? null,
      late: isLate(one.oldest, now),
    })),
    banks: told,
    kinds,
    differences: open.map(({ id, kind, account, expected, found, opened_at }) => ({
      ...{ id, kind, account, expected, found, openedAt: opened_at.toISOString() },
    })),
    slips: made
      .filter((one) => one.day === day && one.void_at === null)
      .map(({ number, kind, source, amount, proven }) => ({ number, kind, source, amount, proven })),
    wrong,
    zero: open.length === 0 && difference === 0 && wrong.length === 0,
  };
}
