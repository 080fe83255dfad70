/** QRIS: what is written is read back; what is not ours to pay with is said to be what it is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Qris, readQris, writeQris } from './qris.ts';
import { checksum, writeFields } from './tlv.ts';

const STALL: Qris = {
  dynamic: false,
  acquirers: [
    { guid: 'ID.CO.CONTOH.WWW', pan: '936009990000000001', mid: '000000000000001', criteria: 'PSO' },
  ],
  ...{ nmid: 'ID1020000000001', criteria: 'PSO', mcc: '9311' },
  ...{ name: 'PASAR CONTOH', city: 'KOTA CONTOH', postcode: '56100', terminal: 'A01' },
};
const BILL: Qris = {
  ...STALL,
  dynamic: true,
  amount: 45_000,
  billNumber: 'RTB-123',
  reference: 'MGL2611230001',
};

const faultOf = (text: string) => {
  const read = readQris(text);
  return read.ok ? 'none' : read.fault;
};
/** The text with other fields, its checksum right again. */
function altered(text: string, from: string, to: string): string {
  const body = text.slice(0, -4).replace(from, to);
  return body + checksum(body);
}

test('the checksum is the one that the standard names', () => {
  assert.equal(checksum('123456789'), '29B1');
});

test('what is written is read back, for a stall and for a bill', () => {
  for (const qris of [
    STALL,
    BILL,
    { ...BILL, amount: 9_999_999_999_999 },
    { ...BILL, tip: { kind: 'percent', percent: 2.5 } },
    { ...BILL, tip: { kind: 'fixed', amount: 500 } },
    { ...STALL, tip: { kind: 'prompt' } },
  ] satisfies Qris[])
    assert.deepEqual(readQris(writeQris(qris)), { ok: true, value: qris });
});

test('other writers spell an amount with sen of nothing', () => {
  const read = readQris(altered(writeQris(BILL), '540545000', '540845000.00'));
  assert.equal(read.ok && read.value.amount, 45_000);
});

const bill = writeQris(BILL);
for (const [why, text, fault] of [
  ['one digit was changed', bill.replace('45000', '45001'), 'checksum'],
  ['the end is cut off', bill.slice(0, -3), 'shape'],
  ['it is the address of a page', 'https://contoh.go.id/bayar', 'not-a-payment'],
  ['it is in Singapore dollars', altered(bill, '5303360', '5303702'), 'foreign-currency'],
  ['its merchant is in Malaysia', altered(bill, '5802ID', '5802MY'), 'foreign-country'],
  ['its amount has sen', altered(bill, '540545000', '540845000.50'), 'amount'],
  ['its amount is negative', altered(bill, '540545000', '5406-45000'), 'amount'],
  ['its amount has fourteen digits', altered(bill, '540545000', '541412345678901234'), 'amount'],
  ['its amount is nothing', altered(bill, '540545000', '54010'), 'amount'],
  ['a length is wrong', altered(bill, '540545000', '540945000'), 'shape'],
  ['a field stands twice', altered(bill, '5802ID', '5802ID5802ID'), 'shape'],
  ['a tip has no amount', altered(bill, '5802ID', '5502025802ID'), 'tip'],
] as const)
  test(`a code is refused because ${why}`, () => {
    assert.equal(faultOf(text), fault);
  });

test('a static code without the national id belongs to nobody', () => {
  const bare = writeQris({ ...STALL, dynamic: true }).replace(/51\d{2}0014ID\.CO\.QRIS\.WWW.*?(?=5204)/, '');
  assert.equal(faultOf(altered(bare, '010212', '010211')), 'no-merchant');
});

test('what no reader would take is not written', () => {
  for (const wrong of [
    { amount: 0 },
    { amount: 10.5 },
    { amount: 12_345_678_901_234 },
    { name: 'x'.repeat(26) },
    { city: 'KOTA YANG NAMANYA PANJANG' },
    { mcc: '12' },
    { acquirers: [] },
    { purpose: 'x'.repeat(100) },
    { name: 'PASAR\nCONTOH' },
  ] satisfies Partial<Qris>[])
    assert.throws(() => writeQris({ ...BILL, ...wrong }), RangeError);
  assert.throws(() => writeFields([{ id: '1', value: 'x' }]), RangeError);
});
