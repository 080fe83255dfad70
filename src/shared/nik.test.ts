/** NIK: 6 digits area, date of birth as DDMMYY with 40 added to the day of women, 4 digits serial from 0001. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDate, maskNik, parseNik } from './nik.ts';

test('a NIK tells sex and date of birth, with both centuries where both are possible', () => {
  const man = parseNik('3371011708450001', '2026-11-22');
  assert.deepEqual(man, {
    ok: true,
    value: {
      nik: '3371011708450001',
      firstRegisteredArea: '337101',
      sex: 'male',
      birthDates: ['1945-08-17'],
      serial: '0001',
    },
  });
  const woman = parseNik('337101 570805 0002', '2026-11-22');
  assert.deepEqual(woman.ok && [woman.value.sex, woman.value.birthDates], [
    'female',
    ['1905-08-17', '2005-08-17'],
  ]);
  // 29 February exists in 2000 but not in 1900.
  const leap = parseNik('3371012902000003');
  assert.deepEqual(leap.ok && leap.value.birthDates, ['2000-02-29']);
});

test('what cannot be a NIK is refused with the part that is wrong', () => {
  const rows: [string, string][] = [
    ['337101170845000', 'length'],
    ['33710117084500011', 'length'],
    ['3371O11708450001', 'length'],
    ['0071011708450001', 'area'],
    ['3300011708450001', 'area'],
    ['3371001708450001', 'area'],
    ['3371013208450001', 'birth-date'],
    ['3371014008450001', 'birth-date'],
    ['3371017208450001', 'birth-date'],
    ['3371011713450001', 'birth-date'],
    ['3371013002450001', 'birth-date'],
    ['3371011708450000', 'serial'],
  ];
  for (const [text, fault] of rows)
    assert.deepEqual(parseNik(text, '2026-11-22'), { ok: false, fault }, text);
});

test('nothing of a NIK says where its owner lives, and a masked one hides area and birth', () => {
  const parsed = parseNik('3371011708450001');
  assert.ok(parsed.ok && !Object.keys(parsed.value).some((name) => /residence|address|city/i.test(name)));
  assert.equal(maskNik('3371011708450001'), '•••• •••• •••• 0001');
  assert.equal(isDate('2026-02-29'), false);
  assert.equal(isDate('2024-02-29'), true);
});
