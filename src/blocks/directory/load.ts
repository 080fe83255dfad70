/** Brings a pack's agencies, areas and calendar into the city's directory, and leaves alone what the city changed itself. */
import { isDeepStrictEqual } from 'node:util';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { type CityPack, inForce } from '../packs/api.ts';
import { areasAfterLoad } from './pack-areas.ts';
import type { Agency } from './shape.ts';
import { readAgencies, writeAgency } from './store-agencies.ts';
import { deleteAreas, keepAreas, lockAreas, readAreas, writeAreas } from './store-areas.ts';
import {
  type ClosedRow,
  dropPackCalendar,
  readClosedDays,
  readWeeks,
  type WeekRow,
  writeClosedDays,
  writeWeek,
} from './store-calendar.ts';
import { writeTotal } from './store-units.ts';

export type LoadReport = { agencies: number; areas: number; calendar: number; totals: number };

/**
 * Loads the directory part of a pack in one transaction; safe to repeat at every start. Counts are of rows that changed:
 * all 0 the second time. Rows that were changed by hand or imported (`from_pack` false) are never touched.
 * An agency that has left the pack is closed, an area that has left it goes to the history.
 */
export async function loadDirectory(ctx: Context, pack: CityPack): Promise<LoadReport> {
  const report = await change(ctx, async (tx) => {
    await lockAreas(tx);
    const done: LoadReport = {
      agencies: await loadAgencies(ctx, tx, pack),
      areas: await loadAreas(ctx, tx, pack),
      calendar: await loadCalendar(tx, pack),
      totals: await loadTotals(tx, pack),
    };
    if (Object.values(done).some((count) => count > 0)) {
      const subject = ctx.city.slug;
      tx.audit({ action: 'directory.pack.loaded', subject, after: { ...done, version: pack.pack.version } });
      tx.emit({ type: 'directory.pack.loaded', subject, payload: done });
    }
    return done;
  });
  ctx.city.cache.passed('directory.pack.loaded');
  return report;
}

async function loadAgencies(ctx: Context, tx: Change, pack: CityPack): Promise<number> {
  const today = localDate(ctx.now, ctx.city.zone);
  const stored = new Map((await readAgencies(tx)).map((agency) => [agency.id, agency]));
  const wanted = inForce(pack.agencies, today).map(
    (given): Agency => ({
      id: given.id,
      name: given.name,
      short: given.short,
      kind: given.kind,
      parent: given.parent ?? null,
      handles: given.handles,
      areas: given.areas ?? [],
      validFrom: given.from,
      closedOn: null,
      fromPack: true,
      posts: given.posts.map(({ id, name, kind, place }) => ({ id, name, kind, place: place ?? null })),
    }),
  );
  const named = new Set(pack.agencies.map(({ id }) => id));
  const gone = [...stored.values()]
    .filter((agency) => agency.fromPack && agency.closedOn === null && !named.has(agency.id))
    .map((agency) => ({ ...agency, closedOn: today }));
  const changed = [...wanted, ...gone].filter((agency) => {
    const before = stored.get(agency.id);
    return !before || (before.fromPack && !isDeepStrictEqual(before, agency));
  });
  for (const agency of changed) await writeAgency(tx, agency);
  return changed.length;
}

async function loadAreas(ctx: Context, tx: Change, pack: CityPack): Promise<number> {
  const stored = await readAreas(tx);
  const { write, remove } = areasAfterLoad(stored, pack);
  const replaced = new Set(stored.map(({ code }) => code));
  const history = [...remove, ...write.map(({ code }) => code).filter((code) => replaced.has(code))];
  if (history.length > 0)
    await keepAreas(tx, history, { at: ctx.now, by: `${pack.pack.name} ${pack.pack.version}` });
  await writeAreas(tx, write);
  await deleteAreas(tx, remove);
  return write.length + remove.length;
}

async function loadCalendar(tx: Change, pack: CityPack): Promise<number> {
  const weeks = new Map((await readWeeks(tx)).map((week) => [week.validFrom, week]));
  const wantedWeeks = pack.calendar.weeks.map(
    ({ from, days, source }): WeekRow => ({ validFrom: from, days, source, fromPack: true }),
  );
  const newWeeks = wantedWeeks.filter((week) => {
    const before = weeks.get(week.validFrom);
    return !before || (before.fromPack && !isDeepStrictEqual(before, week));
  });
  for (const week of newWeeks) await writeWeek(tx, week);
  const days = new Map((await readClosedDays(tx)).map((day) => [day.date, day]));
  const wantedDays = pack.calendar.closed.map(({ date, kind, name, estimated = false }): ClosedRow => {
    const words = pack.calendar.names[name] ?? { id: name, en: name, jv: name, zh: name };
    return { date, kind, name: words, estimated, withdrawn: false, fromPack: true };
  });
  const newDays = wantedDays.filter((day) => {
    const before = days.get(day.date);
    return !before || (before.fromPack && !isDeepStrictEqual(before, day));
  });
  await writeClosedDays(tx, newDays);
  const dropped = await dropPackCalendar(tx, {
    weeks: wantedWeeks.map((week) => week.validFrom),
    days: wantedDays.map((day) => day.date),
  });
  return newWeeks.length + newDays.length + dropped;
}

async function loadTotals(tx: Change, pack: CityPack): Promise<number> {
  let changed = 0;
  for (const kind of ['rw', 'rt'] as const) {
    const count = pack.areaTotals?.[kind];
    if (count !== undefined)
      changed += await writeTotal(tx, { kind, count, source: pack.areaTotals?.source ?? '' });
  }
  return changed;
}
