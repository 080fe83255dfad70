/**
 * Reads the CSV that a bank's cash management writes, by a profile: there is no standard, so how each bank writes is data
 * (separator, names of columns, days, decimals, how a debit is told). RFC 4180 holds for quotes. Pure.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { type Static, Type } from 'typebox';
import { DATE_PATTERNS, type DatePattern, readDate } from './dates.ts';
import {
  balanceFault,
  type Fault,
  type FaultKind,
  type Read,
  readAmount,
  readAs,
  type StatementLine,
} from './shape.ts';

const closed = { additionalProperties: false } as const;
const name = Type.String({ minLength: 1, maxLength: 80 });
const maybe = Type.Union([Type.Null(), name]);

export const CsvProfile = Type.Object(
  {
    separator: Type.Union([Type.Literal(','), Type.Literal(';'), Type.Literal('|'), Type.Literal('\t')]),
    /** Names of columns, as the row of headings writes them. */
    columns: Type.Object(
      {
        booked: name,
        value: maybe,
        /** One column with a sign, or with the mark beside it; or one for each side. */
        amount: maybe,
        mark: Type.Union([Type.Null(), Type.Object({ column: name, credit: name, debit: name }, closed)]),
        debit: maybe,
        credit: maybe,
        reference: maybe,
        text: Type.Array(name, { minItems: 1, maxItems: 6 }),
        kind: maybe,
        balance: maybe,
      },
      closed,
    ),
    date: Type.Unsafe<DatePattern>({ type: 'string', enum: DATE_PATTERNS }),
    decimal: Type.Union([Type.Literal(','), Type.Literal('.')]),
    /** How a row above or below the table begins that tells one of these; its next filled cell is the value. */
    labels: Type.Object({ account: maybe, opening: maybe, closing: maybe, sequence: maybe }, closed),
  },
  closed,
);
export type CsvProfile = Static<typeof CsvProfile>;

type Row = { cells: string[]; line: number };
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

