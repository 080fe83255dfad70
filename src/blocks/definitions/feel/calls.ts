/** Calls of functions, all of them known ones, and dates that are made by calls. */
import { FaultFound } from './faults.ts';
import { checkArguments, checkChoice } from './kinds.ts';
import { readDateText, readSpanText } from './literals.ts';
import { nearest } from './nearest.ts';
import { meaningOf, type Node } from './nodes.ts';
import type { Reader } from './reader.ts';
import type { NameScope, Reading } from './scope.ts';
import { SIGNATURES } from './signatures.ts';

const clocks = new Set(['today', 'now', 'current date', 'current time']);

export function readCall(reader: Reader, node: Node, scope: NameScope): Reading {
  const [called, given] = meaningOf(node);
  if (called?.name !== 'VariableName' && called?.name !== 'SpecialFunctionName')
    throw new FaultFound('not-a-function', node.from);
  const name = reader.text(called).replace(/\s+/g, ' ');
  return readKnown(reader, name, node, given, scope);
}

function readKnown(
  reader: Reader,
  name: string,
  node: Node,
  given: Node | undefined,
  scope: NameScope,
): Reading {
  const signature = SIGNATURES.get(name);
  if (!signature) throw unknownFunction(name, node.from);
  if (given?.name === 'NamedParameters') throw new FaultFound('named-arguments', given.from, { name });
  const args = given ? meaningOf(given).map((part) => reader.read(part, scope)) : [];
  checkArguments(name, signature, args, node.from);
  const [first, second] = args;
  if (name === 'list contains' && first && second) checkChoice(first, second, node.from);
  const type =
    typeof signature.gives === 'function' ? signature.gives(args.map((arg) => arg.type)) : signature.gives;
  return { ast: { k: 'call', name, args: args.map((arg) => arg.ast) }, type };
}

function unknownFunction(name: string, at: number): FaultFound {
  if (clocks.has(name)) return new FaultFound('clock', at);
  const near = nearest(name, SIGNATURES.keys());
  return near
    ? new FaultFound('unknown-function-near', at, { name, near })
    : new FaultFound('unknown-function', at, { name });
}

/** date("…"), date(y, m, d), duration("P30D"): a text that stands there is read now, and found wrong now. */
export function readDateCall(reader: Reader, node: Node, scope: NameScope): Reading {
  const [maker, given] = meaningOf(node);
  const name = maker ? reader.text(maker).replace(/\s+/g, ' ') : '';
  if (name !== 'date' && name !== 'duration') throw new FaultFound('time-of-day', node.from);
  const reading = readKnown(reader, name, node, given, scope);
  const [only, more] = reading.ast.k === 'call' ? reading.ast.args : [];
  if (only?.k !== 'value' || typeof only.value !== 'string' || more) return reading;
  const ast = name === 'date' ? readDateText(only.value, node.from) : readSpanText(only.value, node.from);
  return { ast, type: reading.type };
}
