/** Reads a city's list of RW and RT line by line, and compares it with what is known. */
import { CsvError, parse } from 'csv-parse/sync';
import { Problem } from '../../shared/errors.ts';
import type { Unit } from './shape.ts';

export type LineProblem =
  | 'no-code'
  | 'unknown-area'
  | 'not-a-ward'
  | 'no-rw'
  | 'bad-number'
  | 'extra-columns'
  | 'repeated';

/** `line` is the line of the file as an editor counts it, the header being 1; `found` is what stands there. */
export type RefusedLine = { line: number; problem: LineProblem; found: string };

type Ward = { leaf: boolean; kind: string };
type Line = { line: number; cells: string[] };

/** RW and RT numbers are written `1`, `01` or `001`; some cities add a letter. */
const NUMBER = /^\d{1,3}[A-Za-z]?$/;
const NAME_MOST = 120;

function unitNumber(text: string): string {
  const digits = /^\d+/.exec(text)?.[0] ?? '';
  return digits.padStart(3, '0') + text.slice(digits.length).toUpperCase();
}

/**
 * The units of the file with an RW for each RT, and the lines that were refused. `wardOf` knows the city's areas.
 * Throws 422 `directory.csv-unreadable` or `directory.csv-broken` when it is no such list.
 */
export function readUnitList(
  csv: string,
  wardOf: (code: string) => Ward | undefined,
): { rows: number; units: Unit[]; refused: RefusedLine[] } {
  const [header, ...lines] = readLines(csv);
  const names = header?.cells.map((name) => name.toLowerCase()) ?? [];
  const place = { code: names.indexOf('kode'), rw: names.indexOf('rw'), rt: names.indexOf('rt') };
  if (place.code < 0 || place.rw < 0) throw new Problem(422, 'directory.csv-unreadable');
  const namePlace = names.indexOf('nama');
  const found = new Map<string, Unit>();
  const refused: RefusedLine[] = [];
  for (const { line, cells } of lines) {
    const at = (index: number) => cells[index] ?? '';
    const [code, rw, rt] = [at(place.code), at(place.rw), at(place.rt)];
    const refuse = (problem: LineProblem, what: string) => refused.push({ line, problem, found: what });
    const ward = wardOf(code);
    if (cells.slice(names.length).some((cell) => cell !== ''))
      refuse('extra-columns', cells.slice(names.length).join(' '));
    else if (code === '') refuse('no-code', '');
    else if (!ward) refuse('unknown-area', code);
    else if (!ward.leaf || ward.kind === 'district') refuse('not-a-ward', code);
    else if (rw === '') refuse('no-rw', '');
    else if (!NUMBER.test(rw)) refuse('bad-number', rw);
    else if (rt !== '' && !NUMBER.test(rt)) refuse('bad-number', rt);
    else {
      const unit: Unit = {
        area: code,
        rw: unitNumber(rw),
        rt: rt && unitNumber(rt),
        name: at(namePlace).slice(0, NAME_MOST),
      };
      if (found.has(idOf(unit)))
        refuse('repeated', rt === '' ? `RW ${unit.rw}` : `RT ${unit.rt} / RW ${unit.rw}`);
      else found.set(idOf(unit), unit);
    }
  }
  // A list of RT alone still says which RW there are.
  for (const unit of [...found.values()]) {
    const rw = { ...unit, rt: '', name: '' };
    if (!found.has(idOf(rw))) found.set(idOf(rw), rw);
  }
  return { rows: lines.length, units: [...found.values()], refused };
}

function readLines(csv: string): Line[] {
  try {
    const records = parse(csv, {
      bom: true,
      info: true,
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      max_record_size: 2000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // A line of separators alone is what spreadsheets leave behind for an empty row.
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
  } catch (error) {
    if (error instanceof CsvError && typeof error.lines === 'number' && error.code !== 'CSV_MAX_RECORD_SIZE')
      throw new Problem(422, 'directory.csv-broken', { line: error.lines });
    throw new Problem(422, 'directory.csv-unreadable');
  }
}

const idOf = ({ area, rw, rt }: Unit) => `${area} ${rw} ${rt}`;

export type WardChange = {
  area: string;
  name: string;
  before: { rw: number; rt: number };
  after: { rw: number; rt: number };
  added: number;
  removed: number;
  renamed: number;
};

function countOf(units: readonly Unit[]): { rw: number; rt: number } {
  const rw = units.filter(({ rt }) => rt === '').length;
  return { rw, rt: units.length - rw };
}

/** What replacing the units `before` by `after` changes, ward by ward in the order of the file; the others are left out. */
export function compareUnits(
  before: readonly Unit[],
  after: readonly Unit[],
  nameOf: (area: string) => string,
): WardChange[] {
  const [old, given] = [Map.groupBy(before, ({ area }) => area), Map.groupBy(after, ({ area }) => area)];
  return [...given].flatMap(([area, now]) => {
    const then = old.get(area) ?? [];
    const names = new Map(then.map((unit) => [idOf(unit), unit.name]));
    const added = now.filter((unit) => !names.has(idOf(unit))).length;
    const renamed = now.filter((unit) => (names.get(idOf(unit)) ?? unit.name) !== unit.name).length;
    const removed = then.length - (now.length - added);
    if (added + removed + renamed === 0) return [];
    return [
      { area, name: nameOf(area), before: countOf(then), after: countOf(now), added, removed, renamed },
    ];
  });
}
