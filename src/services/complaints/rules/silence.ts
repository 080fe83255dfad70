/** When silence has lasted as long as the city's clock says, by the city's calendar. Pure. */
import { type Calendar, dueAt, type Limit } from '../../../shared/working-time.ts';

/** A clock as it is written down: so many days, working days unless it says otherwise. */
export function limitOf(clock: { days: number; unit: string }): Limit {
  return { amount: clock.days, unit: clock.unit === 'days' ? 'days' : 'working-days' };
}

/** The instant at which silence since `start` has lasted for the limit. */
export function silentUntil(start: Date, limit: Limit, working: Calendar): Date {
  // Nothing pauses it, so it always ends.
  return dueAt({ start, limit }, working) as Date;
}
