/** Tagged SQL: values always travel as parameters, and every distinct text is one named prepared statement. */
import { createHash } from 'node:crypto';

const RAW = Symbol('sql');

export type Sql = {
  readonly [RAW]: true;
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
};
export type Statement = { name: string; text: string; values: unknown[] };

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && RAW in value;
}

/**
 * The texts that were ever woven, found again by the identity of their pieces: a statement that is put together for
 * every request is put together once. They are as many as the code has shapes of statements.
 */
type Woven = { strings?: readonly string[]; next: WeakMap<object, Woven> };
const shapes = new WeakMap<object, Woven>();
const PARAMETER = {};

function after(known: WeakMap<object, Woven>, piece: object): Woven {
  let found = known.get(piece);
  if (!found) {
    found = { next: new WeakMap() };
    known.set(piece, found);
  }
  return found;
}

function weave(strings: readonly string[], values: readonly unknown[]): readonly string[] {
  const out: string[] = [strings[0] ?? ''];
  for (const [index, value] of values.entries()) {
    const rest = strings[index + 1] ?? '';
    if (isSql(value)) {
      out[out.length - 1] += value.strings[0] ?? '';
      out.push(...value.strings.slice(1));
      out[out.length - 1] += rest;
    } else out.push(rest);
  }
  return out;
}

/** sql`select … where id = ${id} ${optionalPart}`: other sql parts are woven in, all else becomes $1, $2 … */
export function sql(strings: readonly string[], ...values: unknown[]): Sql {
  if (!values.some(isSql)) return { [RAW]: true, strings, values };
  let shape = after(shapes, strings);
  const flat: unknown[] = [];
  for (const value of values) {
    if (isSql(value)) {
      shape = after(shape.next, value.strings);
      flat.push(...value.values);
    } else {
      shape = after(shape.next, PARAMETER);
      flat.push(value);
    }
  }
  shape.strings ??= weave(strings, values);
  return { [RAW]: true, strings: shape.strings, values: flat };
}

/** An empty part, for conditions that do not apply. */
export const nothing: Sql = { [RAW]: true, strings: [''], values: [] };

const joints = new Map<string, readonly string[]>();

/** Joins parts with a separator such as ` and `; no parts give `nothing`. */
export function join(parts: readonly Sql[], separator: string): Sql {
  if (parts.length === 0) return nothing;
  const key = `${parts.length}${separator}`;
  let strings = joints.get(key);
  if (!strings) {
    strings = ['', ...Array<string>(parts.length - 1).fill(separator), ''];
    joints.set(key, strings);
  }
  return sql(strings, ...parts);
}

const trustedTexts = new Map<string, Sql>();

/** Text written by us, never by a user (a schema or column name known at build time). */
export function trusted(text: string): Sql {
  let part = trustedTexts.get(text);
  if (!part) {
    part = { [RAW]: true, strings: [text], values: [] };
    trustedTexts.set(text, part);
  }
  return part;
}

const names = new Map<string, string>();
const texts = new WeakMap<readonly string[], { name: string; text: string }>();

/** The statement for the driver. The name is a hash of the text, so equal texts share one plan per connection. */
export function statement(part: Sql): Statement {
  let known = texts.get(part.strings);
  if (!known) {
    const text = part.strings.reduce((whole, piece, index) => `${whole}$${index}${piece}`);
    let name = names.get(text);
    if (!name) {
      name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
      names.set(text, name);
    }
    known = { name, text };
    texts.set(part.strings, known);
  }
  // The driver would spell a date in the zone of the machine, digit by digit.
  const values = part.values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return { name: known.name, text: known.text, values };
}
