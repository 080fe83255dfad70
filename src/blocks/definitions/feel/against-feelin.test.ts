/** For expressions in which kinds go together, our evaluation gives what feelin's gives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { evaluate } from 'feelin';
import { evaluateFeel } from '../rules/feel/evaluate.ts';
import { printFeel } from '../rules/feel/print.ts';
import type { FeelNames } from '../rules/feel/types.ts';
import { compileFeel } from './compile.ts';

const names: FeelNames = {
  n: 'number',
  m: 'number',
  s: 'text',
  yes: 'yes-no',
  numbers: { list: 'number' },
  items: { list: { fields: { w: 'number', t: 'text' } } },
};

const number = fc.integer({ min: -50, max: 50 });
const text = fc.constantFrom('', 'a', 'b', 'ab', 'kios');
const data = fc.record({
  n: number,
  m: number,
  s: text,
  yes: fc.boolean(),
  numbers: fc.array(number, { minLength: 1, maxLength: 4 }),
  items: fc.array(fc.record({ w: number, t: text }), { minLength: 1, maxLength: 3 }),
});

type Kinds = { number: string; text: string; yes: string; numbers: string };

/** Expressions by the kind that they give. No division, where doubles and decimals differ by design, and no range that runs
 * backwards, which is empty here. */
const {
  number: numbers,
  text: texts,
  yes,
  numbers: lists,
} = fc.letrec<Kinds>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(number.map(String), fc.constantFrom('n', 'm', 'numbers[1]', 'items[-1].w', 'count(items)')),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc.tuple(tie('yes'), tie('number'), tie('number')).map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
    fc.tuple(fc.constantFrom('sum', 'min', 'max', 'count'), tie('numbers')).map(([f, a]) => `${f}(${a})`),
    tie('number').map((a) => `abs(${a})`),
    tie('number').map((a) => `modulo(${a}, 7)`),
    tie('text').map((a) => `string length(${a})`),
  ),
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      text.map((value) => JSON.stringify(value)),
      fc.constantFrom('s', 'items[1].t'),
    ),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} + ${b})`),
    tie('text').map((a) => `upper case(${a})`),
    fc
      .tuple(tie('text'), fc.integer({ min: 1, max: 3 }))
      .map(([a, from]) => `substring(${a} + "xyz", ${from}, 2)`),
  ),
  yes: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('true', 'false', 'yes', 's = "a"'),
    fc
      .tuple(tie('number'), fc.constantFrom('=', '!=', '<', '<=', '>', '>='), tie('number'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    fc
      .tuple(tie('number'), number, fc.nat(60))
      .map(([a, from, size]) => `(${a} between ${from} and ${from + size})`),
    fc
      .tuple(tie('number'), number, fc.nat(60))
      .map(([a, from, size]) => `(${a} in [${from}..${from + size}])`),
    fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
    fc.tuple(tie('yes'), fc.constantFrom('and', 'or'), tie('yes')).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('yes').map((a) => `not(${a})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), tie('numbers'), tie('number'))
      .map(([q, a, b]) => `(${q} x in ${a} satisfies x > ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `contains(${a}, ${b})`),
    fc.tuple(tie('numbers'), tie('number')).map(([a, b]) => `list contains(${a}, ${b})`),
  ),
  numbers: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('numbers', 'items.w', '[1, 2, 3]'),
    fc.tuple(tie('number'), tie('number')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(tie('numbers'), tie('number')).map(([a, b]) => `(for x in ${a} return x + ${b})`),
    tie('number').map((a) => `append(numbers, ${a})`),
    fc.tuple(tie('numbers'), tie('numbers')).map(([a, b]) => `distinct values(concatenate(${a}, ${b}))`),
  ),
}));

for (const [kind, expressions] of Object.entries({ numbers, texts, yes, lists }))
  test(`our evaluation agrees with feelin on ${kind}`, () => {
    let compared = 0;
    fc.assert(
      fc.property(expressions, data, (source, held) => {
        const compiled = compileFeel(source, { names });
        // Longer or deeper than the house allows, or beyond its numbers: no subject here.
        if (!compiled.ok) return ['too-long', 'too-deep', 'too-many-parts'].includes(compiled.faults[0].code);
        let ours: unknown;
        try {
          ours = evaluateFeel(compiled.ast, held);
        } catch (error) {
          return (error as { code?: string }).code === 'number-range';
        }
        // Through JSON, which knows no minus zero.
        assert.deepEqual(ours, JSON.parse(JSON.stringify(evaluate(source, held).value)), source);
        compared += 1;
        return true;
      }),
      { numRuns: 400 },
    );
    assert.ok(compared > 200);
  });

test('every expression is printed so that the same tree is read again', () => {
  fc.assert(
    fc.property(fc.oneof(numbers, texts, yes, lists), (source) => {
      const first = compileFeel(source, { names });
      if (!first.ok) return;
      const printed = printFeel(first.ast);
      const again = compileFeel(printed, { names });
      assert.ok(again.ok, printed);
      assert.deepEqual(again.ast, first.ast, printed);
    }),
    { numRuns: 1000 },
  );
});
