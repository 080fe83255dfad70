/** What differs between two definitions: things with a name are held against the one of the same name, wherever it stands. */
import type { Change } from '../contract.ts';

const MOST = 500;
type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWords = (value: unknown) =>
  isJson(value) &&
  typeof value.id === 'string' &&
  typeof value.en === 'string' &&
  'jv' in value &&
  'zh' in value;

/** The name of one thing in a list; undefined where it has none. */
function nameOf(one: unknown): string | undefined {
  if (!isJson(one) || isWords(one)) return undefined;
  const name = one.id ?? one.value;
  return typeof name === 'string' ? name : undefined;
}

/** Paths read `form.sections[member].fields[phone].title`. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const found: Change[] = [];
  const add = (path: string, kind: Change['kind'], was: unknown, is: unknown): undefined => {
    if (found.length < MOST) found.push({ path, kind, before: was ?? null, after: is ?? null });
  };
  const compare = (was: unknown, is: unknown, path: string): undefined => {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    if (was === undefined) return add(path, 'added', was, is);
    if (is === undefined) return add(path, 'removed', was, is);
    if (isJson(was) && isJson(is) && !isWords(was)) {
      for (const key of new Set([...Object.keys(was), ...Object.keys(is)]))
        compare(was[key], is[key], path ? `${path}.${key}` : key);
      return;
    }
    const named = Array.isArray(was) && Array.isArray(is) && [...was, ...is].every((one) => nameOf(one));
    if (named) {
      const names = new Set([...was, ...is].map((one) => nameOf(one) as string));
      for (const name of names) {
        const of = (list: unknown[]) => list.find((one) => nameOf(one) === name);
        compare(of(was), of(is), `${path}[${name}]`);
      }
      const order = (list: unknown[]) => list.map(nameOf).filter((name) => name && names.has(name));
      const both = (list: unknown[], other: unknown[]) =>
        order(list).filter((name) => other.some((one) => nameOf(one) === name));
      if (JSON.stringify(both(was, is)) !== JSON.stringify(both(is, was)))
        add(`${path}`, 'changed', order(was), order(is));
      return;
    }
    add(path, 'changed', was, is);
  };
  compare(before ?? {}, after ?? {}, '');
  return found;
}
