/** Reading a list of RT and RW as cities keep it, and saying what is wrong on which line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareUnits, readUnitList } from './unit-list.ts';

const wardOf = (code: string) =>
  code === '33.71.01'
    ? { leaf: false, kind: 'district' }
    : code.startsWith('33.71.01.')
      ? { leaf: true, kind: 'kelurahan' }
      : undefined;
const read = (csv: string) => readUnitList(csv, wardOf);
const WARD = '33.71.01.1007';
const short = (csv: string) => read(csv).units.map(({ rw, rt, name }) => `${rw}/${rt} ${name}`.trim());

test('commas, semicolons and tabs, capital heads, columns in another order and a byte order mark are all read', () => {
  const want = ['001/001 Sidosari', '001/'];
  assert.deepEqual(short(`kode,rw,rt,nama\n${WARD},1,1,Sidosari\n`), want);
  assert.deepEqual(short(`\uFEFFKODE;RW;RT;NAMA\r\n${WARD};1;01;Sidosari\r\n`), want);
  assert.deepEqual(short(`Nama\tRT\tRW\tKode\nSidosari\t001\t1\t${WARD}\n`), want);
});

test('short lines, empty lines and lines of separators alone are no fault', () => {
  const csv = `kode,rw,rt,nama\n\n${WARD},1\n,,,\n${WARD},1,2a\n`;
  assert.deepEqual(short(csv), ['001/', '001/002A']);
  assert.deepEqual([read(csv).rows, read(csv).refused], [2, []]);
  assert.deepEqual(read('kode,rw,rt,nama\n').units, []);
});

test('a refused line is named by its place in the file, with what stands there', () => {
  const lines = [
    'kode,rw,rt,nama',
    `${WARD},1,1,`,
    '',
    '99.01,1,1,',
    '33.71.01,1,1,',
    ',1,1,',
    `${WARD},,1,`,
    `${WARD},RW 1,1,`,
    `${WARD},1,satu,`,
    `${WARD},1,3,Sido, Timur`,
    `${WARD},01,001,`,
    `${WARD},1,,`,
    `${WARD},1,,`,
  ];
  assert.deepEqual(
    read(lines.join('\n')).refused.map(({ line, problem, found }) => `${line} ${problem} ${found}`.trim()),
    [
      '4 unknown-area 99.01',
      '5 not-a-ward 33.71.01',
      '6 no-code',
      '7 no-rw',
      '8 bad-number RW 1',
      '9 bad-number satu',
      '10 extra-columns Timur',
      '11 repeated RT 001 / RW 001',
      '13 repeated RW 001',
    ],
  );
});

test('what is no such list, or breaks off in the middle of a quotation, is refused as a whole', () => {
  for (const csv of ['', 'halo', 'kode,nama\n1,2\n'])
    assert.throws(() => read(csv), { code: 'directory.csv-unreadable' }, csv);
  assert.throws(() => read(`kode,rw\n${WARD},1\n"${WARD},2\n`), { code: 'directory.csv-broken' });
});

test('only wards that change are told, with their numbers before and after', () => {
  const unit = (area: string, rw: string, rt = '', name = '') => ({ area, rw, rt, name });
  const before = [unit('a', '001'), unit('a', '001', '001'), unit('b', '001')];
  const after = [unit('b', '001'), unit('a', '001', '', 'Sidosari'), unit('a', '002')];
  assert.deepEqual(
    compareUnits(before, after, (area) => area.toUpperCase()),
    [
      {
        area: 'a',
        name: 'A',
        before: { rw: 1, rt: 1 },
        after: { rw: 2, rt: 0 },
        added: 1,
        removed: 1,
        renamed: 1,
      },
    ],
  );
});
