/**
 * Reads CAMT.053, the bank-to-customer statement: ISO 20022 message definition camt.053.001.02 (BkToCstmrStmt), and later
 * versions where they say the same: Bal of OPBD (or PRCD) and CLBD, Ntry with its CdtDbtInd, which holds for
 * reversals as well, and TxsSummry, whose counts and sums are checked. Entities and DTDs are refused. Pure.
 */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isDate } from './dates.ts';
import {
  balanceFault,
  type Fault,
  type FaultKind,
  type Read,
  readAmount,
  readAs,
  type Statement,
  totalOf,
} from './shape.ts';

type Node = { [name: string]: unknown };
const LISTS = ['Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'AddtlTxInf'];
const parser = new XMLParser({
  ...{ removeNSPrefix: true, ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false },
  ...{ parseAttributeValue: false, trimValues: true, isArray: (name: string) => LISTS.includes(name) },
});

/** What stands at this path, through the first of each list. */
function at(node: unknown, path: string): unknown {
  let found = node;
  for (const name of path.split('/')) {
    if (Array.isArray(found)) found = found[0];
    found = typeof found === 'object' && found !== null ? (found as Node)[name] : undefined;
  }
  return found;
}
function textAt(node: unknown, ...paths: string[]): string {
  for (const path of paths) {
    const found = at(node, path);
    const text = typeof found === 'object' && found !== null ? (found as Node)['#text'] : found;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return '';
}
const listAt = (node: unknown, path: string): unknown[] => {
  const found = at(node, path);
  return Array.isArray(found) ? found : found === undefined ? [] : [found];
};

/** On which line the opening tags of this name stand, in their order. */
function linesOf(text: string, name: string): number[] {
  const lines: number[] = [];
  const tag = new RegExp(`<(?:[\\w.-]+:)?${name}[\\s>/]`);
  for (const [index, row] of text.split('\n').entries())
    for (let rest = row, m = tag.exec(rest); m; rest = rest.slice(m.index + 1), m = tag.exec(rest))
      lines.push(index + 1);
  return lines;
}

type Place = { line: number; fault(what: FaultKind, about: string): void };

/** With its sign; undefined when something is wrong with it, which is said. */
function signed(node: unknown, place: Place, amountAt = 'Amt', markAt = 'CdtDbtInd'): number | undefined {
  const digits = textAt(node, amountAt);
  const mark = textAt(node, markAt);
  const currency = at(node, `${amountAt}/@Ccy`);
  if (digits === '') return void place.fault('element-missing', amountAt);
  if (currency !== undefined && currency !== 'IDR') return void place.fault('currency', String(currency));
  if (mark !== 'CRDT' && mark !== 'DBIT') return void place.fault('sign', mark || markAt);
  const read = readAmount(digits, '.');
  if (!('amount' in read)) return void place.fault(read.fault, digits);
  return mark === 'DBIT' ? 0 - read.amount : read.amount;
}
function dateAt(node: unknown, place: Place, path: string): string | undefined {
  const text = textAt(node, `${path}/Dt`, `${path}/DtTm`);
  const day = text.slice(0, 10);
  if (text === '') return undefined;
  if (!isDate(day)) return void place.fault('date', text);
  return day;
}

function checkSummary(stmt: unknown, lines: Statement['lines'], place: Place): void {
  const kinds = [
    ['TtlNtries', lines],
    ['TtlCdtNtries', lines.filter(({ amount }) => amount > 0)],
    ['TtlDbtNtries', lines.filter(({ amount }) => amount < 0)],
  ] as const;
  for (const [name, some] of kinds) {
    const summary = at(stmt, `TxsSummry/${name}`);
    const count = textAt(summary, 'NbOfNtries');
    if (count !== '' && Number(count) !== some.length)
      place.fault('entries-count', `${name}: ${some.length} ≠ ${count}`);
    const sum = textAt(summary, 'Sum');
    const read = readAmount(sum, '.');
    const reached = totalOf(some.map(({ amount }) => Math.abs(amount)));
    if (sum !== '' && !('amount' in read && BigInt(read.amount) === reached))
      place.fault('entries-sum', `${name}: ${reached} ≠ ${sum}`);
  }
}

function readEntry(entry: unknown, no: number, place: Place): Statement['lines'][number] | undefined {
  const status = textAt(entry, 'Sts/Cd', 'Sts');
  // Only what was booked is in a statement: anything else would be counted without being there.
  if (status !== 'BOOK') return void place.fault('not-booked', status || 'Sts');
  const amount = signed(entry, place);
  const booked = dateAt(entry, place, 'BookgDt');
  const value = dateAt(entry, place, 'ValDt');
  const bookedDate = booked ?? value;
  if (amount === undefined) return undefined;
  if (amount === 0) return void place.fault('amount', '0');
  if (!bookedDate) return void place.fault('element-missing', 'BookgDt');
  const details = listAt(entry, 'NtryDtls').flatMap((one) => listAt(one, 'TxDtls'));
  const refs = (one: unknown) =>
    ['EndToEndId', 'TxId', 'InstrId', 'AcctSvcrRef']
      .map((name) => textAt(one, `Refs/${name}`))
      .filter((ref) => ref !== '' && ref !== 'NOTPROVIDED');
  const said = details.flatMap((one) => [
    ...refs(one),
    ...listAt(one, 'RmtInf/Ustrd').filter((text) => typeof text === 'string'),
    ...listAt(one, 'AddtlTxInf').filter((text) => typeof text === 'string'),
  ]);
  const own = details.length === 1 ? refs(details[0])[0] : undefined;
  const kind = textAt(entry, 'BkTxCd/Prtry/Cd', 'BkTxCd/Domn/Fmly/SubFmlyCd', 'BkTxCd/Domn/Cd');
  return {
    ...{ no, valueDate: value ?? bookedDate, bookedDate, amount },
    reference: own ?? textAt(entry, 'NtryRef', 'AcctSvcrRef'),
    text: [
      ...new Set([
        textAt(entry, 'NtryRef'),
        textAt(entry, 'AcctSvcrRef'),
        textAt(entry, 'AddtlNtryInf'),
        ...said,
      ]),
    ]
      .filter(Boolean)
      .join(' '),
    ...(kind ? { kind } : {}),
  };
}

function readStatement(
  stmt: unknown,
  place: Place,
  entryLines: number[],
  faults: Fault[],
): Statement | undefined {
  const before = faults.length;
  const account = textAt(stmt, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id').replace(/\s/g, '');
  if (account === '') place.fault('no-account', 'Acct');
  const balances = listAt(stmt, 'Bal');
  const kindOf = (bal: unknown) => textAt(bal, 'Tp/CdOrPrtry/Cd');
  const from =
    balances.find((bal) => kindOf(bal) === 'OPBD') ?? balances.find((bal) => kindOf(bal) === 'PRCD');
  const to = balances.find((bal) => kindOf(bal) === 'CLBD');
  if (!from) place.fault('element-missing', 'Bal OPBD');
  if (!to) place.fault('element-missing', 'Bal CLBD');
  if (!from || !to) return undefined;
  const [opening, closing, day] = [signed(from, place), signed(to, place), dateAt(to, place, 'Dt')];
  if (!day) place.fault('element-missing', 'Bal CLBD Dt');
  const lines = listAt(stmt, 'Ntry').flatMap((entry, index) => {
    const line = entryLines.shift() ?? place.line;
    const fault = (what: FaultKind, about: string) => void faults.push({ line, what, about });
    return readEntry(entry, index + 1, { line, fault }) ?? [];
  });
  if (faults.length > before || opening === undefined || closing === undefined || !day) return undefined;
  checkSummary(stmt, lines, place);
  const sequence = textAt(stmt, 'ElctrncSeqNb', 'LglSeqNb', 'Id');
  const statement = { account, day, sequence, opening, closing, lines };
  const wrong = balanceFault(statement, place.line);
  if (wrong) faults.push(wrong);
  return statement;
}

export function readCamt053(text: string): Read {
  const plain = text.replace(/^\uFEFF/, '');
  const doctype = plain.split('\n').findIndex((row) => /<!(?:DOCTYPE|ENTITY)/i.test(row));
  if (doctype >= 0) return readAs([], [{ line: doctype + 1, what: 'doctype', about: '<!DOCTYPE' }]);
  const valid = XMLValidator.validate(plain);
  if (valid !== true) return readAs([], [{ line: valid.err.line, what: 'xml', about: valid.err.code }]);
  const faults: Fault[] = [];
  const all = listAt(parser.parse(plain), 'Document/BkToCstmrStmt/Stmt');
  if (all.length === 0) return readAs([], [{ line: 1, what: 'no-statement', about: 'BkToCstmrStmt' }]);
  const [stmtLines, entryLines] = [linesOf(plain, 'Stmt'), linesOf(plain, 'Ntry')];
  const statements = all.flatMap((stmt, index) => {
    const line = stmtLines[index] ?? 1;
    const fault = (what: FaultKind, about: string) => void faults.push({ line, what, about });
    return readStatement(stmt, { line, fault }, entryLines, faults) ?? [];
  });
  return readAs(statements, faults);
}
