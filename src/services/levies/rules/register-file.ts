/** Reads a market's register from a table: a stall a line, each fault by its line. Pure: no database, no clock. */
import { rearmed } from '../../../shared/csv.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { cleanLine } from '../../../shared/text.ts';
import type { RegisterRule } from './office-contract.ts';

export type RegisterRow = {
  line: number;
  block: string;
  number: string;
  kind: string;
  class: string;
  areaM2: number;
  since: string;
  trader: { name: string; phone: string | null } | null;
};
export type RegisterFault = { line: number; rule: RegisterRule };

const MOST = 2000;
/** What each column may be called in its first line. */
const COLUMNS = {
  block: ['blok', 'block'],
  number: ['nomor', 'no', 'number'],
  kind: ['jenis', 'kind'],
  class: ['kelas', 'class'],
  area: ['luas', 'luas m2', 'area'],
  since: ['sejak', 'mulai', 'since'],
  name: ['nama', 'pedagang', 'name'],
  phone: ['telepon', 'hp', 'phone'],
} as const;
type Column = keyof typeof COLUMNS;
const OPTIONAL: ReadonlySet<Column> = new Set(['since', 'name', 'phone']);

/** Lines of cells, parted by whichever of ; , and tab the first line has most of; cells may be quoted and hold line ends. */
export function cellsOf(text: string): { line: number; cells: string[] }[] {
  const plain = text.replace(/^\uFEFF/, '');
  const head = plain.slice(0, plain.search(/\r?\n|$/));
  const by = [';', ',', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0] as string;
  const rows: { line: number; cells: string[] }[] = [];
  let [cells, cell, quoted, line, began]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const end = () => {
    cells.push(cell);
    if (cells.some((one) => one.trim())) rows.push({ line: began, cells: cells.map(rearmed) });
    [cells, cell] = [[], ''];
  };
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at] as string;
    if (quoted) {
      if (char === '"' && plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === by) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      end();
      began = line + 1;
    } else if (char !== '\r') cell += char;
    if (char === '\n') line++;
  }
  end();
  return rows;
}

function columnsOf(head: readonly string[]): Map<Column, number> {
  const names = head.map((cell) => cleanLine(cell).toLowerCase());
  const found = new Map<Column, number>();
  for (const [column, called] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const at = names.findIndex((name) => called.includes(name));
    if (at >= 0) found.set(column, at);
  }
  return found;
}

const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && text >= '1945-08-17';

/** `2026-01-31` or `31/01/2026`. */
function dayOf(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
  return isDay(iso) ? iso : undefined;
}

/** `6`, `6,5`, `6.5`. */
function areaOf(text: string): number | undefined {
  if (!/^\d{1,5}([.,]\d{1,2})?$/.test(text)) return undefined;
  const area = Number(text.replace(',', '.'));
  return area > 0 ? area : undefined;
}

/** `usual`: the day since which a stall without one is in the books. */
export function readRegister(
  text: string,
  usual: string,
): { rows: RegisterRow[]; faults: RegisterFault[]; lines: number } {
  const [head, ...body] = cellsOf(text);
  const columns = columnsOf(head?.cells ?? []);
  const missing = (Object.keys(COLUMNS) as Column[]).some(
    (column) => !columns.has(column) && !OPTIONAL.has(column),
  );
  if (missing) return { rows: [], faults: [{ line: 1, rule: 'columns' }], lines: body.length };
  if (body.length > MOST)
    return { rows: [], faults: [{ line: MOST + 2, rule: 'too-many' }], lines: body.length };
  const [rows, faults]: [RegisterRow[], RegisterFault[]] = [[], []];
  const seen = new Set<string>();
  for (const { line, cells } of body) {
    const cell = (column: Column) => cleanLine(cells[columns.get(column) ?? -1] ?? '');
    const [block, number, kind] = [cell('block'), cell('number'), cell('kind').toLowerCase()];
    const [klass, area, name] = [cell('class'), areaOf(cell('area')), cell('name')];
    const since = cell('since') ? dayOf(cell('since')) : usual;
    const phone = cell('phone') ? normalizePhone(cell('phone')) : null;
    const place = `${block}|${number}`.toLowerCase();
    const wrong: [RegisterRule, boolean][] = [
      ['block', !block || block.length > 20],
      ['number', !number || number.length > 20],
      ['kind', !/^[a-z][a-z0-9-]{1,40}$/.test(kind)],
      ['class', !klass || klass.length > 20],
      ['area', area === undefined],
      ['since', since === undefined],
      ['phone', phone === undefined],
      ['name', name.length > 120 || (!name && phone !== null)],
      ['twice', seen.has(place)],
    ];
    seen.add(place);
    const found = wrong.filter(([, is]) => is);
    faults.push(...found.map(([rule]) => ({ line, rule })));
    if (found.length > 0 || area === undefined || since === undefined || phone === undefined) continue;
    const trader = name ? { name, phone } : null;
    rows.push({ line, block, number, kind, class: klass, areaM2: area, since, trader });
  }
  return { rows, faults, lines: body.length };
}
