/** Turns the parser's tree into our own, part by part, and refuses everything that is not expressly allowed. */
import type { CompareOp, FeelAst, MathOp } from '../rules/feel/ast.ts';
import { common, type FeelType, isOpen, kindOfType } from '../rules/feel/types.ts';
import { readCall, readDateCall } from './calls.ts';
import { FaultFound } from './faults.ts';
import { checkCompared, checkCondition, computedType } from './kinds.ts';
import { readAtText, readNumber, readText } from './literals.ts';
import { readLoop } from './loops.ts';
import { meaningOf, type Node, partsOf } from './nodes.ts';
import { newReader, type Reader, type ReadPart } from './reader.ts';
import { checkName, filterScope, type NameScope, type Reading, readField, readName } from './scope.ts';
import { readIn } from './tests.ts';

export function readExpression(source: string, node: Node, scope: NameScope): Reading {
  return newReader(source, readNode).read(node, scope);
}

const value = (held: number | string | boolean | null, type: FeelType): Reading => ({
  ast: { k: 'value', value: held },
  type,
});

function nameOf(reader: Reader, node: Node): string {
  return checkName(reader.text(node), node.from);
}

const readLogic =
  (k: 'and' | 'or'): ReadPart =>
  (reader, node, scope) => {
    const [left, right] = meaningOf(node).map((part) => {
      const reading = reader.read(part, scope);
      checkCondition(reading, part.from);
      return reading.ast;
    });
    return { ast: { k, left: left as FeelAst, right: right as FeelAst }, type: 'yes-no' };
  };

const readMath: ReadPart = (reader, node, scope) => {
  const [first, second, third] = partsOf(node);
  if (!third) {
    const of = reader.read(second, scope);
    const kind = kindOfType(of.type);
    if (!isOpen(of.type) && kind !== 'number' && kind !== 'duration')
      throw new FaultFound('computes', node.from, { left: { kind: 'number' }, right: { kind }, op: '-' });
    return { ast: { k: 'minus', of: of.ast }, type: of.type };
  }
  const left = reader.read(first, scope);
  const right = reader.read(third, scope);
  const op = reader.text(second as Node) as MathOp;
  const type = computedType(op, left.type, right.type, (second as Node).from);
  return { ast: { k: 'math', op, left: left.ast, right: right.ast }, type };
};

const readComparison: ReadPart = (reader, node, scope) => {
  const parts = partsOf(node);
  const [first, sign, third, , fifth] = parts;
  const left = reader.read(first, scope);
  const at = sign?.from ?? node.from;
  if (sign?.name === 'in') return readIn(reader, left, parts.slice(2), scope);
  const right = third?.name === 'SimplePositiveUnaryTest' ? undefined : reader.read(third, scope);
  if (!right) throw new FaultFound('double-equals', at);
  if (sign?.name === 'between') {
    const to = reader.read(fifth, scope);
    checkCompared('>=', left, right, at);
    checkCompared('<=', left, to, at);
    return { ast: { k: 'between', of: left.ast, from: right.ast, to: to.ast }, type: 'yes-no' };
  }
  const op = reader.text(sign as Node) as CompareOp;
  checkCompared(op, left, right, at);
  return { ast: { k: 'compare', op, left: left.ast, right: right.ast }, type: 'yes-no' };
};

const readIf: ReadPart = (reader, node, scope) => {
  const [when, then, otherwise] = meaningOf(node);
  const condition = reader.read(when, scope);
  checkCondition(condition, when?.from ?? node.from);
  const yes = reader.read(then, scope);
  const no = reader.read(otherwise, scope);
  return {
    ast: { k: 'if', when: condition.ast, yes: yes.ast, no: no.ast },
    type: common(yes.type, no.type),
  };
};

