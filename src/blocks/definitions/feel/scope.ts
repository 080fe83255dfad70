/** Which names an expression may read at a place, with their types: the data, then loops, contexts and filters inside it. */
import type { FeelAst } from '../rules/feel/ast.ts';
import { type FeelNames, type FeelType, itemType, kindOfType } from '../rules/feel/types.ts';
import { FaultFound } from './faults.ts';
import { nearest } from './nearest.ts';

export type NameScope = {
  /** Undefined lets every name pass: nothing is known of the data. */
  names: FeelNames | undefined;
  /** Set in a filter: its fields are fields of the item. */
  item?: true;
  outer: NameScope | undefined;
};

export type Reading = { ast: FeelAst; type: FeelType };

/** Names that mean something to JavaScript. They would read nothing; that they are refused makes it plain. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

export function checkName(name: string, at: number): string {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw new FaultFound('name-with-space', at, { name });
  if (RESERVED.has(name)) throw new FaultFound('reserved-name', at, { name });
  return name;
}

/** Arrays of dates are dated item by item. */
function dated(type: FeelType): { date?: true } {
  const inner = typeof type === 'object' && 'list' in type ? type.list : type;
  return inner === 'date' ? { date: true } : {};
}

export function readName(name: string, scope: NameScope, at: number): Reading {
  let open = false;
  const known: string[] = [];
  const types: FeelType[] = [];
  for (let here: NameScope | undefined = scope; here; here = here.outer) {
    if (!here.names) {
      // A filter over something unknown: the name may be a field of it, or a name further out.
      if (!here.item) return { ast: { k: 'name', name }, type: 'any' };
      if (name === 'item') return { ast: { k: 'name', name, inner: true }, type: 'any' };
      open = true;
      continue;
    }
    const type = Object.hasOwn(here.names, name) ? here.names[name] : undefined;
    if (type === undefined) {
      known.push(...Object.keys(here.names));
      types.push(...Object.values(here.names));
      continue;
    }
    if (open) return { ast: { k: 'name', name }, type: 'any' };
    return { ast: { k: 'name', name, ...dated(type), ...(here.item ? { inner: true } : {}) }, type };
  }
  if (open) return { ast: { k: 'name', name }, type: 'any' };
  const spoken = Object.hasOwn(SPOKEN, name.toLowerCase()) ? SPOKEN[name.toLowerCase()] : undefined;
  if (spoken) throw new FaultFound('spoken-truth', at, { name, truth: spoken });
  if (types.some((type) => choicesOf(type).includes(name)))
    throw new FaultFound('unquoted-choice', at, { name });
  return unknown(name, known, at);
}

/** How people write what the language calls true and false. */
const SPOKEN: Readonly<Record<string, string>> = {
  ...{ ya: 'true', yes: 'true', benar: 'true', tidak: 'false', no: 'false', salah: 'false' },
};

function choicesOf(type: FeelType): readonly string[] {
  if (typeof type !== 'object') return [];
  if ('list' in type) return choicesOf(type.list);
  return 'choice' in type ? type.choice : [];
}

function unknown(name: string, known: readonly string[], at: number): never {
  const near = nearest(name, known);
  if (near) throw new FaultFound('unknown-name-near', at, { name, near });
  throw new FaultFound('unknown-name', at, { name, known: known.slice(0, 12).join(', ') });
}

const parts: Partial<Record<string, FeelNames>> = {
  date: { year: 'number', month: 'number', day: 'number', weekday: 'number' },
  duration: { days: 'number', months: 'number', years: 'number' },
};

/** The type of `.name` on something of a type. */
function fieldType(of: FeelType, name: string, at: number): FeelType {
  if (of === 'any' || of === 'null') return 'any';
  if (typeof of === 'object' && 'list' in of) return { list: fieldType(of.list, name, at) };
  const fields = typeof of === 'object' && 'fields' in of ? of.fields : (parts[kindOfType(of)] ?? {});
  const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return type ?? unknown(name, Object.keys(fields), at);
}

export function readField(of: Reading, name: string, at: number): Reading {
  const type = fieldType(of.type, name, at);
  return { ast: { k: 'path', of: of.ast, name, ...dated(type) }, type };
}

/** Inside `list[…]`. */
export function filterScope(of: FeelType, outer: NameScope): NameScope {
  const item = itemType(of);
  const named: NameScope = { names: { item }, item: true, outer };
  if (item === 'any') return { names: undefined, item: true, outer: named };
  return typeof item === 'object' && 'fields' in item
    ? { names: item.fields, item: true, outer: named }
    : named;
}
