/** The working calendar: read for the clocks, and the closed days that a city adds or takes back. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say, type Words } from '../../shared/languages.ts';
import type { Calendar } from '../../shared/working-time.ts';
import { dayNumber } from '../../shared/zone.ts';
import type { ClosedDay, ClosedKind } from './shape.ts';
import { type ClosedRow, readClosedDays, readWeeks, writeClosedDays } from './store-calendar.ts';

/** One object per city until the directory changes, because the clock remembers days by its identity. */
export function calendar(city: City): Promise<Calendar> {
  return city.cache.get('directory.calendar', ['directory'], async () => {
    const [weeks, days] = await Promise.all([readWeeks(city.db), readClosedDays(city.db)]);
    const first = weeks[0];
    if (!first) throw new Problem(503, 'directory.no-calendar');
    return {
      zone: city.zone,
      week: first.days,
      versions: weeks.slice(1).map((week) => ({ from: week.validFrom, week: week.days })),
      closed: days
        .filter((day) => !day.withdrawn)
        .map((day) => ({ date: day.date, name: say(day.name, 'id') })),
    };
  });
}

/** Closed days of one year, in order. */
export async function closedDays(city: City, year: number): Promise<ClosedDay[]> {
  const rows = await readClosedDays(city.db, `${year}-01-01`, `${year}-12-31`);
  return rows.filter((row) => !row.withdrawn).map(({ withdrawn: _, ...day }) => day);
}

function validDate(date: string): string {
  try {
    dayNumber(date);
  } catch {
    throw fieldProblem('date', 'not-a-date');
  }
  return date;
}

async function stored(ctx: Context, date: string): Promise<ClosedRow | undefined> {
  const [row] = await readClosedDays(ctx.city.db, date, date);
  return row;
}

/**
 * Closes the offices on a date 'YYYY-MM-DD'. Due times that are worked out from now on reckon with it.
 * 409 `directory.day-already-closed` when they are closed on that day anyway.
 */
export async function addClosedDay(
  ctx: Context,
  day: { date: string; kind: ClosedKind; name: Words },
): Promise<ClosedDay> {
  const date = validDate(day.date);
  const before = await stored(ctx, date);
  if (before && !before.withdrawn) throw new Problem(409, 'directory.day-already-closed', { date });
  const row: ClosedRow = { ...day, date, estimated: false, withdrawn: false, fromPack: false };
  const added = await change(ctx, async (tx) => {
    await writeClosedDays(tx, [row]);
    tx.audit({ action: 'directory.closed-day.added', subject: date, before, after: row });
    tx.emit({ type: 'directory.closed-day.added', subject: date, payload: { kind: row.kind } });
    const { withdrawn: _, ...added } = row;
    return added;
  });
  ctx.city.cache.passed('directory.closed-day.added');
  return added;
}

/** Opens the offices on a date that was closed. 404 `directory.day-not-closed` when it was not. */
export async function removeClosedDay(ctx: Context, given: string): Promise<void> {
  const date = validDate(given);
  const before = await stored(ctx, date);
  if (!before || before.withdrawn) throw new Problem(404, 'directory.day-not-closed', { date });
  await change(ctx, async (tx) => {
    await writeClosedDays(tx, [{ ...before, withdrawn: true, fromPack: false }]);
    tx.audit({ action: 'directory.closed-day.removed', subject: date, before });
    tx.emit({ type: 'directory.closed-day.removed', subject: date, payload: {} });
  });
  ctx.city.cache.passed('directory.closed-day.removed');
}
