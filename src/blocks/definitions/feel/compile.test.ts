/** What the compiler refuses, with the place and with words in four languages; and that its trees print back as they were. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadTexts } from '../../../platform/texts.ts';
import { languages } from '../../../shared/languages.ts';
import { FeelError, type FeelErrorCode } from '../rules/feel/ast.ts';
import { feelNames } from '../rules/feel/names.ts';
import { printFeel } from '../rules/feel/print.ts';
import type { FeelKind, FeelNames } from '../rules/feel/types.ts';
import { compileFeel, type FeelOptions } from './compile.ts';
import type { FeelFaultCode } from './faults.ts';
import { sayFeel } from './say.ts';

const names: FeelNames = {
  kind: { choice: ['roof', 'wall'] },
  kinds: { list: { choice: ['roof', 'wall'] } },
  width: 'number',
  price: 'money',
  from: 'date',
  yes: 'yes-no',
  note: 'text',
  heirs: { list: { fields: { age: 'number', born: 'date' } } },
};

function faultOf(source: string, options: FeelOptions = { names }) {
  const compiled = compileFeel(source, options);
  return compiled.ok ? undefined : compiled.faults[0];
}

/** Source, line, column, and what the sentence names. */
type Wanted = readonly [string, number, number, Record<string, unknown>?, FeelOptions?];

const refused: Record<FeelFaultCode, readonly Wanted[]> = {
  empty: [
    ['', 1, 1],
    [' \n ', 1, 1],
  ],
  'too-long': [[`"${'a'.repeat(2000)}"`, 1, 2001, { most: 2000, found: 2002 }]],
  'too-deep': [[`${'('.repeat(60)}1${')'.repeat(60)}`, 1, 41, { most: 40 }]],
  'too-many-parts': [[`[${Array(600).fill('1').join(',')}]`, 1, 1000, { most: 500 }]],
  syntax: [
    ['1 2', 1, 3, { found: '2' }],
    ['width >\n) 1', 2, 1, { found: ')' }],
  ],
  'syntax-end': [
    ['width +', 1, 8],
    ['if yes then 1', 1, 14],
    ['(1', 1, 3],
  ],
  'in-brackets': [
    ['width in [1..3] and yes', 1, 17],
    ['width in > 3 or yes', 1, 14],
    ['kind in ("roof") and yes', 1, 18],
    ['yes and width in [1..3] or yes', 1, 25],
  ],
  'open-text': [
    ['kind = "roof', 1, 8],
    ['note + "a" + "b', 1, 14],
  ],
  'single-quotes': [["kind = 'roof'", 1, 8]],
  'double-equals': [['kind == "roof"', 1, 6]],
  'foreign-logic': [
    ['yes && yes', 1, 5],
    ['yes || yes', 1, 5],
  ],
  'days-between': [['days between(from, from)', 1, 1]],
  'name-with-space': [['width price', 1, 1, { name: 'width price' }]],
  'reserved-name': [
    ['heirs.constructor', 1, 7, { name: 'constructor' }],
    ['__proto__', 1, 1],
    ['{prototype: 1}', 1, 2],
  ],
  'repeated-name': [['{a: 1, a: 2}', 1, 8, { name: 'a' }]],
  'unknown-name': [['zzzzzz > 1', 1, 1]],
  'unknown-name-near': [
    ['widht > 1', 1, 1, { name: 'widht', near: 'width' }],
    ['yes and\n  heirs[aeg > 1] = null', 2, 9, { name: 'aeg', near: 'age' }],
    ['from.yaer', 1, 6, { name: 'yaer', near: 'year' }],
  ],
  'spoken-truth': [['yes = ya', 1, 7, { name: 'ya', truth: 'true' }]],
  'unquoted-choice': [['kind = roof', 1, 8, { name: 'roof' }]],
  'unknown-function': [['readFile("/etc/passwd")', 1, 1]],
  'unknown-function-near': [['cuont(heirs)', 1, 1, { name: 'cuont', near: 'count' }]],
  arguments: [['count()', 1, 1, { name: 'count', least: 1, most: 1, found: 0 }]],
  'named-arguments': [['count(list: heirs)', 1, 7]],
  'not-a-function': [
    ['heirs.age(1)', 1, 1],
    ['(count)(heirs)', 1, 1],
  ],
  'own-function': [
    ['function(x) x', 1, 1],
    ['function(x) external {java: {class: "java.lang.Runtime"}}', 1, 1],
  ],
  'instance-of': [['width instance of number', 1, 1]],
  'question-mark': [['? > 1', 1, 1]],
  clock: [
    ['today() > from', 1, 1],
    ['now()', 1, 1],
  ],
  'time-of-day': [
    ['time("10:00:00")', 1, 1],
    ['date and time("2027-01-31T10:00:00")', 1, 1],
  ],
  'lone-range': [['[1..3]', 1, 1]],
  'lone-test': [['> 3', 1, 1]],
  'thousands-dot': [['width * 10.000', 1, 9, { found: '10.000', meant: '10000' }]],
  'number-too-long': [
    ['1234567890123456', 1, 1],
    ['1e15', 1, 1],
  ],
  'wrong-date': [
    ['@"2027-02-30"', 1, 1, { text: '2027-02-30' }],
    ['date("31-01-2027")', 1, 1],
  ],
  'wrong-duration': [
    ['@"P1M3D"', 1, 1],
    ['duration("30 days")', 1, 1],
  ],
  'wrong-text': [['"\\q"', 1, 1, { text: '\\q' }]],
  compares: [
    ['width = "2"', 1, 7, { left: { kind: 'number' }, right: { kind: 'text' } }],
    ['from > "2027-01-31"', 1, 6, { left: { kind: 'date' }, right: { kind: 'text' } }],
    ['yes > yes', 1, 5],
    ['width in ("2")', 1, 10],
    ['heirs.age > 1', 1, 11, { left: { kind: 'list' }, right: { kind: 'number' } }],
  ],
  computes: [
    ['note + 1', 1, 6, { left: { kind: 'text' }, right: { kind: 'number' }, op: '+' }],
    ['from + 30', 1, 6],
  ],
  'argument-kind': [
    [
      'upper case(width)',
      1,
      1,
      { name: 'upper case', at: 1, wanted: { kind: 'text' }, found: { kind: 'number' } },
    ],
  ],
  'condition-kind': [
    ['yes and width', 1, 9, { found: { kind: 'number' } }],
    ['if note then 1 else 2', 1, 4],
    ['heirs[age + 1 = 2][age + born.year > 1 and note]', 1, 44],
  ],
  'result-kind': [
    ['width', 1, 1, { wanted: { kind: 'yes-no' }, found: { kind: 'number' } }, { names, result: ['yes-no'] }],
  ],
  'unknown-choice': [['kind = "fence"', 1, 6, { value: 'fence', known: 'roof, wall' }]],
  'unknown-choice-near': [
    ['kind = "roff"', 1, 6, { value: 'roff', near: 'roof' }],
    ['kind in ["roof", "wal"]', 1, 9],
    ['list contains(kinds, "roff")', 1, 1],
  ],
};

