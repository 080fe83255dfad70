/** RW and RT under the wards: counted, listed, and imported from the CSV that a city keeps of them. */
import { parse } from 'csv-parse/sync';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { areas } from './areas.ts';
import type { Unit } from './shape.ts';
import { countUnits, readTotals, readUnits, replaceUnits } from './store-units.ts';

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
  /** `line` is the line of the file, the header being 1. */
  refused: { line: number; problem: 'unknown-area' | 'not-a-ward' | 'bad-number' | 'repeated' }[];
  imported: boolean;
};

/** RW and RT numbers are written `1`, `01` or `001`; some cities add a letter. */
const NUMBER = /^\d{1,3}[A-Za-z]?$/;

function unitNumber(text: string): string {
  const digits = /^\d+/.exec(text)?.[0] ?? '';
  return digits.padStart(3, '0') + text.slice(digits.length).toUpperCase();
}

/**
 * Imports a CSV with the columns `kode,rw,rt,nama` (comma or semicolon; `rt` and `nama` may be empty) and replaces the
 * units of every ward it names. A refused line stops everything. 422 `directory.csv-unreadable` without those columns.
 */
export async function importUnits(
  ctx: Context,
  csv: string,
  options: { dryRun?: boolean } = {},
): Promise<UnitReport> {
  const tree = await areas(ctx.city);
  const found = new Map<string, Unit>();
  const report: UnitReport = { rows: 0, wards: 0, rw: 0, rt: 0, refused: [], imported: false };
  for (const [index, row] of readRows(csv).entries()) {
    report.rows += 1;
    const refuse = (problem: UnitReport['refused'][number]['problem']) =>
      report.refused.push({ line: index + 2, problem });
    const area = tree.find(row.kode);
    if (!area) refuse('unknown-area');
    else if (!area.leaf || area.kind === 'district') refuse('not-a-ward');
    else if (!NUMBER.test(row.rw) || (row.rt !== '' && !NUMBER.test(row.rt))) refuse('bad-number');
    else {
      const unit = {
        area: row.kode,
        rw: unitNumber(row.rw),
        rt: row.rt && unitNumber(row.rt),
        name: row.nama,
      };
      const id = `${unit.area} ${unit.rw} ${unit.rt}`;
      if (found.has(id)) refuse('repeated');
      else found.set(id, unit);
    }
  }
  // A list of RT alone still says which RW there are.
  for (const unit of [...found.values()]) {
    const id = `${unit.area} ${unit.rw} `;
    if (!found.has(id)) found.set(id, { ...unit, rt: '', name: '' });
  }
  const all = [...found.values()];
  const wards = [...new Set(all.map(({ area }) => area))];
  report.wards = wards.length;
  report.rw = all.filter(({ rt }) => rt === '').length;
  report.rt = all.length - report.rw;
  if (options.dryRun || report.refused.length > 0 || all.length === 0) return report;
  await change(ctx, async (tx) => {
    await replaceUnits(tx, wards, all);
    const { rw, rt } = report;
    tx.audit({
      action: 'directory.units.imported',
      subject: ctx.city.slug,
      after: { wards: wards.length, rw, rt },
    });
    tx.emit({ type: 'directory.units.imported', subject: ctx.city.slug, payload: { rw, rt } });
  });
  return { ...report, imported: true };
}

type Row = { kode: string; rw: string; rt: string; nama: string };

function readRows(csv: string): Row[] {
  let rows: Record<string, string>[];
  try {
    rows = parse(csv, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      trim: true,
      max_record_size: 2000,
    });
  } catch {
    throw new Problem(422, 'directory.csv-unreadable');
  }
  const first = rows[0];
  if (!first || !('kode' in first) || !('rw' in first)) throw new Problem(422, 'directory.csv-unreadable');
  return rows.map(({ kode = '', rw = '', rt = '', nama = '' }) => ({
    kode,
    rw,
    rt,
    nama: nama.slice(0, 120),
  }));
}
