/** When a rule of the routing table holds: weekdays, hours and the city's working calendar. Pure. */
import { calendarDays } from '../../shared/working-calendar.ts';
import { type Calendar, isWorking } from '../../shared/working-time.ts';
import { DAY_MS, dateOfDay, timeOfDay, weekdayOf, zoneOffset } from '../../shared/zone.ts';
import type { When } from './formats.ts';

/**
 * The day (number since 1970) to which the hour belongs: a shift that goes past midnight belongs to the day on which
 * it began. Undefined outside the hours.
 */
function shiftDay(when: When, day: number, time: number): number | undefined {
  if (!when.hours) return day;
  const from = timeOfDay(when.hours.from);
  const to = timeOfDay(when.hours.to);
  if (from < to) return time >= from && time < to ? day : undefined;
  if (time >= from) return day;
  return time < to ? day - 1 : undefined;
}

/** True when every condition of the rule is met at the instant, on the clock of the calendar's zone. */
export function holdsAt(when: When, at: Date, calendar: Calendar): boolean {
  const wall = at.getTime() + zoneOffset(at, calendar.zone);
  const today = Math.floor(wall / DAY_MS);
  const day = shiftDay(when, today, wall - today * DAY_MS);
  if (day === undefined) return false;
  if (when.days && !when.days.includes(weekdayOf(day))) return false;
  const works = () => calendarDays(calendar).day(day).working > 0;
  switch (when.calendar) {
    case 'working-days':
      return works();
    case 'closed-days':
      return !works();
    case 'holidays': {
      const date = dateOfDay(day);
      return calendar.closed.some((closed) => closed.date === date);
    }
    case 'working-hours':
      return isWorking(at, calendar);
    case 'outside-working-hours':
      return !isWorking(at, calendar);
    default:
      return true;
  }
}
