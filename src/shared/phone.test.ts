/** Numbers in the ways that people in Indonesia write them (+62 is Indonesia in ITU-T E.164). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatPhone, maskPhone, normalizePhone, phoneKind } from './phone.ts';

test('numbers come into one form, short numbers stay as they are', () => {
  const rows: [string, string | undefined][] = [
    ['081234567890', '+6281234567890'],
    ['0812-3456-7890', '+6281234567890'],
    ['0812 3456 7890', '+6281234567890'],
    ['+62 812-3456-7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['+62 (0)812 3456 7890', '+6281234567890'],
    ['0062 812 3456 7890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['tel:+6281234567890', '+6281234567890'],
    ['０８１２３４５６７８９０', '+6281234567890'],
    ['(0293) 362123', '+62293362123'],
    ['021 500 1234', '+62215001234'],
    ['0800 1 234567', '+628001234567'],
    ['112', '112'],
    ['119', '119'],
    ['110', '110'],
    ['14045', '14045'],
    ['1500132', '1500132'],
    ['1500 132', '1500132'],
    ['+1 212 555 0100', '+12125550100'],
    ['+86 138 0013 8000', '+8613800138000'],
    ['0065 6123 4567', '+6561234567'],
    ['0812', undefined],
    ['0812345', undefined],
    ['0812345678901234', undefined],
    ['12', undefined],
    ['+62', undefined],
    ['+0812345678', undefined],
    ['0812abc4567', undefined],
    ['budi@contoh.id', undefined],
    ['', undefined],
  ];
  for (const [written, stored] of rows) assert.equal(normalizePhone(written), stored, written);
});

test('normalizing a normalized number changes nothing', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^(\+|0|00|62|8)?[0-9 .-]{3,16}$/), (text) => {
      const number = normalizePhone(text);
      if (number !== undefined) assert.equal(normalizePhone(number), number);
    }),
  );
});

test('kinds are told apart, and numbers are shown in their national form or masked', () => {
  const rows: [string, string, string, string][] = [
    ['+6281234567890', 'mobile', '0812-3456-7890', '+62 ••• 890'],
    ['+62293362123', 'landline', '0293362123', '+62 ••• 123'],
    ['+628001234567', 'landline', '08001234567', '+62 ••• 567'],
    ['+12125550100', 'foreign', '+12125550100', '+ ••• 100'],
    ['112', 'short', '112', '112'],
  ];
  for (const [number, kind, shown, masked] of rows) {
    assert.equal(phoneKind(number), kind);
    assert.equal(formatPhone(number), shown);
    assert.equal(maskPhone(number), masked);
    if (kind !== 'short') assert.equal(normalizePhone(shown), number);
  }
});
