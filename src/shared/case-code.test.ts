/** Codes must be unique, give nothing away, survive being read out, and show a slip. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseCodes, checkDigit, formatCode, parseCode } from './case-code.ts';
import { cipherOf } from './xtea.ts';

const key = '00112233445566778899aabbccddeeff';
const codes = caseCodes('MGL', key);
const anySequence = fc.oneof(
  fc.nat(99_999_999),
  fc.maxSafeNat().map((n) => n % (1e8 + 1e11 + 1e14)),
);

test('the check digit is that of Damm', () => {
  // H. M. Damm, "Total anti-symmetrische Quasigruppen", 2004; worked example 572 → 4.
  assert.equal(checkDigit('572'), '4');
  assert.equal(checkDigit('5724'), '0');
});

test('the cipher is XTEA', () => {
  // Test vector of the XTEA reference code: key 00 … 0f, plain 4142434445464748, cipher 497df3d072612cb5.
  assert.equal(cipherOf('000102030405060708090a0b0c0d0e0f')(0x41424344, 0x45464748), 0x497df3d0);
});

test('a code has nine digits until a hundred million are used, then grows by a group', () => {
  assert.match(codes.codeOf(0), /^MGL(-\d{3}){3}$/);
  assert.match(codes.codeOf(99_999_999), /^MGL(-\d{3}){3}$/);
  assert.match(codes.codeOf(100_000_000), /^MGL(-\d{3}){4}$/);
  assert.match(codes.codeOf(1e8 + 1e11), /^MGL(-\d{3}){5}$/);
  assert.throws(() => codes.codeOf(1e8 + 1e11 + 1e14), /used up/);
  assert.throws(() => codes.codeOf(-1), RangeError);
});

test('codes of a hundred thousand cases in a row are all different and not in order', () => {
  const seen = new Set<string>();
  let rising = 0;
  let last = '';
  for (let n = 0; n < 100_000; n++) {
    const code = codes.codeOf(n);
    if (code > last) rising++;
    seen.add(code);
    last = code;
  }
  assert.equal(seen.size, 100_000);
  assert.ok(rising > 49_000 && rising < 51_000, `${rising} of 100000 rise`);
});

test('who has the key gets the sequence number back, another key gets another', () => {
  fc.assert(fc.property(anySequence, (n) => assert.equal(codes.sequenceOf(codes.codeOf(n)), n)));
  assert.notEqual(caseCodes('MGL', 'f'.repeat(32)).sequenceOf(codes.codeOf(5)), 5);
  assert.equal(codes.sequenceOf(caseCodes('BJR', key).codeOf(5)), undefined);
});

test('a code is read in the ways people write it', () => {
  const code = formatCode('MGL', `10011001${checkDigit('10011001')}`);
  const ways = [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ''),
    code.replaceAll('-', ' '),
    ` ${code.replaceAll('-', ' – ')}. `,
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
    code.replaceAll('0', 'o').replaceAll('1', 'I'),
    code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ];
  for (const way of ways)
    assert.deepEqual(parseCode(way), { ok: true, code, prefix: 'MGL', digits: '100110010' });
  assert.deepEqual(parseCode('100 110 010', 'MGL'), { ok: true, code, prefix: 'MGL', digits: '100110010' });
});

test('a prefix that looks like digits is still a prefix', () => {
  for (const prefix of ['OIL', 'LI', 'BLOI']) {
    const own = caseCodes(prefix, key);
    for (const n of [0, 1, 2e8, 2e11]) {
      const code = own.codeOf(n);
      assert.equal(own.sequenceOf(code.replaceAll('-', '')), n);
      assert.equal(own.sequenceOf(code.slice(prefix.length + 1)), n);
    }
  }
});

test('what is no code is refused', () => {
  for (const text of [
    '',
    'MGL',
    '482-193-762',
    'MGL-482-193',
    'MGL-482-193-76X',
    'M-482-193-762',
    '💥'.repeat(500),
  ])
    assert.deepEqual(parseCode(text), { ok: false, fault: 'format' }, text);
});

test('one wrong digit and a swap of two neighbours are always noticed', () => {
  fc.assert(
    fc.property(anySequence, fc.nat(14), fc.integer({ min: 1, max: 9 }), (n, place, change) => {
      const parsed = parseCode(codes.codeOf(n));
      assert.ok(parsed.ok);
      const digits = [...parsed.digits];
      const at = place % digits.length;
      const wrong = digits.with(at, String((Number(digits[at]) + change) % 10));
      assert.deepEqual(parseCode(`MGL${wrong.join('')}`), { ok: false, fault: 'check-digit' });
      const next = (at + 1) % digits.length;
      if (next === 0 || digits[at] === digits[next]) return;
      const swapped = digits.with(at, digits[next] ?? '').with(next, digits[at] ?? '');
      assert.deepEqual(parseCode(`MGL${swapped.join('')}`), { ok: false, fault: 'check-digit' });
    }),
    { numRuns: 2000 },
  );
});
