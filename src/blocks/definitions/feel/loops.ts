/** `for … return`, `some … satisfies`, `every … satisfies`. */
import type { FeelLoop } from '../rules/feel/ast.ts';
import { itemType } from '../rules/feel/types.ts';
import { FaultFound } from './faults.ts';
import { checkCompared, checkCondition } from './kinds.ts';
import { meaningOf, type Node } from './nodes.ts';
import type { Reader } from './reader.ts';
import { checkName, type NameScope, type Reading } from './scope.ts';

const ends: Reading = { ast: { k: 'value', value: 0 }, type: 'number' };

export function readLoop(reader: Reader, node: Node, scope: NameScope): Reading {
  const [ins, last] = meaningOf(node);
  const word = node.firstChild?.name;
  const k = word === 'for' || word === 'some' || word === 'every' ? word : undefined;
  if (!ins || !last || !k)
    throw new FaultFound('syntax', node.from, { found: reader.text(node).slice(0, 20) });
  let inner = scope;
  const loops = meaningOf(ins).map((one): FeelLoop => {
    const [nameNode, source] = meaningOf(one);
    const name = checkName(nameNode ? reader.text(nameNode) : '', one.from);
    const { of, type } = readSource(reader, source as Node, inner);
    inner = { names: { [name]: type }, outer: inner };
    return { name, of };
  });
  const body = reader.read(last, inner);
  if (k !== 'for') checkCondition(body, last.from);
  return { ast: { k, loops, body: body.ast }, type: k === 'for' ? { list: body.type } : 'yes-no' };
}

function readSource(
  reader: Reader,
  node: Node,
  scope: NameScope,
): { of: FeelLoop['of']; type: Reading['type'] } {
  const [first, second] = meaningOf(node);
  // Older habit: a range in brackets, [1..3].
  const interval = first?.name === 'Interval' ? first : first?.firstChild;
  if (!second && interval?.name === 'Interval') return readSource(reader, interval, scope);
  const from = reader.read(first, scope);
  if (!second) return { of: from.ast, type: itemType(from.type) };
  const to = reader.read(second, scope);
  checkCompared('=', ends, from, node.from);
  checkCompared('=', ends, to, node.from);
  return { of: { k: 'range', from: from.ast, to: to.ast }, type: 'number' };
}
