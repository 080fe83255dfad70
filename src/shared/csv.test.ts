import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvRow, rearmed } from './csv.ts';

for (const [text, written] of [
  ['Lampu mati', 'Lampu mati'],
  ['a,b', '"a,b"'],
  ['kata "begini"', '"kata ""begini"""'],
  ['dua\nbaris', '"dua\nbaris"'],
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['+62812', '"\'+62812"'],
  ['-1+2', '"\'-1+2"'],
  ['@SUM(A1)', '"\'@SUM(A1)"'],
  [' =1+1', '"\' =1+1"'],
  ['\t=1+1', '"\'\t=1+1"'],
  ['＝1+1', '"\'＝1+1"'],
  ['-12,5', '"-12,5"'],
  ['-7', '-7'],
] as const)
  test(`a cell of ${JSON.stringify(text)} is written so that no spreadsheet runs it`, () => {
    assert.equal(csvCell(text), written);
  });

test('a row ends as the standard says, and nothing is an empty cell', () => {
  assert.equal(csvRow(['a', null, undefined, 3]), 'a,,,3\r\n');
});

test('what was disarmed for a spreadsheet is read as it was, and no other apostrophe is touched', () => {
  for (const text of ['=1+1', '+62812', '-1+2', '@SUM(A1)', ' =1+1', '\t=1', '＝1'])
    assert.equal(rearmed(`'${text}`), text);
  for (const text of ["'", "'alun-alun'", "Jum'at", "''=1", '+62812', '']) assert.equal(rearmed(text), text);
});
