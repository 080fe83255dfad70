/** Numbers that people type: what is mistyped is noticed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDigit, codeOf, readCode, spacedCode } from './codes.ts';

test('the check digit is that of ISO/IEC 7812-1', () => {
  assert.equal(checkDigit('7992739871'), 3);
  assert.equal(checkDigit('0'), 0);
});

test('a number is read as it was made, also with blanks, dots and hyphens', () => {
  const number = fc.integer({ min: 1, max: 10 ** 11 - 1 });
  fc.assert(
    fc.property(fc.constantFrom('debtor' as const, 'bill', 'order'), number, (kind, no) => {
      const code = codeOf(kind, no);
      assert.match(code, /^\d{13}$/);
      assert.deepEqual(readCode(code), { kind, number: no });
      assert.deepEqual(readCode(` ${spacedCode(code)}.`), { kind, number: no });
    }),
  );
});

test('one wrong digit is always noticed', () => {
  const code = codeOf('bill', 4711);
  for (let at = 0; at < code.length; at++)
    for (let digit = 0; digit < 10; digit++) {
      const typed = `${code.slice(0, at)}${digit}${code.slice(at + 1)}`;
      if (typed !== code) assert.equal(readCode(typed), undefined, typed);
    }
});

test('what is no number of ours is nothing', () => {
  for (const text of ['', '12', '4000000000006', 'abc', '1000000000000', '9'.repeat(40)])
    assert.equal(readCode(text), undefined, text);
  for (const no of [0, -1, 1.5, 10 ** 11]) assert.throws(() => codeOf('debtor', no), RangeError);
});
