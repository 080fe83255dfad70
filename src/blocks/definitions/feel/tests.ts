/** `x in (…)`: values, lists, ranges and comparisons that x is held against. */
import type { CompareOp, FeelRange, FeelTest } from '../rules/feel/ast.ts';
import { itemType } from '../rules/feel/types.ts';
import { FaultFound } from './faults.ts';
import { checkChoice, checkCompared } from './kinds.ts';
import { meaningOf, type Node, partsOf } from './nodes.ts';
import type { Reader } from './reader.ts';
import type { NameScope, Reading } from './scope.ts';

export function readIn(reader: Reader, of: Reading, parts: readonly Node[], scope: NameScope): Reading {
  const many = parts.find((part) => part.name === 'PositiveUnaryTests');
  const tests = many ? meaningOf(many) : parts.filter((part) => part.name === 'PositiveUnaryTest');
  return {
    ast: { k: 'in', of: of.ast, tests: tests.map((test) => readTest(reader, of, test, scope)) },
    type: 'yes-no',
  };
}

const RUNNING_ON: ReadonlySet<string> = new Set(['Conjunction', 'Disjunction', 'Comparison']);

/**
 * In the grammar of FEEL `x in [1..3] and y` is x in ([1..3] and y). Nobody means that, so that brackets have to say what
 * is meant.
 */
function refuseRunningOn(test: Node | undefined): void {
  const [first, second] = test?.name === 'SimplePositiveUnaryTest' ? partsOf(test) : [test];
  for (const node of [first, second]) {
    const goesOn = node && RUNNING_ON.has(node.name) ? partsOf(node)[1] : undefined;
    if (goesOn) throw new FaultFound('in-brackets', goesOn.from);
  }
}

function readTest(reader: Reader, of: Reading, test: Node, scope: NameScope): FeelTest {
  const [first] = meaningOf(test);
  refuseRunningOn(first);
  const [bracketed] = first?.name === 'ParenthesizedExpression' ? meaningOf(first) : [];
  // Brackets around a single range or comparison mean nothing: x in ([1..3]).
  const inner = bracketed?.name === 'SimplePositiveUnaryTest' ? bracketed : first;
  return readSimple(reader, of, inner, scope);
}

function readSimple(reader: Reader, of: Reading, inner: Node | undefined, scope: NameScope): FeelTest {
  if (inner?.name !== 'SimplePositiveUnaryTest') return readValue(reader, of, inner, scope);
  const [first, second] = partsOf(inner);
  if (first?.name === 'Interval') return readRange(reader, of, first, scope);
  if (first?.name !== 'CompareOp') return readValue(reader, of, first, scope);
  const to = reader.read(second, scope);
  const op = reader.text(first) as CompareOp;
  checkCompared(op, of, to, first.from);
  return { k: 'test', op, to: to.ast };
}

function readValue(reader: Reader, of: Reading, node: Node | undefined, scope: NameScope): FeelTest {
  const wanted = reader.read(node, scope);
  const at = node?.from ?? 0;
  checkCompared('=', of, { ...wanted, type: itemType(wanted.type) }, at);
  if (wanted.ast.k === 'list')
    for (const item of wanted.ast.items) checkChoice(of, { ast: item, type: 'text' }, at);
  return wanted.ast;
}

function readRange(reader: Reader, of: Reading, node: Node, scope: NameScope): FeelRange {
  const parts = partsOf(node);
  const [first, second] = meaningOf(node);
  const from = reader.read(first, scope);
  const to = reader.read(second, scope);
  checkCompared('>=', of, from, node.from);
  checkCompared('<=', of, to, node.from);
  return {
    k: 'range',
    from: from.ast,
    to: to.ast,
    ...(parts[0]?.name === '[' ? {} : { openFrom: true }),
    ...(parts.at(-1)?.name === ']' ? {} : { openTo: true }),
  };
}
