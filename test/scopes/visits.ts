/** Inspections of two agencies, so that the desk routes of counters have something to act on. */
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { bookAppointment, freeSlots } from '../../src/services/counters/api.ts';
import type { TestHouse } from '../kit/house.ts';
import { OTHER, OWN } from './model.ts';

export type Visit = { id: number; agency: string };

/** One inspection of each of the two agencies, so that there is something to act on. */
export async function makeVisits(house: TestHouse): Promise<Visit[]> {
  const ctx = systemContext(house.city, 'test');
  const made: Visit[] = [];
  for (const agency of [OWN, OTHER]) {
    const days = await freeSlots(house.city, { visit: agency, from: '2000-01-01', to: '2099-12-31' });
    const slot = days.flatMap(({ slots }) => slots).find(({ free }) => free > 0);
    const { code } = await bookAppointment(ctx, { visit: agency, at: new Date(slot?.at ?? 0) });
    const row = await house.city.db.one<{ id: number }>(
      sql`select id from counters.ticket where code = ${code}`,
    );
    made.push({ id: row.id, agency });
  }
  return made;
}