for (const [code, sources] of Object.entries(refused))
  for (const [source, line, column, params, options] of sources)
    test(`${code}: ${source.slice(0, 60).replaceAll('\n', ' ')}`, () => {
      const fault = faultOf(source, options);
      assert.deepEqual([fault?.code, fault?.line, fault?.column], [code, line, column]);
      if (params) assert.deepEqual({ ...fault?.params, ...params }, fault?.params);
    });

const books = loadTexts([join(import.meta.dirname, '../texts')]);

test('every refusal has a sentence and a remedy in every language, with nothing left to fill in', () => {
  for (const sources of Object.values(refused)) {
    const [source, , , , options] = sources[0] as Wanted;
    const fault = faultOf(source, options);
    assert.ok(fault);
    for (const language of languages)
      for (const sentence of Object.values(sayFeel(books, language, fault)))
        assert.doesNotMatch(sentence, /definitions\.feel|\{\w+\}/, `${fault.code} in ${language}`);
  }
});

test('every end of an evaluation has a sentence and a remedy in every language', () => {
  const codes: Record<FeelErrorCode, FeelError['params']> = {
    budget: {},
    'too-many-items': { most: 1 },
    'too-nested': {},
    'text-too-long': { most: 1 },
    'number-range': {},
    type: { left: { kind: 'text' }, right: { kind: 'list' } },
    zero: {},
    'date-range': {},
    'unknown-function': { name: 'x' },
  };
  for (const [code, params] of Object.entries(codes))
    for (const language of languages)
      for (const sentence of Object.values(
        sayFeel(books, language, new FeelError(code as FeelErrorCode, params)),
      ))
        assert.doesNotMatch(sentence, /definitions\.feel|\{\w+\}/, `${code} in ${language}`);
});

