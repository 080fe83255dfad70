/** One's own list and fee: what is not answered is never guessed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeelAst } from '../../../blocks/definitions/rules/feel/ast.ts';
import { feeFor, needOf, type Question, questionsFor } from './need.ts';
import { namesIn } from './reads.ts';

const name = (of: string): FeelAst => ({ k: 'name', name: of });
const value = (of: number | string | boolean): FeelAst => ({ k: 'value', value: of });
const same = (left: FeelAst, right: FeelAst): FeelAst => ({ k: 'compare', op: '=', left, right });
const more = (left: FeelAst, right: FeelAst): FeelAst => ({ k: 'compare', op: '>', left, right });
const not = (of: FeelAst): FeelAst => ({ k: 'call', name: 'not', args: [of] });
const times = (left: FeelAst, right: FeelAst): FeelAst => ({ k: 'math', op: '*', left, right });

const days = { today: '2026-11-23', applied_on: '2026-11-23' };
const tall = more(name('height'), value(4));
const questions: Question[] = [
  { id: 'kind' },
  { id: 'height', when: same(name('kind'), value('board')) },
  { id: 'owner', when: tall },
];

const CASES: [what: string, when: FeelAst | null, given: Record<string, unknown>, need: string][] = [
  ['no condition', null, {}, 'always'],
  ['nothing answered', same(name('kind'), value('board')), {}, 'open'],
  ['answered so', same(name('kind'), value('board')), { kind: 'board' }, 'yes'],
  ['answered otherwise', same(name('kind'), value('board')), { kind: 'cloth' }, 'no'],
  ['a negative condition without an answer is not yes', not(same(name('kind'), value('board'))), {}, 'open'],
  ['hangs on a question that is not put', tall, { kind: 'cloth' }, 'no'],
  ['the answer to a question that is not put counts for nothing', tall, { kind: 'cloth', height: 9 }, 'no'],
  ['hangs on a question that is put and open', tall, { kind: 'board' }, 'open'],
  ['through two questions', same(name('owner'), value(true)), { kind: 'board', height: 5 }, 'open'],
  [
    'through two questions, answered',
    same(name('owner'), value(true)),
    { kind: 'board', height: 5, owner: true },
    'yes',
  ],
  [
    'through two questions, cut off',
    same(name('owner'), value(true)),
    { kind: 'board', height: 2, owner: true },
    'no',
  ],
  [
    'no is an answer too',
    same(name('owner'), value(false)),
    { kind: 'board', height: 5, owner: false },
    'yes',
  ],
  ['what nobody asks on the page stays open', more(name('heirs'), value(1)), { kind: 'board' }, 'open'],
  ['a value of the wrong kind', more(name('kind'), value(1)), { kind: 'board' }, 'open'],
];

for (const [what, when, given, need] of CASES)
  test(`a requirement: ${what}`, () => assert.equal(needOf(when, questions, given, days), need));

test('questions come one after the other, as the answers call for them', () => {
  const put = (given: Record<string, unknown>) => questionsFor(questions, given, days).map(({ id }) => id);
  assert.deepEqual(put({}), ['kind']);
  assert.deepEqual(put({ kind: 'board' }), ['kind', 'height']);
  assert.deepEqual(put({ kind: 'board', height: 5 }), ['kind', 'height', 'owner']);
  assert.deepEqual(put({ kind: 'cloth', height: 5 }), ['kind']);
});

test('a question that hangs on itself is not put, and does not run for ever', () => {
  const circle: Question[] = [
    { id: 'a', when: same(name('b'), value(1)) },
    { id: 'b', when: same(name('a'), value(1)) },
  ];
  assert.deepEqual(questionsFor(circle, { a: 1, b: 1 }, days), []);
});

const rules = [
  { id: 'fixed', amount: value(5000), when: null },
  { id: 'height', amount: times(name('height'), value(2000)), when: same(name('kind'), value('board')) },
];

test('the fee is told when every line is known, and not before', () => {
  assert.equal(feeFor(rules, questions, {}, days), undefined);
  assert.equal(feeFor(rules, questions, { kind: 'board' }, days), undefined);
  assert.deepEqual(feeFor(rules, questions, { kind: 'cloth' }, days), {
    lines: [{ id: 'fixed', amount: 5000 }],
    total: 5000,
  });
  assert.equal(feeFor(rules, questions, { kind: 'board', height: 3 }, days)?.total, 11_000);
});

test('an amount that is no whole rupiah is not told', () => {
  assert.equal(feeFor(rules, questions, { kind: 'board', height: 0.00001 }, days), undefined);
  assert.deepEqual(feeFor([], questions, {}, days), { lines: [], total: 0 });
});

test('every name that an expression reads is found, deep inside too', () => {
  const ast: FeelAst = { k: 'if', when: tall, yes: not(name('a')), no: { k: 'list', items: [name('b')] } };
  assert.deepEqual([...namesIn(ast)].sort(), ['a', 'b', 'height']);
});
