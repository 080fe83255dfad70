/** Bank statements: what adds up is read whole, anything else is refused with its line, and nothing is read by half. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCamt053 } from './camt053.ts';
import { type CsvProfile, readCsv } from './csv.ts';
import { readMt940 } from './mt940.ts';
import { asText, type Read, readAmount } from './shape.ts';

const faultsOf = (read: Read) => read.faults.map(({ line, what, about }) => [line, what, about]);

const MT940 = [
  ...['{1:F01BANKIDJAXXX0000000000}{4:', ':20:STMT231126', ':25:0011223344', ':28C:327/1'],
  ...[
    ':60F:C261122IDR1000000,00',
    ':61:2611231123C14895,NTRFqr-1//BANKREF1',
    ':86:QRIS qr-1',
    'PASAR REJOWINANGUN',
  ],
  ...[':61:2611231123D500,NCHGNONREF', ':86:BIAYA ADM', ':61:261123RC3000,NMSCva-9'],
  ...[':62F:C261123IDR1011395,00', ':64:C261123IDR1011395,00', '-}'],
];
const mt = (change: (lines: string[]) => string[] = (lines) => lines) =>
  readMt940(change([...MT940]).join('\r\n'));
const swap = (from: string, to: string) => () =>
  mt((lines) => lines.map((line) => (line === from ? to : line)));

test('MT940 is read with its signs, references and texts, over envelopes and continued lines', () => {
  const { statements, faults } = mt();
  assert.deepEqual(faults, []);
  assert.equal(statements.length, 1);
  const [{ lines, ...head }] = statements as [(typeof statements)[number] & object];
  assert.deepEqual(head, {
    account: '0011223344',
    day: '2026-11-23',
    sequence: '327',
    opening: 1_000_000,
    closing: 1_011_395,
  });
  assert.deepEqual(
    lines.map(({ amount, reference, kind }) => [amount, reference, kind]),
    [
      [14_895, 'qr-1', 'NTRF'],
      [-500, '', 'NCHG'],
      [-3000, 'va-9', 'NMSC'],
    ],
  );
  assert.equal(lines[0]?.text, 'BANKREF1 QRIS qr-1 PASAR REJOWINANGUN');
});

test('an MT940 that is wrong anywhere is refused with line and fault', () => {
  const cases: [() => Read, unknown[]][] = [
    [swap(':62F:C261123IDR1011395,00', ':62F:C261123IDR1011396,00'), [12, 'balance', '1011395 ≠ 1011396']],
    [swap(':61:2611231123D500,NCHGNONREF', ':61:2611231123D500,50NCHGNONREF'), [9, 'sen', '500,50']],
    [swap(':61:2611231123D500,NCHGNONREF', ':61:2611311123D500,NCHGNONREF'), [9, 'date', '261131']],
    [swap(':61:2611231123D500,NCHGNONREF', ':61:hello'), [9, 'tag-shape', ':61:']],
    [swap(':60F:C261122IDR1000000,00', ':60F:C261122USD1000000,00'), [5, 'currency', 'USD']],
    [swap(':28C:327/1', ':99Z:327/1'), [4, 'tag-unknown', ':99Z:']],
    [() => mt((lines) => lines.filter((line) => !line.startsWith(':62F'))), [2, 'tag-missing', ':62F:']],
    [() => mt((lines) => lines.filter((line) => !line.startsWith(':20'))), [2, 'tag-missing', ':20:']],
    [swap(':62F:C261123IDR1011395,00', ':62M:C261123IDR1011395,00'), [12, 'pages', '327']],
    [() => readMt940(''), [1, 'empty', '']],
  ];
  for (const [read, wanted] of cases) {
    const found = read();
    assert.deepEqual(faultsOf(found)[0], wanted);
    assert.deepEqual(found.statements, []);
  }
});

test('pages of one MT940 statement become one, and a missing page is noticed', () => {
  const page = (seq: number, open: string, line: string, close: string) => [
    ':20:X',
    ':25:77',
    `:28C:5/${seq}`,
    open,
    line,
    close,
  ];
  const one = page(1, ':60F:C261123IDR0,', ':61:261123C100,NTRFa', ':62M:C261123IDR100,');
  const two = page(2, ':60M:C261123IDR100,', ':61:261123C50,NTRFb', ':62F:C261123IDR150,');
  const read = readMt940([...one, ...two].join('\n'));
  assert.deepEqual(read.faults, []);
  assert.deepEqual(
    read.statements.map(({ lines, closing }) => [lines.length, closing]),
    [[2, 150]],
  );
  assert.equal(readMt940(two.join('\n')).faults[0]?.what, 'pages');
});

const entry = (amount: string, mark: string, more = '', status = 'BOOK') =>
  `<Ntry><Amt Ccy="IDR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Sts>${status}</Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>${more}</Ntry>`;
const bal = (kind: string, amount: string, mark = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="IDR">${amount}</Amt><CdtDbtInd>${mark}</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>`;
function camt({
  opening = '1000.00',
  closing = '5800.00',
  count = '2',
  entries = [
    entry(
      '5000.00',
      'CRDT',
      '<NtryDtls><TxDtls><Refs><EndToEndId>qr-1</EndToEndId></Refs><RmtInf><Ustrd>Pasar &amp; kios</Ustrd></RmtInf></TxDtls></NtryDtls>',
    ),
    entry('200', 'DBIT', '<AddtlNtryInf>BIAYA</AddtlNtryInf>'),
  ],
  head = '',
} = {}) {
  return [
    ...[
      '<?xml version="1.0"?>',
      head,
      '<d:Document xmlns:d="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><d:BkToCstmrStmt>',
    ],
    ...[
      '<Stmt><Id>S1</Id><ElctrncSeqNb>9</ElctrncSeqNb><Acct><Id><Othr><Id>0011223344</Id></Othr></Id></Acct>',
    ],
    ...[
      bal('OPBD', opening),
      bal('CLBD', closing),
      `<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries></TtlNtries></TxsSummry>`,
    ],
    ...[...entries, '</Stmt>', '</d:BkToCstmrStmt></d:Document>'],
  ].join('\n');
}

test('CAMT.053 is read whatever its prefixes, and its own counts are checked', () => {
  const { statements, faults } = readCamt053(camt());
  assert.deepEqual(faults, []);
  const [found] = statements;
  assert.deepEqual(
    [found?.account, found?.sequence, found?.day, found?.opening, found?.closing],
    ['0011223344', '9', '2026-11-23', 1000, 5800],
  );
  assert.deepEqual(
    found?.lines.map(({ amount, reference, text }) => [amount, reference, text]),
    [
      [5000, 'qr-1', 'qr-1 Pasar & kios'],
      [-200, '', 'BIAYA'],
    ],
  );
  const cases: [string, unknown[]][] = [
    [camt({ closing: '5801' }), [4, 'balance', '5800 ≠ 5801']],
    [camt({ count: '3' }), [4, 'entries-count', 'TtlNtries: 2 ≠ 3']],
    [camt({ opening: '1000.50' }), [4, 'sen', '1000.50']],
    [camt({ entries: [entry('4800', 'CRDT'), entry('1', 'CRDT', '', 'PDNG')] }), [9, 'not-booked', 'PDNG']],
    [camt({ entries: [entry('4800', 'PLUS')] }), [8, 'sign', 'PLUS']],
    [camt({ head: '<!DOCTYPE x [<!ENTITY a "b">]>' }), [2, 'doctype', '<!DOCTYPE']],
    [camt().replace('</Stmt>', ''), [11, 'xml', 'InvalidTag']],
    ['<Document/>', [1, 'no-statement', 'BkToCstmrStmt']],
  ];
  for (const [text, wanted] of cases) assert.deepEqual(faultsOf(readCamt053(text))[0], wanted);
});

const PROFILE: CsvProfile = {
  separator: ';',
  columns: {
    ...{ booked: 'Tanggal', value: null, amount: null, mark: null, debit: 'Debet', credit: 'Kredit' },
    ...{ reference: 'No. Ref', text: ['Keterangan'], kind: null, balance: 'Saldo' },
  },
  ...{ date: 'DD/MM/YYYY', decimal: ',' },
  labels: { account: 'Nomor Rekening', opening: 'Saldo Awal', closing: 'Saldo Akhir', sequence: null },
};
const CSV = [
  ...[
    'REKENING KORAN',
    'Nomor Rekening;0011-223344',
    'Saldo Awal;1.000,00',
    'Tanggal;Keterangan;No. Ref;Debet;Kredit;Saldo',
  ],
  ...[
    '23/11/2026;"QRIS; pasar";qr-1;;5.000,00;6.000,00',
    '23/11/2026;BIAYA;;200,00;;5.800,00',
    'Saldo Akhir;5.800,00',
  ],
];
const csv = (from = '', to = '', profile = PROFILE) =>
  readCsv(CSV.join('\n').replace(from, to), profile, '0011223344');

test('CSV is read by the profile of its bank, with what stands above and below the table', () => {
  const { statements, faults } = csv();
  assert.deepEqual(faults, []);
  assert.deepEqual(
    statements[0]?.lines.map(({ amount, reference, text }) => [amount, reference, text]),
    [
      [5000, 'qr-1', 'QRIS; pasar'],
      [-200, '', 'BIAYA'],
    ],
  );
  const marked: CsvProfile = {
    ...PROFILE,
    ...{ separator: ',', date: 'YYYYMMDD', decimal: '.' },
    columns: {
      ...{
        booked: 'Date',
        value: null,
        amount: 'Amount',
        mark: { column: 'D/K', credit: 'K', debit: 'D' },
        debit: null,
        credit: null,
      },
      ...{ reference: null, text: ['Text'], kind: null, balance: 'Balance' },
    },
    labels: { account: null, opening: null, closing: null, sequence: null },
  };
  const read = readCsv(
    'Date,Text,Amount,D/K,Balance\n20261123,a,"1,000.00",K,1500.00\n20261123,b,200,D,"1,300"',
    marked,
    '7',
  );
  assert.deepEqual(
    read.statements.map(({ opening, closing, lines }) => [opening, closing, lines.length]),
    [[500, 1300, 2]],
  );
});

test('a CSV that is wrong anywhere is refused with line and fault', () => {
  const cases: [Read, unknown[]][] = [
    [csv('Kredit', 'Masuk'), [4, 'column-missing', 'Kredit']],
    [csv('Tanggal', 'Tgl'), [1, 'columns', 'Tanggal, Keterangan']],
    [csv('5.000,00', '5.000,25'), [5, 'sen', '5.000,25']],
    [csv('200,00', '2OO'), [6, 'amount', '2OO']],
    [csv('5.800,00', '5.900,00'), [6, 'running-balance', '5800 ≠ 5900']],
    [csv('Akhir;5.800,00', 'Akhir;5.801,00'), [7, 'balance', '5800 ≠ 5801']],
    [csv('23/11/2026;BIAYA', '31/11/2026;BIAYA'), [6, 'date', '31/11/2026']],
    [csv('0011-223344', '0011-223345'), [2, 'other-account', '0011-223345']],
    [csv('BIAYA;;200,00;;', 'BIAYA;;200,00;10,00;'), [6, 'sign', '200 / 10']],
    [csv('BIAYA;;200,00;;5.800,00', 'BIAYA'), [6, 'cells', '2 < 6']],
    [csv('"QRIS; pasar"', '"QRIS; pasar'), [7, 'cells', 'CSV_QUOTE_NOT_CLOSED']],
    [readCsv('', PROFILE, '1'), [1, 'empty', '']],
  ];
  for (const [read, wanted] of cases) assert.deepEqual(faultsOf(read)[0], wanted);
});

test('amounts are whole rupiah in the style of the bank and in no other', () => {
  assert.deepEqual(readAmount('1.234.567,00', ','), { amount: 1_234_567 });
  assert.deepEqual(readAmount('1,234,567.00', '.'), { amount: 1_234_567 });
  for (const text of ['1,234.56', '1.23', '12.34.567', '--5', '', '1e5', '-5'])
    assert.ok('fault' in readAmount(text, ','), text);
  assert.equal(asText(Uint8Array.of(0xff, 0xfe, 0x41)), undefined);
});
