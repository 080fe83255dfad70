/** Entries of a phone: read back as written, nothing else read; the clock put right; cash by its age. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alarmOf, piecesOf, sumOf } from './cash.ts';
import { effectiveAt, wrongBy } from './clock.ts';
import { type Act, type Entry, NOTES, readEntry, writeEntry } from './entry.ts';
import { isGenuine, marksOf, newKeys, publicKeyOf, publicText, readSigned, sign } from './signed.ts';

const PLAIN = { noNullPrototype: true } as const;
const amount = fc.integer({ min: 1, max: 9_999_999_999_999 });
const code = fc.stringMatching(/^\d{13}$/);
const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const hash = fc.stringMatching(/^[A-Za-z0-9_-]{22}$/);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('receipt' as const), code, amount }, PLAIN),
  fc.record(
    { kind: fc.constant('void' as const), of: hash, reason: words.filter((one) => one.length > 0) },
    PLAIN,
  ),
  fc.record(
    {
      ...{ kind: fc.constant('deposit' as const), amount, reference: words },
      to: fc.constantFrom('office' as const, 'bank' as const),
    },
    PLAIN,
  ),
  fc.record({ kind: fc.constant('note' as const), code, note: fc.constantFrom(...NOTES), words }, PLAIN),
);
const entry: fc.Arbitrary<Entry> = fc.record(
  {
    ...{ device: fc.integer({ min: 1 }), seq: fc.integer({ min: 2, max: 2 ** 31 - 1 }), prev: hash, act },
    clock: fc.record({ at: fc.integer(), contact: fc.nat(), passed: fc.nat(), ahead: fc.integer() }, PLAIN),
  },
  PLAIN,
);

test('what a phone writes is read back as it was, and no letter of it can be another', () => {
  fc.assert(
    fc.property(entry, fc.nat(), fc.constantFrom('0', 'z', '.', '~', 'A'), (one, place, letter) => {
      const line = writeEntry(one);
      assert.deepEqual(readEntry(line), one);
      const at = place % line.length;
      const changed = line.slice(0, at) + letter + line.slice(at + 1);
      const other = changed === line ? undefined : readEntry(changed);
      if (other) assert.equal(writeEntry(other), changed, 'one spelling for one entry');
    }),
  );
});

test('amounts that are no rupiah, foreign codes and broken chains are not read', () => {
  const line = (more: Partial<Entry>, given: Partial<Record<string, unknown>> = {}) =>
    writeEntry({
      ...{ device: 1, seq: 1, prev: '-', clock: { at: 1, contact: 1, passed: 0, ahead: 0 } },
      act: { kind: 'receipt', code: '1000000000123', amount: 3000, ...given } as Act,
      ...more,
    });
  assert.ok(line({}));
  for (const wrong of [0, -1, 1.5, 10_000_000_000_000, Number.NaN])
    assert.throws(() => line({}, { amount: wrong }), RangeError, String(wrong));
  assert.throws(() => line({}, { code: '12' }), RangeError);
  assert.throws(() => line({ seq: 2 }), RangeError);
  assert.throws(() => line({ seq: 1, prev: 'A'.repeat(22) }), RangeError);
  for (const text of ['', 'PK1', 'PK2.1.1.-.1.1.0.0.r.1000000000123.1', `${line({})}.x`, 'x'.repeat(2000)])
    assert.equal(readEntry(text), undefined, text);
});

test('a signature holds for its very line and key; hash, number and id come from the line alone', async () => {
  const keys = await newKeys();
  await assert.rejects(crypto.subtle.exportKey('pkcs8', keys.privateKey));
  const [one] = fc.sample(entry, 1) as [Entry];
  const text = await sign(writeEntry(one), keys.privateKey);
  const signed = readSigned(text);
  assert.ok(signed);
  const key = await publicKeyOf(await publicText(keys));
  assert.ok(key);
  assert.equal(await isGenuine(signed, key), true);
  const other = (await newKeys()).publicKey;
  assert.equal(await isGenuine(signed, other), false);
  assert.equal(
    await isGenuine({ ...signed, line: writeEntry({ ...one, seq: one.seq === 2 ? 3 : 2 }) }, key),
    false,
  );
  assert.equal(await publicKeyOf('A'.repeat(87)), undefined);
  const marks = await marksOf(signed.line);
  assert.match(marks.code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
  assert.match(marks.id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual(await marksOf(signed.line), marks);
});

test('a clock that is wrong is put right: never before the last contact, never after now', () => {
  const at = (clock: { at: number; passed?: number; ahead?: number }, now = 10_000) =>
    effectiveAt({ contact: 1000, passed: 0, ahead: 0, ...clock }, now);
  assert.equal(at({ at: 2000 }), 2000);
  assert.equal(at({ at: 1500, ahead: 500 }), 2000, 'known to be behind');
  assert.equal(at({ at: 100, passed: 700 }), 1700, 'set back on the way: what has passed counts');
  assert.equal(at({ at: 100 }), 1000, 'set back while the app was closed');
  assert.equal(at({ at: 99_999 }), 10_000, 'set forward: not later than it was told');
  assert.equal(wrongBy({ at: 1500, contact: 1000, passed: 0, ahead: 100 }, 10_000), 0);
  assert.equal(wrongBy({ at: 99_999, contact: 1000, passed: 0, ahead: 0 }, 10_000), 89_999);
});

test('cash that is held longer than a day is an alarm before cash above the limit is one', () => {
  const hours = (count: number) => count * 3600;
  const alarm = (given: Partial<Parameters<typeof alarmOf>[0]>) =>
    alarmOf({ cash: 5000, since: 0, limit: null, now: hours(1), ...given });
  assert.equal(alarm({}), null);
  assert.equal(alarm({ now: hours(24) + 1 }), 'late');
  assert.equal(alarm({ limit: 4999 }), 'limit');
  assert.equal(alarm({ limit: 5000 }), null);
});

test('change is given in as few pieces as may be, and adds up', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500_000 }), (hundreds) => {
      const pieces = piecesOf(hundreds * 100);
      assert.equal(sumOf(Object.fromEntries(pieces.map((one) => [one.of, one.pieces]))), hundreds * 100);
    }),
  );
  assert.deepEqual(piecesOf(38_000), [
    { of: 20_000, pieces: 1 },
    { of: 10_000, pieces: 1 },
    { of: 5000, pieces: 1 },
    { of: 2000, pieces: 1 },
    { of: 1000, pieces: 1 },
  ]);
});