test('every kind of value has a name in every language', () => {
  const kinds: Record<FeelKind, true> = {
    any: true,
    null: true,
    text: true,
    number: true,
    date: true,
    duration: true,
    'yes-no': true,
    list: true,
    fields: true,
  };
  for (const kind of Object.keys(kinds))
    for (const language of languages) assert.ok(books.find(language, `definitions.feel.kind.${kind}`), kind);
});

test('a name of the data that no form knows is let through when nothing is known of the data', () => {
  assert.ok(compileFeel('anything.goes > 1', {}).ok);
});

/** Expression and, where it differs, how it is printed. */
const printed: readonly (readonly [string, string?])[] = [
  ['width * (price + 1)'],
  ['(width * price) + 1', 'width * price + 1'],
  ['1 - (2 - 3)'],
  ['-(width + 1)'],
  ['(-width) ** 2', '-width ** 2'],
  ['not(yes) and (yes or kind = "roof")'],
  ['kind in ("roof", "wall")'],
  ['width in [1..3)'],
  ['width in (> 1, [5..7])'],
  ['kind in ("roof", "wall") and yes'],
  ['(width in [1..3]) and yes'],
  ['if width in [1..3] then 1 else 2', 'if (width in [1..3]) then 1 else 2'],
  ['(if yes then 1 else 2) + 1'],
  ['heirs[age > 17 and born < @"2000-01-01"][1].age'],
  ['sum(for heir in heirs return if heir.age > 17 then 1 else 0)'],
  ['some a in 1..3, b in heirs.age satisfies a > b'],
  ['{a: 1, b: {c: a}}.b.c'],
  ['"a \\"b\\" \\\\ c\\n"'],
  ['date(2027, 1, 31) + @"P12M"', 'date(2027, 1, 31) + @"P1Y"'],
  ['width between 1 and 2 + 3'],
  ['[1, -2, null, true]'],
];

test('a tree is printed as the expression that it came from, and read back as the same tree', () => {
  for (const [source, text = source] of printed) {
    const first = compileFeel(source, { names });
    assert.ok(first.ok, source);
    assert.equal(printFeel(first.ast), text);
    const again = compileFeel(text, { names });
    assert.ok(again.ok, text);
    assert.deepEqual(again.ast, first.ast);
    assert.deepEqual(JSON.parse(JSON.stringify(first.ast)), first.ast);
  }
});

test('the names that an expression reads are those of the data, without its own', () => {
  const read = (source: string, options: FeelOptions = { names }) => {
    const compiled = compileFeel(source, options);
    assert.ok(compiled.ok, source);
    return feelNames(compiled.ast);
  };
  assert.deepEqual(read('width > 1 and kind = "roof" and width < 9'), ['width', 'kind']);
  assert.deepEqual(read('heirs[age > width].born'), ['heirs', 'width']);
  assert.deepEqual(read('for heir in heirs return heir.age * width'), ['heirs', 'width']);
  assert.deepEqual(read('{width: 1, b: width}.b'), []);
  assert.deepEqual(read('a.b.c + a.b[1].c', {}), ['a.b.c', 'a.b']);
});

test('no text makes the compiler throw, whatever it holds', () => {
  const pieces = fc.constantFrom(
    ...'( ) [ ] { } " \' . .. , : + - * / ** = != < > and or not( if then else for in return some every satisfies function external null true @"P1D" 1 1e9 width heirs date( // /* */ ? \\ \n'.split(
      ' ',
    ),
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 120 }), fc.constantFrom('', ' '), (parts, between) => {
      compileFeel(parts.join(between), { names });
    }),
    { numRuns: 1500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
      compileFeel(source);
    }),
    { numRuns: 500 },
  );
  for (const open of ['(', '[', '{a:', '-', '-)', '/*{', '{a.', 'not(', 'if ', 'a[', 'for x in '])
    compileFeel(open.repeat(Math.floor(2000 / open.length)), { names });
});
