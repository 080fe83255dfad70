/** Canonical JSON by the examples of RFC 8785. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('the example of RFC 8785 section 3.2.2 has its canonical form', () => {
  const value = {
    numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonicalJson(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('keys are sorted by UTF-16 units, as in RFC 8785 section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.deepEqual(Object.values(JSON.parse(canonicalJson(value).replace('"1"', '"\\u0031 "'))), [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test('any JSON value survives, and the order of its keys does not matter', () => {
  const anyJson = fc.jsonValue({ noUnicodeString: false });
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonicalJson(value);
      assert.equal(canonicalJson(JSON.parse(text)), text);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
    }),
  );
  assert.equal(canonicalJson({ b: 1, a: { d: 2, c: undefined } }), canonicalJson({ a: { d: 2 }, b: 1 }));
});

test('what JSON cannot say is refused instead of changed', () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  for (const value of [
    Number.NaN,
    Infinity,
    1n,
    undefined,
    [undefined],
    '\ud800',
    { '\udfff': 1 },
    circle,
    () => 1,
  ])
    assert.throws(() => canonicalJson(value), TypeError);
  const twice = { a: 1 };
  assert.equal(canonicalJson([twice, twice]), '[{"a":1},{"a":1}]');
  assert.equal(canonicalJson({ at: new Date(0), minus: -0 }), '{"at":"1970-01-01T00:00:00.000Z","minus":0}');
});
