/** Writes the tree of an expression as FEEL again, with no more brackets than it needs. */
import type { FeelAst, FeelLoop, FeelRange, FeelTest } from './ast.ts';
import { digitsOf } from './decimal.ts';

/** How tightly each kind holds together; what holds looser than its place needs brackets. */
const LOOSE = 0;
const OR = 1;
const AND = 2;
const COMPARE = 3;
const ADD = 4;
const MULTIPLY = 5;
const POWER = 6;
const MINUS = 7;
const TIGHT = 8;

export function printFeel(ast: FeelAst): string {
  return print(ast, LOOSE);
}

function print(ast: FeelAst, place: number): string {
  const [text, level] = written(ast);
  return level < place ? `(${text})` : text;
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

function literal(value: number | string | boolean | null): [string, number] {
  if (typeof value === 'string') return [quoted(value), TIGHT];
  if (typeof value === 'number') return [digitsOf(value), value < 0 ? MINUS : TIGHT];
  return [String(value), TIGHT];
}

function list(parts: readonly FeelAst[]): string {
  return parts.map((part) => print(part, LOOSE)).join(', ');
}

function written(ast: FeelAst): [string, number] {
  switch (ast.k) {
    case 'value':
      return literal(ast.value);
    case 'date':
    case 'duration':
      return [`@"${ast.value}"`, TIGHT];
    case 'name':
      return [ast.name, TIGHT];
    case 'path':
      return [`${print(ast.of, TIGHT)}.${ast.name}`, TIGHT];
    case 'minus':
      // A number after the sign would be read as a negative number.
      return [ast.of.k === 'value' ? `-(${print(ast.of, LOOSE)})` : `-${print(ast.of, TIGHT)}`, MINUS];
    case 'math':
      return math(ast);
    case 'compare':
      return [`${print(ast.left, ADD)} ${ast.op} ${print(ast.right, ADD)}`, COMPARE];
    case 'between':
      return [`${print(ast.of, ADD)} between ${print(ast.from, ADD)} and ${print(ast.to, ADD)}`, COMPARE];
    case 'in':
      // A single test runs on over and, or and =, so that it needs brackets wherever something follows.
      return [`${print(ast.of, ADD)} in ${tests(ast.tests)}`, ast.tests.length > 1 ? COMPARE : LOOSE];
    case 'and':
      return [`${print(ast.left, AND)} and ${print(ast.right, AND + 1)}`, AND];
    case 'or':
      return [`${print(ast.left, OR)} or ${print(ast.right, OR + 1)}`, OR];
    case 'if':
      return [`if ${print(ast.when, OR)} then ${print(ast.yes, OR)} else ${print(ast.no, LOOSE)}`, LOOSE];
    case 'list':
      return [`[${list(ast.items)}]`, TIGHT];
    case 'context':
      return [
        `{${ast.entries.map((entry) => `${entry.name}: ${print(entry.value, LOOSE)}`).join(', ')}}`,
        TIGHT,
      ];
    case 'filter':
      return [`${print(ast.of, TIGHT)}[${print(ast.where, LOOSE)}]`, TIGHT];
    case 'item':
      return [`${print(ast.of, TIGHT)}[${print(ast.at, LOOSE)}]`, TIGHT];
    case 'for':
      return [`for ${loops(ast.loops)} return ${print(ast.body, LOOSE)}`, LOOSE];
    case 'some':
    case 'every':
      return [`${ast.k} ${loops(ast.loops)} satisfies ${print(ast.body, LOOSE)}`, LOOSE];
    case 'call':
      return [`${ast.name}(${list(ast.args)})`, TIGHT];
  }
}

function math({ op, left, right }: Extract<FeelAst, { k: 'math' }>): [string, number] {
  const level = op === '**' ? POWER : op === '+' || op === '-' ? ADD : MULTIPLY;
  return [`${print(left, level)} ${op} ${print(right, level + 1)}`, level];
}

function tests(all: readonly FeelTest[]): string {
  const bare = all[0]?.k === 'list' || all[0]?.k === 'range' || all[0]?.k === 'test';
  const together = all.map(test).join(', ');
  return all.length === 1 && bare ? together : `(${together})`;
}

function test(one: FeelTest): string {
  if (one.k === 'range') return range(one);
  return one.k === 'test' ? `${one.op} ${print(one.to, ADD)}` : print(one, ADD);
}

function range({ from, to, openFrom, openTo }: FeelRange): string {
  return `${openFrom ? '(' : '['}${print(from, ADD)}..${print(to, ADD)}${openTo ? ')' : ']'}`;
}

function loops(all: readonly FeelLoop[]): string {
  return all
    .map(({ name, of }) => {
      const source = of.k === 'range' ? `${print(of.from, ADD)}..${print(of.to, ADD)}` : print(of, OR);
      return `${name} in ${source}`;
    })
    .join(', ');
}
