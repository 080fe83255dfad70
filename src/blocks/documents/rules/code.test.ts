import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { maskName, newCode, readCode } from './code.ts';

test('a code is read as people type it, and from the address of its page', () => {
  const code = '7K2M-QX4D-9TVB-03HF';
  for (const typed of [
    code,
    ' 7k2m qx4d 9tvb o3hf ',
    '7K2MQX4D9TVB03HF',
    '7k2m.qx4d.9tvb.03hf',
    'https://contoh.example.go.id/periksa/7K2M-QX4D-9TVB-03HF',
  ])
    assert.equal(readCode(typed), code, typed);
  for (const wrong of ['', '7K2M', '7K2M-QX4D-9TVB-03H!', `${code}-${code}`, '７'.repeat(400)])
    assert.equal(readCode(wrong), undefined, wrong);
});

test('every code that is made can be read, and no two are the same', () => {
  const made = Array.from({ length: 2000 }, () => newCode(randomBytes(16)));
  for (const code of made) assert.equal(readCode(code), code);
  assert.equal(new Set(made).size, made.length);
});

test('a masked name keeps the first letters and hides the rest', () => {
  assert.equal(maskName('Siti Rahayu Contoh'), 'S*** R***** C*****');
  assert.equal(maskName('  Budi  '), 'B***');
  assert.equal(maskName('I'), 'I');
  assert.equal(maskName(`A${'b'.repeat(40)}`), `A${'*'.repeat(8)}`, 'the length of a long name is not told');
});