function rowsOf(text: string, separator: string): Row[] | Fault {
  try {
    const rows = parse(text, {
      ...{
        delimiter: separator,
        bom: true,
        relax_column_count: true,
        skip_empty_lines: true,
        info: true,
        trim: true,
      },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return rows
      .map(({ record, info }) => ({ cells: record, line: info.lines }))
      .filter(({ cells }) => cells.some(Boolean));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { line: Number(error.lines ?? 1), what: 'cells', about: error.code };
  }
}

/** `account`: the one for which the file is given; the file must name no other. */
export function readCsv(text: string, profile: CsvProfile, account: string): Read {
  const rows = rowsOf(text, profile.separator);
  if (!Array.isArray(rows)) return readAs([], [rows]);
  const { columns, labels } = profile;
  const faults: Fault[] = [];
  const fault = (line: number, what: FaultKind, about: string): undefined =>
    void faults.push({ line, what, about });
  if (rows.length === 0) return readAs([], [{ line: 1, what: 'empty', about: '' }]);
  const head = rows.findIndex(
    ({ cells }) =>
      cells.some((cell) => same(cell, columns.booked)) &&
      columns.text.some((one) => cells.some((cell) => same(cell, one))),
  );
  const headings = rows[head];
  if (!headings)
    return readAs([], [{ line: 1, what: 'columns', about: [columns.booked, ...columns.text].join(', ') }]);
  const wanted = [
    columns.booked,
    columns.value,
    columns.amount,
    columns.mark?.column,
    columns.debit,
    columns.credit,
    columns.reference,
    ...columns.text,
    columns.kind,
    columns.balance,
  ];
  const places = new Map<string, number>();
  for (const column of wanted) {
    if (!column) continue;
    const found = headings.cells.flatMap((cell, at) => (same(cell, column) ? [at] : []));
    if (found.length !== 1) fault(headings.line, 'column-missing', column);
    else places.set(column, found[0] as number);
  }
  if (faults.length > 0) return readAs([], faults);

  const labelled = (label: string | null) =>
    label === null
      ? undefined
      : rows
          .map((row) => ({ row, at: row.cells.findIndex((cell) => same(cell.replace(/\s*:$/, ''), label)) }))
          .find(({ row, at }) => at >= 0 && row !== headings);
  const told = (label: string | null) => {
    const found = labelled(label);
    const value = found?.row.cells.slice(found.at + 1).find((cell) => cell !== '' && cell !== ':');
    return found && value !== undefined
      ? { line: found.row.line, value: value.replace(/^:\s*/, '') }
      : undefined;
  };
  const labelRows = new Set(Object.values(labels).flatMap((label) => labelled(label)?.row ?? []));
  const money = (line: number, cell: string, signed = false): number | undefined => {
    const read = readAmount(cell, profile.decimal, signed);
    return 'amount' in read ? read.amount : fault(line, read.fault, cell);
  };

  const lines: StatementLine[] = [];
  const balances: { line: number; balance: number; after: number }[] = [];
  for (const row of rows.slice(head + 1)) {
    if (labelRows.has(row)) continue;
    const { line, cells } = row;
    if (cells.length < headings.cells.length) {
      fault(line, 'cells', `${cells.length} < ${headings.cells.length}`);
      continue;
    }
    const cell = (column: string | null) =>
      column === null ? '' : (cells[places.get(column) as number] ?? '');
    const amount = amountOf(row, cell);
    const bookedDate = readDate(cell(columns.booked), profile.date);
    if (!bookedDate) fault(line, 'date', cell(columns.booked));
    const value =
      columns.value === null || cell(columns.value) === ''
        ? bookedDate
        : readDate(cell(columns.value), profile.date);
    if (bookedDate && !value) fault(line, 'date', cell(columns.value));
    if (amount === undefined || !bookedDate || !value) continue;
    const kind = cell(columns.kind);
    lines.push({
      ...{ no: lines.length + 1, valueDate: value, bookedDate, amount, reference: cell(columns.reference) },
      ...{ text: columns.text.map(cell).filter(Boolean).join(' '), ...(kind ? { kind } : {}) },
    });
    if (columns.balance !== null) {
      const balance = money(line, cell(columns.balance), true);
      if (balance !== undefined) balances.push({ line, balance, after: amount });
    }
  }

  function amountOf({ line }: Row, cell: (column: string | null) => string): number | undefined {
    let amount: number | undefined;
    if (columns.amount !== null) {
      amount = money(line, cell(columns.amount), columns.mark === null);
      if (amount !== undefined && columns.mark) {
        const mark = cell(columns.mark.column);
        if (same(mark, columns.mark.debit)) amount = 0 - amount;
        else if (!same(mark, columns.mark.credit)) return fault(line, 'sign', mark);
      }
    } else {
      const [debit, credit] = [cell(columns.debit), cell(columns.credit)].map((text) =>
        text === '' || text === '-' ? 0 : money(line, text),
      );
      if (debit === undefined || credit === undefined) return undefined;
      if (debit !== 0 && credit !== 0) return fault(line, 'sign', `${debit} / ${credit}`);
      amount = credit - debit;
    }
    return amount === 0 ? fault(line, 'amount', '0') : amount;
  }

  const named = told(labels.account);
  if (named && named.value.replace(/\D/g, '') !== account.replace(/\D/g, ''))
    fault(named.line, 'other-account', named.value);
  const balanceTold = (label: string | null) => {
    const found = told(label);
    return found && money(found.line, found.value, true);
  };
  const first = balances[0];
  const opening = balanceTold(labels.opening) ?? (first && first.balance - first.after);
  const closing = balanceTold(labels.closing) ?? balances.at(-1)?.balance;
  const day = lines
    .map(({ bookedDate }) => bookedDate)
    .sort()
    .at(-1);
  if (faults.length === 0 && (lines.length === 0 || !day)) fault(headings.line, 'empty', '');
  if (faults.length === 0 && (opening === undefined || closing === undefined))
    fault(headings.line, 'no-balance', labels.closing ?? columns.balance ?? '');
  if (faults.length > 0 || opening === undefined || closing === undefined || !day) return readAs([], faults);
  let reached = BigInt(opening);
  for (const { line, balance, after } of balances) {
    reached += BigInt(after);
    if (reached !== BigInt(balance))
      return readAs([], [{ line, what: 'running-balance', about: `${reached} ≠ ${balance}` }]);
  }
  const statement = { account, day, sequence: told(labels.sequence)?.value ?? '', opening, closing, lines };
  const wrong = balanceFault(statement, rows.at(-1)?.line ?? 1);
  return readAs([statement], wrong ? [wrong] : []);
}
