/** A thing that was removed by mistake can be put back where it was. */
import type { Edit } from '../contract.ts';

const at = (content: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (held, step) => (held as Record<string | number, unknown> | null | undefined)?.[step],
    content,
  );

/** The edits that undo the removal of something with parts of its own; undefined for other edits. */
export function puttingBack(content: unknown, edits: readonly Edit[]): Edit[] | undefined {
  const [edit, ...more] = edits;
  if (edit?.do !== 'remove' || more.length > 0) return undefined;
  const { path } = edit;
  const value = at(content, path);
  const isEmpty = typeof value !== 'object' || value === null || Object.keys(value).length === 0;
  const last = path.at(-1);
  if (isEmpty || last === undefined) return undefined;
  if (typeof last === 'number') return [{ do: 'insert', path, value }];
  const holder = at(content, path.slice(0, -1));
  const to = Object.keys((holder ?? {}) as object).indexOf(last);
  // A part that fills a file of its own has no place among others.
  return path.length === 1
    ? [{ do: 'set', path, value }]
    : [
        { do: 'set', path, value },
        { do: 'move', path, to },
      ];
}
