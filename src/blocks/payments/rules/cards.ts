/** Debit cards: how an acquirer's settlement file is read, and what terminals and the treasurer's desk tell. Pure. */
import { CsvError, parse } from 'csv-parse/sync';
import { type Static, Type } from 'typebox';
import { DATE_PATTERNS, type DatePattern, readDate } from './statements/dates.ts';
import { type Fault, type FaultKind, readAmount } from './statements/shape.ts';

const strict = { additionalProperties: false } as const;
const name = Type.String({ minLength: 1, maxLength: 80 });
const WordsShape = Type.Object({ id: name, en: name, jv: name, zh: name }, strict);
const Slug = Type.String({ pattern: '^[a-z][a-z0-9-]{1,40}$' });
const Terminal = Type.String({ pattern: '^[A-Z0-9]{4,16}$' });
export const FILE_LIMIT = 8_000_000;

export const Acquirer = Type.Object(
  {
    title: WordsShape,
    fictional: Type.Boolean({ description: 'A simulator; every screen says so.' }),
    csv: Type.Object(
      {
        separator: Type.Union([Type.Literal(','), Type.Literal(';'), Type.Literal('|'), Type.Literal('\t')]),
        /** Names of columns, as the row of headings writes them. */
        columns: Type.Object(
          {
            ...{ terminal: name, reference: name, day: name, amount: name },
            /** The number that was paid to, where the terminal asks for it. */
            code: Type.Union([Type.Null(), name]),
          },
          strict,
        ),
        date: Type.Unsafe<DatePattern>({ type: 'string', enum: DATE_PATTERNS }),
        decimal: Type.Union([Type.Literal(','), Type.Literal('.')]),
      },
      strict,
    ),
  },
  strict,
);
export type Acquirer = Static<typeof Acquirer>;

export const AcquirerBody = Type.Object({ id: Slug, acquirer: Acquirer }, strict);
export const TerminalParams = Type.Object({ id: Terminal }, strict);
export const TerminalBody = Type.Object(
  { id: Terminal, acquirer: Slug, place: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }) },
  strict,
);
export const TerminalKey = Type.Object({ id: Type.String(), key: Type.String() });
export const BlockBody = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 300 }) }, strict);
export const TerminalsView = Type.Object({
  terminals: Type.Array(
    Type.Object({
      ...{ id: Type.String(), acquirer: Type.String(), place: Type.String() },
      keyedAt: Type.String(),
      heardAt: Type.Union([Type.String(), Type.Null()]),
      blocked: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
export const CardFileBody = Type.Object(
  { acquirer: Slug, file: Type.String({ minLength: 1, maxLength: FILE_LIMIT }) },
  strict,
);
export const CardFileView = Type.Object({
  /** True: this very file was taken in before, and nothing changed. */
  known: Type.Boolean(),
  lines: Type.Integer(),
  /** Payments that no terminal had told of. */
  booked: Type.Integer(),
  /** Lines whose amount is not the one that the terminal told. */
  differs: Type.Array(Type.Object({ line: Type.Integer(), reference: Type.String() })),
});
export const CardDone = Type.Object({ done: Type.Literal(true) });

export type CardLine = {
  line: number;
  terminal: string;
  reference: string;
  day: string;
  amount: number;
  code: string;
};

const MOST_FAULTS = 100;
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();
/** Thirteen digits, as everywhere. */
const MOST = 9_999_999_999_999;

/** The number of a payment: a terminal's own, and the one that the network gave it. */
export const cardReference = (terminal: string, reference: string): string => `${terminal}.${reference}`;

/** Whole rupiah as a terminal tells them; undefined for sen, signs, and more than thirteen digits. */
export function cardAmount(value: unknown): number | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  return /^[1-9]\d{0,12}$/.test(text) ? Number(text) : undefined;
}

/** All or nothing: with one fault, no line is read. */
export function readCardFile(
  text: string,
  { csv }: Pick<Acquirer, 'csv'>,
): { lines: CardLine[]; faults: Fault[] } {
  const refuse = (faults: Fault[]) => ({ lines: [], faults: faults.slice(0, MOST_FAULTS) });
  let rows: { record: string[]; info: { lines: number } }[];
  try {
    rows = parse(text, {
      ...{ delimiter: csv.separator, bom: true, relax_column_count: true, info: true, trim: true },
      skip_empty_lines: true,
    }) as unknown as typeof rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuse([{ line: Number(error.lines ?? 1), what: 'cells', about: error.code }]);
  }
  const head = rows.findIndex(({ record }) => record.some((cell) => same(cell, csv.columns.reference)));
  const headings = rows[head];
  if (!headings) return refuse([{ line: 1, what: 'columns', about: csv.columns.reference }]);
  const faults: Fault[] = [];
  const placeOf = (column: string | null): number => {
    if (column === null) return -1;
    const at = headings.record.findIndex((cell) => same(cell, column));
    if (at < 0) faults.push({ line: headings.info.lines, what: 'column-missing', about: column });
    return at;
  };
  const { columns } = csv;
  const at = {
    ...{ terminal: placeOf(columns.terminal), reference: placeOf(columns.reference) },
    ...{ day: placeOf(columns.day), amount: placeOf(columns.amount), code: placeOf(columns.code) },
  };
  if (faults.length > 0) return refuse(faults);
  const lines: CardLine[] = [];
  for (const { record, info } of rows.slice(head + 1)) {
    const line = info.lines;
    const wrong = (what: FaultKind, about: string) => faults.push({ line, what, about: about.slice(0, 120) });
    if (record.length < headings.record.length) {
      wrong('cells', `${record.length} < ${headings.record.length}`);
      continue;
    }
    const cell = (place: number) => record[place] ?? '';
    const read = readAmount(cell(at.amount), csv.decimal);
    const day = readDate(cell(at.day), csv.date);
    const terminal = cell(at.terminal);
    const reference = cell(at.reference);
    if ('fault' in read) wrong(read.fault, cell(at.amount));
    else if (read.amount < 1 || read.amount > MOST) wrong('amount', cell(at.amount));
    if (!day) wrong('date', cell(at.day));
    if (!/^[A-Z0-9]{4,16}$/.test(terminal)) wrong('cells', terminal);
    if (!/^\d{6,12}$/.test(reference)) wrong('cells', reference);
    if ('amount' in read && day)
      lines.push({ line, terminal, reference, day, amount: read.amount, code: cell(at.code) });
  }
  if (faults.length === 0 && lines.length === 0)
    faults.push({ line: headings.info.lines, what: 'empty', about: '' });
  return faults.length > 0 ? refuse(faults) : { lines, faults: [] };
}
