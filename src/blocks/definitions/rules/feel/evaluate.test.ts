/** What expressions give, from data as forms hold it; and what none of them can reach or make long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileFeel } from '../../feel/compile.ts';
import { FEEL_LIMITS, type FeelAst, FeelError } from './ast.ts';
import { evaluateFeel, feelHolds } from './evaluate.ts';
import type { FeelNames } from './types.ts';

const names: FeelNames = {
  kind: { choice: ['roof', 'wall'] },
  width: 'number',
  deposit: 'money',
  from: 'date',
  until: 'date',
  days: { list: 'date' },
  own_land: 'yes-no',
  note: 'text',
  missing: 'number',
  missing_yes: 'yes-no',
  heirs: { list: { fields: { name: 'text', age: 'number', born: 'date' } } },
  place: { fields: { lat: 'number', address: 'text' } },
  today: 'date',
};

const data = {
  kind: 'roof',
  width: 2.5,
  deposit: 1_250_000,
  from: '2026-01-31',
  until: '2026-03-01',
  days: ['2026-01-31', '2026-02-01'],
  own_land: true,
  note: 'Kios nasi',
  heirs: [
    { name: 'Siti', age: 41, born: '1985-05-17' },
    { name: 'Budi', age: 17, born: '2009-02-28' },
  ],
  place: { lat: -7.47, address: 'Jl. Rekaan 1' },
  today: '2026-11-23',
};

function treeOf(source: string, known?: FeelNames): FeelAst {
  const compiled = compileFeel(source, known ? { names: known } : {});
  assert.ok(compiled.ok, `${source}: ${JSON.stringify(compiled)}`);
  return compiled.ast;
}

const value = (source: string) => evaluateFeel(treeOf(source, names), data);

const cases: readonly (readonly [string, unknown])[] = [
  // numbers are decimals
  ['0.1 + 0.2', 0.3],
  ['0.1 * 3', 0.3],
  ['1.1 * 1.1', 1.21],
  ['1000000.1 - 1000000', 0.1],
  ['4.35 * 100', 435],
  ['10 / 4', 2.5],
  ['10 / 3', 3.33333333333333],
  ['2 / 3 * 3', 2],
  ['2 ** 10', 1024],
  ['2 ** -1', 0.5],
  ['-width', -2.5],
  ['-(-3)', 3],
  ['1 - 2 - 3', -4],
  ['2 + 3 * 4', 14],
  ['deposit * 0.015', 18750],
  ['999999999999999 - 1', 999999999999998],
  // nothing goes on as nothing
  ['missing + 1', null],
  ['missing > 1', null],
  ['missing = null', true],
  ['missing != null', false],
  ['width = null', false],
  ['null = null', true],
  ['missing_yes and false', false],
  ['missing_yes and true', null],
  ['missing_yes or true', true],
  ['missing_yes or false', null],
  ['not(missing_yes)', null],
  ['if missing_yes then 1 else 2', 2],
  ['place.address', 'Jl. Rekaan 1'],
  ['heirs[5].name', null],
  ['is defined(missing)', false],
  ['is defined(width)', true],
  // comparing
  ['kind = "roof" and width > 2', true],
  ['width between 2 and 2.5', true],
  ['width in [1..2.5)', false],
  ['width in ]2.5..3]', false],
  ['width in (1, 2.5)', true],
  ['width in (< 1, > 2)', true],
  ['width in ([1..2], [2.2..3])', true],
  ['kind in ("wall", "roof")', true],
  ['kind in ["wall"]', false],
  ['"b" > "a"', true],
  ['[1, 2] = [1, 2]', true],
  ['{a: 1} = {a: 1}', true],
  ['{a: 1} = {a: 2}', false],
  // dates
  ['from + @"P1M"', '2026-02-28'],
  ['from + duration("P30D")', '2026-03-02'],
  ['from - @"P1Y"', '2025-01-31'],
  ['@"2028-02-29" + @"P1Y"', '2029-02-28'],
  ['(until - from).days', 29],
  ['until > from', true],
  ['from = date("2026-01-31")', true],
  ['date(2026, 1, 31) = from', true],
  ['date(2026, 2, 30)', null],
  ['from.year', 2026],
  ['from.month', 1],
  ['from.day', 31],
  ['@"2026-11-23".weekday', 1],
  ['@"1969-12-31".weekday', 3],
  ['years and months duration(from, until).months', 1],
  ['years and months duration(heirs[1].born, today).years', 41],
  ['days[1] < days[2]', true],
  ['max(days)', '2026-02-01'],
  ['@"P1Y6M"', 'P1Y6M'],
  ['@"P2W"', 'P14D'],
  ['@"P10D" * 3', 'P30D'],
  ['@"P10D" > @"P9D"', true],
  ['string(from)', '2026-01-31'],
  // lists
  ['count(heirs)', 2],
  ['heirs.name', ['Siti', 'Budi']],
  ['heirs[age < 18].name', ['Budi']],
  ['heirs[item.age < 18].name', ['Budi']],
  ['heirs[born > @"2000-01-01"].name', ['Budi']],
  ['heirs[1].name', 'Siti'],
  ['heirs[-1].name', 'Budi'],
  ['heirs[count(heirs)].age', 17],
  ['sum(heirs.age)', 58],
  ['sum(1, 2, 3.5)', 6.5],
  ['sum([])', null],
  ['min(3, 1, 2)', 1],
  ['mean([1, 2])', 1.5],
  ['for heir in heirs return heir.age * 2', [82, 34]],
  ['for a in [1, 2], b in [10, 20] return a + b', [11, 21, 12, 22]],
  ['for a in 1..3 return a', [1, 2, 3]],
  ['for a in 3..1 return a', [3, 2, 1]],
  ['for a in [1, 2], b in 1..a return b', [1, 1, 2]],
  ['some heir in heirs satisfies heir.age < 18', true],
  ['every heir in heirs satisfies heir.age < 18', false],
  ['every heir in [] satisfies false', true],
  ['list contains(heirs.name, "Siti")', true],
  ['distinct values([1, 2, 1])', [1, 2]],
  ['append([1], 2, 3)', [1, 2, 3]],
  ['concatenate([1], [2, 3])', [1, 2, 3]],
  ['{a: 2, b: a * 2}.b', 4],
  ['[3, 4][item > 3]', [4]],
  // rounding
  ['round up(2.1)', 3],
  ['round up(-2.1)', -3],
  ['round down(-2.9)', -2],
  ['round half up(2.5)', 3],
  ['round half up(-2.5)', -3],
  ['round half down(2.5)', 2],
  ['round half up(1.005, 2)', 1.01],
  ['round up(1250, -3)', 2000],
  ['floor(-1.5)', -2],
  ['ceiling(-1.5)', -1],
  ['decimal(2.5, 0)', 2],
  ['abs(-3)', 3],
  ['modulo(-12, 5)', 3],
  ['modulo(12, -5)', -3],
  ['modulo(10.1, 4.5)', 1.1],
  // texts
  ['note + "!"', 'Kios nasi!'],
  ['upper case(note)', 'KIOS NASI'],
  ['string length("😀a")', 2],
  ['substring("Magelang", 3, 2)', 'ge'],
  ['substring("Magelang", -4)', 'lang'],
  ['substring("Magelang", 0)', ''],
  ['contains(note, "nasi")', true],
  ['starts with(note, "Kios")', true],
  ['ends with(note, "Kios")', false],
  ['string join(heirs.name, ", ")', 'Siti, Budi'],
  ['string(0.0000001)', '0.0000001'],
  ['string(1.50)', '1.5'],
  ['number("12.5") + 1', 13.5],
  ['number("12,5")', null],
  ['"a\\n\\u0041"', 'a\nA'],
];

for (const [source, wanted] of cases)
  test(`${source} is ${JSON.stringify(wanted)}`, () => assert.deepEqual(value(source), wanted));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FeelError) return error.code;
    throw error;
  }
  return 'none';
}

test('a condition that is unknown does not hold', () => {
  assert.equal(feelHolds(treeOf('missing > 1', names), data), false);
  assert.equal(feelHolds(treeOf('width > 1', names), data), true);
});

test('kinds that do not go together end in a fault and not in a wrong number', () => {
  for (const source of ['a + 1', 'a > 1', '-a', 'sum([a, 1])', 'upper case(1 + b)', 'b.c + a'])
    assert.equal(
      codeOf(() => evaluateFeel(treeOf(source), { a: 'x', b: 1 })),
      source === 'b.c + a' ? 'none' : 'type',
    );
});

test('what cannot be computed exactly is refused: division by zero, numbers and dates beyond bounds', () => {
  assert.equal(
    codeOf(() => value('1 / 0')),
    'zero',
  );
  assert.equal(
    codeOf(() => value('modulo(1, 0)')),
    'zero',
  );
  assert.equal(
    codeOf(() => value('999999999999999 + 1')),
    'number-range',
  );
  assert.equal(
    codeOf(() => value('10 ** 20')),
    'number-range',
  );
  assert.equal(
    codeOf(() => value('10 ** 0.5')),
    'number-range',
  );
  assert.equal(
    codeOf(() => value('from + @"P9999Y"')),
    'date-range',
  );
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('a + 1'), { a: 1e300 })),
    'number-range',
  );
});

test('nothing but own values of the data can be read', () => {
  let looked = 0;
  const trap = {
    get secret() {
      looked += 1;
      return 'x';
    },
    call: () => 'x',
    map: new Map([['a', 1]]),
    not_a_number: Number.NaN,
    list: [() => 1],
  };
  const inherited = Object.create({ a: 1 });
  assert.equal(evaluateFeel(treeOf('t.secret'), { t: trap }), null);
  assert.equal(looked, 0);
  for (const name of ['call', 'map', 'map.size', 'not_a_number', 'toString', 'hasOwnProperty', 'list.length'])
    assert.match(JSON.stringify(evaluateFeel(treeOf(`t.${name}`), { t: trap })), /^(null|\[null\])$/, name);
  assert.equal(evaluateFeel(treeOf('a'), inherited), null);
  for (const name of ['process', 'globalThis', 'require', 'Function', 'eval', 'window'])
    assert.equal(evaluateFeel(treeOf(name), {}), null, name);
});

test('a tree that was tampered with reaches no prototype either', () => {
  for (const name of ['__proto__', 'constructor', 'prototype', 'valueOf']) {
    assert.equal(evaluateFeel({ k: 'name', name }, {}), null);
    assert.equal(evaluateFeel({ k: 'path', of: { k: 'name', name: 'a' }, name }, { a: { b: 1 } }), null);
    assert.equal(
      codeOf(() => evaluateFeel({ k: 'call', name, args: [] }, {})),
      'unknown-function',
    );
  }
  const made = evaluateFeel(
    { k: 'context', entries: [{ name: '__proto__', value: { k: 'value', value: 1 } }] },
    {},
  );
  assert.equal(Object.getPrototypeOf(made), Object.prototype);
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

const endless: readonly (readonly [string, string])[] = [
  ['for x in 1..1000000000 return x', 'too-many-items'],
  ['some x in 1..1000000000 satisfies x < 0', 'budget'],
  ['every x in 1..1000, y in 1..1000, z in 1..1000 satisfies x + y + z > 0', 'budget'],
  ['count(for x in 1..1000 return for y in 1..1000 return y)', 'budget'],
  ['sum(for x in 1..999 return sum(for y in 1..999 return y))', 'budget'],
  ['for x in 1..600, y in 1..2 return x', 'too-many-items'],
  ['concatenate(for a in 1..600 return a, for a in 1..600 return a)', 'too-many-items'],
  [`for x in 1..900 return "${'a'.repeat(1500)}"`, 'none'],
  [`string join(for x in 1..900 return "${'a'.repeat(1500)}", "")`, 'text-too-long'],
  ['distinct values(for x in 1..900 return x)', 'budget'],
];

for (const [source, code] of endless)
  test(`${source.slice(0, 70)} ends with: ${code}`, () => {
    assert.equal(
      codeOf(() => evaluateFeel(treeOf(source), {})),
      code,
    );
  });

test('a text that doubles itself ends before it is large', () => {
  const doubling = Array.from({ length: 20 }, (_, at) => `a${at + 1}: a${at} + a${at}`).join(', ');
  assert.equal(
    codeOf(() => evaluateFeel(treeOf(`{a0: "xxxxxxxx", ${doubling}}.a20`), {})),
    'text-too-long',
  );
  const lists = Array.from({ length: 20 }, (_, at) => `a${at + 1}: [a${at}, a${at}]`).join(', ');
  assert.equal(
    codeOf(() => evaluateFeel(treeOf(`{a0: [1], ${lists}}.a20`), {})),
    'budget',
  );
  assert.equal(
    codeOf(() => evaluateFeel(treeOf(`{a0: [1], ${lists}, same: a20 = a20}.same`), {})),
    'budget',
  );
});

test('data that is too long or too deep is refused and does not fill the stack', () => {
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('a'), { a: 'x'.repeat(FEEL_LIMITS.text + 1) })),
    'text-too-long',
  );
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('a'), { a: Array(FEEL_LIMITS.items + 1).fill(1) })),
    'too-many-items',
  );
  const deep = JSON.parse('['.repeat(5000) + ']'.repeat(5000));
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('a'), { a: deep })),
    'too-nested',
  );
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('a = b'), { a: deep, b: deep })),
    'too-nested',
  );
});

test('a smaller budget ends an evaluation earlier', () => {
  assert.equal(
    codeOf(() => evaluateFeel(treeOf('1 + 1 + 1'), {}, 4)),
    'budget',
  );
  assert.equal(evaluateFeel(treeOf('1 + 1 + 1'), {}, 5), 3);
});

test('data is never changed', () => {
  const before = structuredClone(data);
  for (const [source] of cases) value(source);
  assert.deepEqual(data, before);
});
