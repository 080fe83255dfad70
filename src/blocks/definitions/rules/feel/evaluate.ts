/**
 * Computes an expression from data, on the server and in the browser alike. It reads own properties of the data and
 * nothing else, has no clock, and ends when its steps are used up. Null goes on as null, as FEEL has it.
 */
import { compute } from './arithmetic.ts';
import { FEEL_LIMITS, type FeelAst, type FeelLoop, type FeelRange, type FeelTest } from './ast.ts';
import { both, compare, equal } from './compare.ts';
import { FeelDay, FeelSpan, partsOf, readDay, readSpan } from './day.ts';
import { checked } from './decimal.ts';
import { callFeel } from './functions.ts';
import {
  admit,
  asDate,
  type FeelContext,
  type FeelResult,
  type FeelValue,
  isContext,
  isList,
  list,
  type Meter,
  MISSING,
  mismatch,
  own,
  plain,
  spend,
} from './values.ts';

/** Names that an expression sees, the nearest first. */
type Scope = { names: FeelContext; outer: Scope | undefined };

/** The value, as plain JSON. Throws `FeelError` when it has none or would cost more than `budget` steps. */
export function evaluateFeel(
  ast: FeelAst,
  data: FeelContext,
  budget: number = FEEL_LIMITS.steps,
): FeelResult {
  const meter = { left: budget };
  return plain(run(ast, { names: data, outer: undefined }, meter), meter);
}

/** A condition holds only when it is true; unknown is not true. */
export function feelHolds(ast: FeelAst, data: FeelContext, budget?: number): boolean {
  return evaluateFeel(ast, data, budget) === true;
}

function run(ast: FeelAst, scope: Scope, meter: Meter): FeelValue {
  spend(meter, 1);
  switch (ast.k) {
    case 'value':
      return admit(ast.value);
    case 'date':
      return readDay(ast.value) ?? null;
    case 'duration':
      return readSpan(ast.value) ?? null;
    case 'name':
      return dated(look(ast.name, scope), ast.date);
    case 'path':
      return dated(step(run(ast.of, scope, meter), ast.name, meter), ast.date);
    case 'minus':
      return negative(run(ast.of, scope, meter));
    case 'math':
      return compute(ast.op, run(ast.left, scope, meter), run(ast.right, scope, meter), meter);
    case 'compare':
      return compare(ast.op, run(ast.left, scope, meter), run(ast.right, scope, meter), meter);
    case 'between':
      return within({ k: 'range', from: ast.from, to: ast.to }, run(ast.of, scope, meter), scope, meter);
    case 'in':
      return anyTest(ast.tests, run(ast.of, scope, meter), scope, meter);
    case 'and':
    case 'or':
      return logic(ast.k === 'or', ast.left, ast.right, scope, meter);
    case 'if':
      return run(run(ast.when, scope, meter) === true ? ast.yes : ast.no, scope, meter);
    case 'list':
      return list(ast.items.map((item) => run(item, scope, meter)));
    case 'context':
      return context(ast.entries, scope, meter);
    case 'filter':
      return filter(ast.where, run(ast.of, scope, meter), scope, meter);
    case 'item':
      return pick(run(ast.of, scope, meter), run(ast.at, scope, meter));
    case 'for':
    case 'some':
    case 'every':
      return loop(ast, scope, meter);
    case 'call':
      return callFeel(
        ast.name,
        ast.args.map((arg) => run(arg, scope, meter)),
        meter,
      );
  }
}

function dated(value: FeelValue, date: true | undefined): FeelValue {
  return date ? asDate(value) : value;
}

function look(name: string, scope: Scope): FeelValue {
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    const value = own(at.names, name);
    if (value !== MISSING) return admit(value);
  }
  return null;
}

function step(value: FeelValue, name: string, meter: Meter): FeelValue {
  if (value instanceof FeelDay) return partOfDay(value, name);
  if (value instanceof FeelSpan) return partOfSpan(value, name);
  if (isList(value)) {
    spend(meter, value.length);
    return value.map((item) => step(admit(item), name, meter));
  }
  if (!isContext(value)) return null;
  const held = own(value, name);
  return held === MISSING ? null : admit(held);
}

function partOfDay(value: FeelDay, name: string): FeelValue {
  // 1 January 1970 was a Thursday; Monday is 1.
  if (name === 'weekday') return ((((value.day + 3) % 7) + 7) % 7) + 1;
  const parts = partsOf(value);
  return name === 'year' || name === 'month' || name === 'day' ? parts[name] : null;
}

function partOfSpan({ unit, count }: FeelSpan, name: string): FeelValue {
  if (unit === 'days') return name === 'days' ? count : null;
  if (name === 'years') return checked(Math.trunc(count / 12));
  return name === 'months' ? checked(count % 12) : null;
}

