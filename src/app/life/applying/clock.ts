/** The office hours of a city's past as one line of minutes, so that nobody in the demo worked on a Sunday night. */
import { localDate } from '../../../shared/time.ts';
import { type Calendar, workingDates } from '../../../shared/working-time.ts';
import { DAY_MS, instantOfWall, MINUTE_MS, zoneOffset } from '../../../shared/zone.ts';

/** Minutes of one day at the desk, from eight o'clock. */
export const OFFICE_DAY = 450;
const OPENS_MS = 8 * 60 * MINUTE_MS;

export type OfficeClock = {
  /** The last minute that is over. */
  now: number;
  at(minute: number): Date;
};

/** `days`: how far back it reaches. */
export function officeClock(calendar: Calendar, now: Date, days: number): OfficeClock {
  const { zone } = calendar;
  const today = localDate(now, zone);
  // Some days more than there are, for what is agreed for the days to come.
  const dates = workingDates(
    localDate(new Date(now.getTime() - days * DAY_MS), zone),
    localDate(new Date(now.getTime() + 30 * DAY_MS), zone),
    calendar,
  );
  const before = dates.filter((date) => date < today).length;
  const wall = (now.getTime() + zoneOffset(now, zone)) % DAY_MS;
  const minutes = Math.floor(Math.min(Math.max((wall - OPENS_MS) / MINUTE_MS, 0), OFFICE_DAY - 1));
  return {
    now: before * OFFICE_DAY + (dates[before] === today ? minutes : 0),
    at(minute) {
      const whole = Math.max(0, Math.floor(minute));
      const date = dates[Math.floor(whole / OFFICE_DAY)] ?? dates.at(-1) ?? today;
      return new Date(instantOfWall(Date.parse(date) + OPENS_MS + (whole % OFFICE_DAY) * MINUTE_MS, zone));
    },
  };
}
