/** Seals a day: a hash over every booking up to its end, chained to the day before. */
import type { City } from '../../platform/city.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import { chained, GENESIS } from './chain.ts';
import { settledUpTo } from './rolling.ts';
import { bookingsAfter, insertSeal, lastBookedBefore, lastSeal } from './store-ledger.ts';

const AT_ONCE = 2_000;

/**
 * Seals what was booked before `today` ('YYYY-MM-DD' of the city) and is not sealed yet, as the day before today. A day on which the server
 * stood still is sealed with the next one. Idempotent.
 */
export async function sealDays(city: City, today: string): Promise<void> {
  const day = dateOfDay(dayNumber(today) - 1);
  const last = await lastSeal(city.db);
  if (last && last.day >= day) return;
  const upto = await settledUpTo(city);
  if (!upto) return;
  const [midnight] = localDay(dayNumber(today), city.zone);
  const end = await lastBookedBefore(city.db, upto.booking, new Date(midnight));
  let hash = last?.hash ?? GENESIS;
  let seq = last?.last ?? 0;
  let count = 0;
  for (;;) {
    const some = await bookingsAfter(city.db, seq, end, AT_ONCE);
    for (const booking of some) {
      hash = chained(hash, booking);
      seq = booking.seq;
    }
    count += some.length;
    if (some.length < AT_ONCE) break;
  }
  await insertSeal(city.db, {
    ...{ day, first: (last?.last ?? 0) + 1, last: seq, bookings: count },
    ...{ before: last?.hash ?? GENESIS, hash, sealed_at: city.now() },
  });
}