const readFilter: ReadPart = (reader, node, scope) => {
  const [list, condition] = meaningOf(node);
  const of = reader.read(list, scope);
  const where = reader.read(condition, filterScope(of.type, scope));
  const items = typeof of.type === 'object' && 'list' in of.type ? of.type.list : of.type;
  if (kindOfType(where.type) === 'number')
    return { ast: { k: 'item', of: of.ast, at: where.ast }, type: items };
  checkCondition(where, condition?.from ?? node.from);
  return { ast: { k: 'filter', of: of.ast, where: where.ast }, type: { list: items } };
};

const readContext: ReadPart = (reader, node, scope) => {
  const fields: Record<string, FeelType> = {};
  const inner: NameScope = { names: fields, outer: scope };
  const entries = meaningOf(node).map((entry) => {
    const [key, held] = meaningOf(entry);
    const written = key?.firstChild?.name === 'StringLiteral';
    const raw = key ? reader.text(key) : '';
    const name = checkName(written ? readText(raw, entry.from) : raw, entry.from);
    if (Object.hasOwn(fields, name)) throw new FaultFound('repeated-name', entry.from, { name });
    const reading = reader.read(held, inner);
    fields[name] = reading.type;
    return { name, value: reading.ast };
  });
  return { ast: { k: 'context', entries }, type: { fields } };
};

const readList: ReadPart = (reader, node, scope) => {
  const items = meaningOf(node).map((part) => reader.read(part, scope));
  return {
    ast: { k: 'list', items: items.map((item) => item.ast) },
    type: { list: items.length > 0 ? items.map((item) => item.type).reduce(common) : 'any' },
  };
};

const readPath: ReadPart = (reader, node, scope) => {
  const [of, name] = meaningOf(node);
  return readField(reader.read(of, scope), nameOf(reader, name as Node), name?.from ?? node.from);
};

const readDateLiteral: ReadPart = (reader, node, scope) => {
  const [first] = meaningOf(node);
  if (first?.name !== 'AtLiteral') return readDateCall(reader, node, scope);
  const ast = readAtText(readText(reader.text(first).replace(/^@\s*/, ''), first.from), first.from);
  return { ast, type: ast.k === 'date' ? 'date' : 'duration' };
};

const refuse =
  (code: 'own-function' | 'instance-of' | 'question-mark' | 'lone-range' | 'lone-test'): ReadPart =>
  (_, node) => {
    throw new FaultFound(code, node.from);
  };

const readers: ReadonlyMap<string, ReadPart> = new Map<string, ReadPart>([
  ['null', () => value(null, 'null')],
  ['BooleanLiteral', (reader, node) => value(reader.text(node) === 'true', 'yes-no')],
  ['NumericLiteral', (reader, node) => value(readNumber(reader.text(node), node.from), 'number')],
  ['StringLiteral', (reader, node) => value(readText(reader.text(node), node.from), 'text')],
  ['DateTimeLiteral', readDateLiteral],
  ['VariableName', (reader, node, scope) => readName(nameOf(reader, node), scope, node.from)],
  ['PathExpression', readPath],
  ['ParenthesizedExpression', (reader, node, scope) => reader.read(meaningOf(node)[0], scope)],
  ['Conjunction', readLogic('and')],
  ['Disjunction', readLogic('or')],
  ['ArithmeticExpression', readMath],
  ['Comparison', readComparison],
  ['IfExpression', readIf],
  ['List', readList],
  ['FilterExpression', readFilter],
  ['Context', readContext],
  ['ForExpression', readLoop],
  ['QuantifiedExpression', readLoop],
  ['FunctionInvocation', readCall],
  ['FunctionDefinition', refuse('own-function')],
  ['InstanceOfExpression', refuse('instance-of')],
  ['?', refuse('question-mark')],
  [
    'SimplePositiveUnaryTest',
    (...at) => refuse(at[1].firstChild?.name === 'Interval' ? 'lone-range' : 'lone-test')(...at),
  ],
]);

function readNode(reader: Reader, node: Node, scope: NameScope): Reading {
  const readPart = readers.get(node.name);
  if (!readPart) throw new FaultFound('syntax', node.from, { found: reader.text(node).slice(0, 20) });
  return readPart(reader, node, scope);
}
