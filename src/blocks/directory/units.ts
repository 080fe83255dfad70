/** RW and RT under the wards: counted, listed, and imported from the CSV that a city keeps of them. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { areas } from './areas.ts';
import type { Unit } from './shape.ts';
import { countUnits, readTotals, readUnits, replaceUnits, unitsOfAreas } from './store-units.ts';
import { compareUnits, type RefusedLine, readUnitList, type WardChange } from './unit-list.ts';

/** RW and RT of one ward, in order; the row with an empty `rt` stands for the RW itself. */
export function units(city: City, area: string): Promise<Unit[]> {
  return readUnits(city.db, area);
}

export type UnitCounts = {
  /** Null: unknown, which is not 0. */
  rw: number | null;
  rt: number | null;
  /** `imported`: counted from the list; otherwise the published source of the totals. */
  source: string | null;
  byArea: { area: string; rw: number; rt: number }[];
};

/** Numbers of RW and RT: counted once units were imported, the published totals until then. */
export async function unitCounts(city: City): Promise<UnitCounts> {
  const [byArea, totals] = await Promise.all([countUnits(city.db), readTotals(city.db)]);
  if (byArea.length > 0) {
    const sum = (key: 'rw' | 'rt') => byArea.reduce((total, row) => total + row[key], 0);
    return { rw: sum('rw'), rt: sum('rt'), source: 'imported', byArea };
  }
  const published = (kind: string) => totals.find((total) => total.kind === kind);
  return {
    rw: published('rw')?.count ?? null,
    rt: published('rt')?.count ?? null,
    source: totals[0]?.source ?? null,
    byArea,
  };
}

export type UnitReport = {
  rows: number;
  wards: number;
  rw: number;
  rt: number;
  refused: RefusedLine[];
  /** Wards that change, with their numbers before and after. */
  changes: WardChange[];
  /** Wards in the file that stay as they are. */
  unchanged: number;
  imported: boolean;
};

/**
 * Imports a CSV with the columns `kode,rw,rt,nama` (comma, semicolon or tab; `rt` and `nama` may be empty) and replaces
 * the units of every ward it names. A refused line stops everything; a file that changes nothing is not imported.
 * 422 `directory.csv-unreadable` without those columns, `directory.csv-broken` where a quotation mark is left open.
 */
export async function importUnits(
  ctx: Context,
  csv: string,
  options: { dryRun?: boolean } = {},
): Promise<UnitReport> {
  const tree = await areas(ctx.city);
  const { rows, units: given, refused } = readUnitList(csv, (code) => tree.find(code));
  const wards = [...new Set(given.map(({ area }) => area))];
  const report = (before: readonly Unit[]): UnitReport => {
    const changes = compareUnits(before, given, (code) => tree.find(code)?.name ?? code);
    const rw = given.filter(({ rt }) => rt === '').length;
    return {
      rows,
      wards: wards.length,
      rw,
      rt: given.length - rw,
      refused,
      changes,
      unchanged: wards.length - changes.length,
      imported: false,
    };
  };
  if (options.dryRun || refused.length > 0) return report(await unitsOfAreas(ctx.city.db, wards));
  return change(ctx, async (tx) => {
    const result = report(await unitsOfAreas(tx, wards));
    if (result.changes.length === 0) return result;
    await replaceUnits(tx, wards, given);
    const { rw, rt } = result;
    const subject = ctx.city.slug;
    tx.audit({ action: 'directory.units.imported', subject, after: { wards: wards.length, rw, rt } });
    tx.emit({ type: 'directory.units.imported', subject, payload: { rw, rt } });
    return { ...result, imported: true };
  });
}
