import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readReceipt, writeReceipt } from './receipt.ts';

test('a receipt is four groups of four signs, each of which is there for a reason', () => {
  assert.equal(writeReceipt(new Uint8Array(10)), '0000-0000-0000-0000');
  assert.equal(writeReceipt(new Uint8Array(10).fill(255)), 'ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  assert.equal(writeReceipt(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 1])), '0000-0000-0000-0001');
});

test('whatever was written is read back, also in small letters and without dashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const written = writeReceipt(bytes);
      assert.equal(readReceipt(written), written);
      assert.equal(readReceipt(` ${written.toLowerCase().replaceAll('-', ' ')} `), written);
      assert.equal(
        readReceipt(written.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l')),
        written,
      );
    }),
  );
});

test('two receipts of different bytes are different', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const same = a.every((byte, at) => byte === b[at]);
      assert.equal(writeReceipt(a) === writeReceipt(b), same);
    }),
  );
});

test('what is too short, too long or has a sign that no receipt has is no receipt', () => {
  for (const text of [
    '',
    '7K3F-QM2X-0D9T-8WN',
    '7K3F-QM2X-0D9T-8WNCA',
    '7K3F-QM2X-0D9T-8WNU',
    'x'.repeat(500),
  ])
    assert.equal(readReceipt(text), undefined, text);
});
