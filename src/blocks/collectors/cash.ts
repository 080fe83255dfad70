/** Cash in the hands of collectors: how much, since when, and whether that is too much or too long. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { Rupiah } from '../../shared/money.ts';
import { localDate } from '../../shared/time.ts';
import { type Alarm, alarmOf } from './rules/cash.ts';
import { cashInHand } from './store-cash.ts';
import { type LimitRow, limitsOn } from './store-devices.ts';

export type Undeposited = {
  collector: string;
  agency: string;
  cash: Rupiah;
  /** Since when the oldest of it has been there. */
  since: Date | null;
  /** How much may be, on this day. */
  limit: Rupiah | null;
  alarm: Alarm | null;
};

function limitFor(limits: readonly LimitRow[], agency: string, collector: string): Rupiah | null {
  const own = limits.find((one) => one.agency === agency && one.collector === collector);
  const common = limits.find((one) => one.agency === agency && one.collector === null);
  return own?.amount ?? common?.amount ?? null;
}

/** Everybody who ever took cash, or one collector; also those who have nothing left. `day`: of the city. */
export async function undeposited(
  runner: Runner,
  given: { now: Date; day: string; collector?: string },
): Promise<Undeposited[]> {
  const [rows, limits] = [
    await cashInHand(runner, given.collector ?? null),
    await limitsOn(runner, given.day),
  ];
  const now = given.now.getTime() / 1000;
  return rows.map(({ collector, agency, taken, handed, since }) => {
    const cash = taken - handed;
    const limit = limitFor(limits, agency, collector);
    const at = since && cash > 0 ? since : null;
    const alarm = alarmOf({ cash, since: at ? at.getTime() / 1000 : null, limit, now });
    return { collector, agency, cash, since: at, limit, alarm };
  });
}

/** What one collector has, in one agency. */
export async function cashOf(
  city: City,
  given: { collector: string; agency: string; now: Date },
): Promise<Omit<Undeposited, 'collector' | 'agency'>> {
  const day = localDate(given.now, city.zone);
  const all = await undeposited(city.db, { now: given.now, day, collector: given.collector });
  const found = all.find(({ agency }) => agency === given.agency);
  if (found) return found;
  const limit = limitFor(await limitsOn(city.db, day), given.agency, given.collector);
  return { cash: 0, since: null, limit, alarm: null };
}
