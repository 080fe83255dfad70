/** What the printer is sent: letters it has, lines that fit, pictures in whole bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLUMNS, printed, wrapped } from './escpos.ts';

const textOf = (bytes: Uint8Array) => String.fromCharCode(...bytes);

test('words are broken between words, and none is longer than the paper', () => {
  assert.deepEqual(wrapped('Pasar Rejowinangun Blok A nomor 12 dekat pintu utara', 20), [
    'Pasar Rejowinangun',
    'Blok A nomor 12',
    'dekat pintu utara',
  ]);
  assert.deepEqual(wrapped('x'.repeat(45), 20), ['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
  assert.deepEqual(wrapped('', 20), ['']);
});

test('letters that the printer does not have become the nearest it has', () => {
  assert.match(textOf(printed([{ text: 'Siti A••• – “lunas” é 市' }])), /Siti A\*\*\* - "lunas" e \?/);
});

test('a sum stands at the right edge, on its own line when there is no room', () => {
  const slip = textOf(printed([{ left: 'Total', right: 'Rp9.000' }]));
  assert.ok(slip.includes(`Total${' '.repeat(COLUMNS - 12)}Rp9.000\n`));
  const long = textOf(printed([{ left: 'x'.repeat(30), right: 'Rp9.000' }]));
  assert.ok(long.includes(`${'x'.repeat(30)}\n${'Rp9.000'.padStart(COLUMNS)}\n`));
});

test('a picture is sent row by row in whole bytes, each dot as large as fits', () => {
  const dots = [
    [true, false],
    [false, true],
  ];
  const bytes = [...printed([{ picture: dots }])];
  const at = bytes.findIndex((byte, place) => byte === 0x1d && bytes[place + 1] === 0x76);
  const [wide, height] = [
    (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0),
    (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0),
  ];
  assert.deepEqual([wide, height], [16, 128]);
  const rows = bytes.slice(at + 8, at + 8 + wide * height);
  assert.deepEqual(rows.slice(0, wide), [...Array(8).fill(255), ...Array(8).fill(0)]);
  assert.deepEqual(rows.slice(-wide), [...Array(8).fill(0), ...Array(8).fill(255)]);
});

test('a slip begins by setting the printer back and ends with paper to tear off', () => {
  const bytes = [...printed([{ rule: true }])];
  assert.deepEqual(bytes.slice(0, 2), [0x1b, 0x40]);
  assert.deepEqual(bytes.slice(-4), [10, 10, 10, 10]);
});
