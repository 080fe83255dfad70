/** NIP: birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, serial of 3; a PPPK has a 2-digit contract code for the month. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatNip, parseNip } from './nip.ts';

test('a NIP of a PNS has a month of appointment', () => {
  assert.deepEqual(parseNip('19850312 201001 1 002'), {
    ok: true,
    value: {
      kind: 'pns',
      nip: '198503122010011002',
      birthDate: '1985-03-12',
      appointed: '2010-01',
      sex: 'male',
      serial: '002',
    },
  });
  assert.equal(formatNip('198503122010011002'), '19850312 201001 1 002');
});

test('the number of a PPPK has a contract code that is not a month', () => {
  const value = {
    kind: 'pppk',
    nip: '199004052023212007',
    birthDate: '1990-04-05',
    appointed: '2023',
    contract: '21',
    sex: 'female',
    serial: '007',
  };
  assert.deepEqual(parseNip('199004052023212007'), { ok: true, value });
  const said = parseNip('199004052023112007', 'pppk');
  assert.deepEqual(said.ok && said.value, { ...value, nip: '199004052023112007', contract: '11' });
});

test('what cannot be a NIP is refused with the part that is wrong', () => {
  const rows: [string, string][] = [
    ['1985031220100110', 'length'],
    ['198513122010011002', 'birth-date'],
    ['185003122010011002', 'birth-date'],
    ['198503121990011002', 'appointed'],
    ['198503122010013002', 'sex'],
    ['198503122010011000', 'serial'],
  ];
  for (const [text, fault] of rows) assert.deepEqual(parseNip(text), { ok: false, fault }, text);
  assert.deepEqual(parseNip('198503122010211002', 'pns'), { ok: false, fault: 'appointed' });
});
