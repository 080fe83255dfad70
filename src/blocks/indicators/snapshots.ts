/** Keeps every figure once a day, so that trends need no second look at old cases. */
import type { City } from '../../platform/city.ts';
import { localDate } from '../../shared/time.ts';
import { DAY_MS } from '../../shared/zone.ts';
import { readIndicators } from './readings.ts';
import { declaredIndicators } from './registry.ts';
import { readHistory, type SnapshotRow, writeSnapshots } from './store.ts';

/**
 * Writes the figures of the city's day under its date 'YYYY-MM-DD'; safe to repeat. A figure that cannot be read
 * is kept as unknown. The cut by day is left out: it is a history itself.
 */
export async function takeSnapshots(city: City, date = localDate(city.now(), city.zone)): Promise<number> {
  const rows: SnapshotRow[] = [];
  for (const { name, cuts } of declaredIndicators().all()) {
    const [whole] = await readIndicators(city, [name]);
    if (whole) rows.push({ name, cut: '', key: '', value: whole.stale ? null : whole.value });
    for (const cut of cuts) {
      if (cut === 'day') continue;
      const [reading] = await readIndicators(city, [name], cut);
      for (const { key, value } of reading?.stale ? [] : (reading?.cuts ?? []))
        rows.push({ name, cut, key: key ?? '', value });
    }
  }
  if (rows.length > 0) await writeSnapshots(city.db, date, city.now(), rows);
  return rows.length;
}

/** The hourly run writes once the city's own day is nearly over, whatever zone it is in: from 23:00 on. */
export async function snapshotWhenDayEnds(city: City): Promise<number> {
  const today = localDate(city.now(), city.zone);
  const inOneHour = localDate(new Date(city.now().getTime() + DAY_MS / 24), city.zone);
  return inOneHour === today ? 0 : takeSnapshots(city, today);
}

export type HistoryDay = { date: string; key: string | null; value: number | null };

/** Daily values of one figure, oldest first; days without a row are simply absent. */
export async function indicatorHistory(
  city: City,
  wanted: { name: string; cut?: string; days: number },
): Promise<HistoryDay[]> {
  const to = localDate(city.now(), city.zone);
  const from = localDate(new Date(city.now().getTime() - (wanted.days - 1) * DAY_MS), city.zone);
  const rows = await readHistory(city.db, { name: wanted.name, cut: wanted.cut ?? '', from, to });
  return rows.map(({ date, key, value }) => ({ date, key: wanted.cut ? key : null, value }));
}
