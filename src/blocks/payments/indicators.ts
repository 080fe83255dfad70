/** The figures that money gives to the command center: what is late on its way, what differs, and cash not brought to the bank. */
import type { City } from '../../platform/city.ts';
import type { Indicator } from '../../platform/module.ts';
import { localDate } from '../../shared/time.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import { isLate } from './rules/clock.ts';
import { failedSince } from './store-banks.ts';
import { cashInHands } from './store-deposits.ts';
import { countDifferences } from './store-differences.ts';
import { notRemitted, onTheWay, receivedSince } from './store-report.ts';
import { bankAccounts } from './store-statements.ts';

const one = (name: string, unit: Indicator['unit'], read: (city: City) => Promise<number>): Indicator => ({
  ...{ name, unit, freshFor: 300, cuts: [] },
  read: async (city) => [{ key: null, value: await read(city) }],
});

const sum = <T>(all: readonly T[], of: (one: T) => number) =>
  all.reduce((total, each) => total + of(each), 0);

async function lateOnTheWay(city: City): Promise<number> {
  const today = localDate(city.now(), city.zone);
  const accounts = await bankAccounts(city.db);
  const days = accounts.flatMap(({ content }) =>
    content.channels.map(({ channel }) => ({ channel, days: content.days })),
  );
  const rkud = accounts.filter(({ content }) => content.rkud).map(({ number }) => number);
  const [pending, atBank] = await Promise.all([
    onTheWay(city.db, { today, zone: city.zone, days }),
    notRemitted(city.db, { today, rkud }),
  ]);
  return sum(pending, (row) => row.lateAmount) + sum(atBank, (row) => row.lateAmount);
}

function midnightOf(city: City): Date {
  const [midnight] = localDay(dayNumber(localDate(city.now(), city.zone)), city.zone);
  return new Date(midnight);
}

/** Refused by a bank, not answered, or not paid after all; by channel, such as 'qris/bank-daerah'. */
const failedToday: Indicator = {
  ...{ name: 'payments.failed-today', unit: 'count', freshFor: 300, cuts: ['category'] },
  async read(city, cut) {
    const failed = await failedSince(city.db, midnightOf(city));
    if (cut === undefined) return [{ key: null, value: sum(failed, ({ count }) => count) }];
    return failed.map(({ channel, count }) => ({ key: channel, value: count }));
  },
};

export const indicators: Indicator[] = [
  one('payments.received-today', 'rupiah', (city) => receivedSince(city.db, midnightOf(city))),
  failedToday,
  one('payments.late-on-the-way', 'rupiah', lateOnTheWay),
  one('payments.cash-late', 'rupiah', async (city) => {
    const late = (await cashInHands(city.db)).filter(({ oldest }) => isLate(oldest, city.now()));
    return sum(late, ({ amount }) => amount);
  }),
  one('payments.differences-open', 'count', async (city) =>
    sum(await countDifferences(city.db), ({ count }) => count),
  ),
];
