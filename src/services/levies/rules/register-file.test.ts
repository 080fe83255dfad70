/** Tables of stalls: what is read, and what is refused by its line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, readRegister } from './register-file.ts';

const HEAD = 'Blok;Nomor;Jenis;Kelas;Luas;Nama;Telepon;Sejak';
const DAY = '2026-11-24';
const rules = (...lines: string[]) =>
  readRegister([HEAD, ...lines].join('\n'), DAY).faults.map(({ line, rule }) => `${line} ${rule}`);

test('a line is a stall; dates, sizes and telephones are read as people write them', () => {
  const { rows, faults } = readRegister(
    [HEAD, 'A;1;Los;A;6,5;Siti  Contoh;0812-0000-0001;31/01/2026', 'A;2;kios;B;12;;;'].join('\r\n'),
    DAY,
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(rows, [
    {
      ...{ line: 2, block: 'A', number: '1', kind: 'los', class: 'A', areaM2: 6.5, since: '2026-01-31' },
      trader: { name: 'Siti Contoh', phone: '+6281200000001' },
    },
    { line: 3, block: 'A', number: '2', kind: 'kios', class: 'B', areaM2: 12, since: DAY, trader: null },
  ]);
});

test('commas, tabs, quotes and line ends within a cell are understood, and lines are counted as an editor counts them', () => {
  assert.deepEqual(cellsOf('\uFEFFa,b\n"1, ""x""","2\n3"\n\n4,5'), [
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1, "x"', '2\n3'] },
    { line: 5, cells: ['4', '5'] },
  ]);
  assert.deepEqual(cellsOf('a\tb')[0]?.cells, ['a', 'b']);
});

test('each fault is named by its line', () => {
  assert.deepEqual(rules(';1;los;A;6;;;', 'A;;los;A;6;;;', 'A;3;los besar;A;6;;;'), [
    '2 block',
    '3 number',
    '4 kind',
  ]);
  assert.deepEqual(rules('A;1;los;;6;;;', 'A;2;los;A;-6;;;', 'A;3;los;A;6,555;;;', 'A;4;los;A;0;;;'), [
    '2 class',
    '3 area',
    '4 area',
    '5 area',
  ]);
  assert.deepEqual(
    rules('A;1;los;A;6;Siti;abc;', 'A;2;los;A;6;;0812-0000-0001;', 'A;3;los;A;6;;;31/02/2026x'),
    ['2 phone', '3 name', '4 since'],
  );
  assert.deepEqual(rules('A;1;los;A;6;;;', 'a;1;los;A;6;;;'), ['3 twice']);
  assert.deepEqual(readRegister('blok;nomor\nA;1', DAY).faults, [{ line: 1, rule: 'columns' }]);
});
