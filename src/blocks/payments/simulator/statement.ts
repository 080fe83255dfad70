/** The statement of the city's account at the made-up bank for one day: as CSV, MT940 or CAMT.053. */
import type { Rupiah } from '../../../shared/money.ts';
import { isoInZone, localDate } from '../../../shared/time.ts';
import type { CsvProfile } from '../rules/statements/csv.ts';
import type { Moved, Taken } from './books.ts';

export const FORMATS = ['csv', 'mt940', 'camt053'] as const;
export type Format = (typeof FORMATS)[number];

/** `amount`: positive came in, negative went out. */
type Line = { at: Date; amount: Rupiah; reference: string; about: string };
type Sheet = { day: string; zone: string; opening: Rupiah; lines: readonly Line[]; title: string };

export const ACCOUNT = '8880100000001';
/** How its CSV is read. */
export const CSV_PROFILE: CsvProfile = {
  separator: ',',
  columns: {
    ...{ booked: 'Tanggal', value: null, amount: null, mark: null, debit: 'Debit', credit: 'Kredit' },
    ...{ reference: 'Referensi', text: ['Keterangan'], kind: null, balance: 'Saldo' },
  },
  ...{ date: 'YYYY-MM-DD', decimal: '.' },
  labels: { account: 'Nomor Rekening', opening: 'Saldo Awal', closing: 'Saldo Akhir', sequence: null },
};

type Written = { payments: readonly Taken[]; moved: readonly Moved[] };

/** Each payment as it came in, behind them all of a channel what the bank keeps for itself, then what was brought and moved on. */
function sheetOf({ payments, moved }: Written, day: string, zone: string, title: string): Sheet {
  const dayOf = (one: Taken) => localDate(one.paidAt, zone);
  const own = payments.filter((one) => dayOf(one) === day);
  const before = payments.filter((one) => dayOf(one) < day);
  const others = moved.filter(({ at }) => localDate(at, zone) === day);
  const opening =
    before.reduce((sum, { amount, fee }) => sum + amount - fee, 0) +
    moved.filter(({ at }) => localDate(at, zone) < day).reduce((sum, { amount }) => sum + amount, 0);
  const words = { va: 'VA', qris: 'QRIS' };
  const fees = (['va', 'qris'] as const).flatMap((via): Line[] => {
    const charged = own.filter((one) => one.via === via);
    const last = charged.at(-1);
    const fee = charged.reduce((sum, one) => sum + one.fee, 0);
    if (!last || fee === 0) return [];
    const reference = `FEE${via.toUpperCase()}${day.replaceAll('-', '')}`;
    return [{ at: last.paidAt, amount: -fee, reference, about: `BIAYA ${words[via]} ${charged.length} TRX` }];
  });
  const came = own.map(({ paidAt, amount, reference, via, code }): Line => {
    return { at: paidAt, amount, reference, about: `${words[via]} ${code}`.trim() };
  });
  return { day, zone, opening, lines: [...came, ...fees, ...others], title };
}

const closing = ({ opening, lines }: Sheet) => lines.reduce((sum, { amount }) => sum + amount, opening);

function csv(sheet: Sheet): string {
  let balance = sheet.opening;
  const rows = sheet.lines.map(({ at, amount, reference, about }) => {
    balance += amount;
    const [date = '', time = ''] = isoInZone(at, sheet.zone).slice(0, 19).split('T');
    const [debit, credit] = amount < 0 ? [-amount, 0] : [0, amount];
    return [date, time, about, reference, `${debit}.00`, `${credit}.00`, `${balance}.00`];
  });
  const cover = [
    ['Nomor Rekening', ACCOUNT],
    ['Saldo Awal', `${sheet.opening}.00`],
    ['Saldo Akhir', `${closing(sheet)}.00`],
  ];
  const head = ['Tanggal', 'Jam', 'Keterangan', 'Referensi', 'Debit', 'Kredit', 'Saldo'];
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [...cover, head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function mt940(sheet: Sheet): string {
  const date = sheet.day.slice(2).replaceAll('-', '');
  const money = (amount: Rupiah) => `${Math.abs(amount)},00`;
  const mark = (amount: Rupiah) => (amount < 0 ? 'D' : 'C');
  const balance = (tag: string, amount: Rupiah) => `:${tag}:${mark(amount)}${date}IDR${money(amount)}`;
  const lines = sheet.lines.flatMap(({ amount, reference, about }, at) => {
    const kind = amount < 0 ? 'NCHG' : 'NTRF';
    const own = `${reference}//${String(at + 1).padStart(6, '0')}`;
    const entry = `:61:${date}${date.slice(2)}${mark(amount)}${money(amount)}${kind}${own}`;
    return [entry, `:86:${about.slice(0, 60)}`];
  });
  const number = String(Math.floor(Date.parse(sheet.day) / 86_400_000) % 100_000);
  const all = [
    ...[`:20:REKAAN${date}`, `:25:${ACCOUNT}`, `:28C:${number}/1`, balance('60F', sheet.opening)],
    ...[...lines, balance('62F', closing(sheet)), '-'],
  ];
  return all.map((line) => `${line}\r\n`).join('');
}

const escaped = (text: string) => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function camt053(sheet: Sheet): string {
  const money = (amount: Rupiah) =>
    `<Amt Ccy="IDR">${Math.abs(amount)}.00</Amt><CdtDbtInd>${amount < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
  const balance = (code: string, amount: Rupiah) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(amount)}<Dt><Dt>${sheet.day}</Dt></Dt></Bal>`;
  const entries = sheet.lines.map(
    ({ at, amount, reference, about }) =>
      `<Ntry>${money(amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>${isoInZone(at, sheet.zone)}</DtTm></BookgDt><AcctSvcrRef>${escaped(reference)}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${escaped(reference)}</EndToEndId></Refs><RmtInf><Ustrd>${escaped(about)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  );
  const id = `REKAAN-${sheet.day}`;
  const made = isoInZone(Date.parse(`${sheet.day}T16:59:59Z`), sheet.zone);
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${id}</MsgId><CreDtTm>${made}</CreDtTm></GrpHdr>
<Stmt><Id>${id}</Id><CreDtTm>${made}</CreDtTm><Acct><Id><Othr><Id>${ACCOUNT}</Id></Othr></Id><Ccy>IDR</Ccy><Svcr><FinInstnId><Nm>${escaped(sheet.title)}</Nm></FinInstnId></Svcr></Acct>
${[balance('OPBD', sheet.opening), balance('CLBD', closing(sheet)), ...entries].join('\n')}
</Stmt></BkToCstmrStmt></Document>
`;
}

/** What came in and went out on that day of the city. */
export function statementOf(
  written: Written,
  given: { day: string; zone: string; format: Format; title: string },
): string {
  const sheet = sheetOf(written, given.day, given.zone, given.title);
  if (given.format === 'mt940') return mt940(sheet);
  return given.format === 'csv' ? csv(sheet) : camt053(sheet);
}