function negative(value: FeelValue): FeelValue {
  if (value === null) return null;
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  if (value instanceof FeelSpan) return new FeelSpan(value.unit, -value.count);
  throw mismatch(value, 'number');
}

function known(value: FeelValue): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** `decides` (true for or, false for and) makes the other side superfluous. */
function logic(decides: boolean, left: FeelAst, right: FeelAst, scope: Scope, meter: Meter): boolean | null {
  const first = known(run(left, scope, meter));
  if (first === decides) return decides;
  const second = known(run(right, scope, meter));
  if (second === decides) return decides;
  return first === null || second === null ? null : !decides;
}

function within(range: FeelRange, value: FeelValue, scope: Scope, meter: Meter): boolean | null {
  const from = run(range.from, scope, meter);
  const to = run(range.to, scope, meter);
  return both(
    compare(range.openFrom ? '>' : '>=', value, from, meter),
    compare(range.openTo ? '<' : '<=', value, to, meter),
  );
}

function anyTest(tests: readonly FeelTest[], value: FeelValue, scope: Scope, meter: Meter): boolean | null {
  let answer: boolean | null = false;
  for (const test of tests) {
    const held = oneTest(test, value, scope, meter);
    if (held) return true;
    if (held === null) answer = null;
  }
  return answer;
}

function oneTest(test: FeelTest, value: FeelValue, scope: Scope, meter: Meter): boolean | null {
  spend(meter, 1);
  if (test.k === 'range') return within(test, value, scope, meter);
  if (test.k === 'test') return compare(test.op, value, run(test.to, scope, meter), meter);
  const wanted = run(test, scope, meter);
  if (!isList(wanted) || isList(value)) return equal(value, wanted, meter);
  return wanted.some((item) => equal(value, admit(item), meter) === true);
}

function context(
  entries: readonly { name: string; value: FeelAst }[],
  scope: Scope,
  meter: Meter,
): FeelContext {
  const names: Record<string, FeelValue> = Object.create(null);
  const inner: Scope = { names, outer: scope };
  for (const { name, value } of entries) {
    const held = run(value, inner, meter);
    Object.defineProperty(names, name, { value: held, enumerable: true, configurable: true, writable: true });
  }
  return names;
}

function itemsOf(value: FeelValue): readonly FeelValue[] {
  if (value === null) return [];
  return isList(value) ? value.map(admit) : [value];
}

function filter(where: FeelAst, value: FeelValue, scope: Scope, meter: Meter): FeelValue {
  if (value === null) return null;
  const items = itemsOf(value);
  spend(meter, items.length);
  return items.filter((item) => {
    const named: Scope = { names: { item }, outer: scope };
    return run(where, isContext(item) ? { names: item, outer: named } : named, meter) === true;
  });
}

/** The first is 1, the last is -1. */
function pick(value: FeelValue, at: FeelValue): FeelValue {
  if (value === null || at === null) return null;
  if (typeof at !== 'number') throw mismatch(at, 'number');
  const items = itemsOf(value);
  return items[at > 0 ? at - 1 : items.length + at] ?? null;
}

function* walk(of: FeelAst | FeelRange, scope: Scope, meter: Meter): Generator<FeelValue> {
  if (of.k !== 'range') {
    yield* itemsOf(run(of, scope, meter));
    return;
  }
  const from = run(of.from, scope, meter);
  const to = run(of.to, scope, meter);
  if (from === null || to === null) return;
  if (!Number.isInteger(from) || !Number.isInteger(to)) throw mismatch(from, 'number');
  const way = (from as number) <= (to as number) ? 1 : -1;
  const size = Math.abs((to as number) - (from as number)) + 1;
  for (let at = 0; at < size; at += 1) yield (from as number) + at * way;
}

type Loop = Extract<FeelAst, { loops: FeelLoop[] }>;

function loop(ast: Loop, scope: Scope, meter: Meter): FeelValue {
  const results: FeelValue[] = [];
  let answer: boolean | null = ast.k === 'every';
  /** False ends the loops. */
  const see = (inner: Scope): boolean => {
    const value = run(ast.body, inner, meter);
    if (ast.k === 'for') {
      results.push(value);
      list(results);
      return true;
    }
    const held = known(value);
    if (held === (ast.k === 'some')) {
      answer = held;
      return false;
    }
    if (held === null) answer = null;
    return true;
  };
  turn(ast.loops, 0, scope, meter, see);
  return ast.k === 'for' ? results : answer;
}

function turn(
  loops: readonly FeelLoop[],
  at: number,
  scope: Scope,
  meter: Meter,
  see: (scope: Scope) => boolean,
): boolean {
  const here = loops[at];
  if (!here) return see(scope);
  for (const value of walk(here.of, scope, meter)) {
    spend(meter, 1);
    const names = Object.defineProperty({}, here.name, { value }) as FeelContext;
    if (!turn(loops, at + 1, { names, outer: scope }, meter, see)) return false;
  }
  return true;
}
