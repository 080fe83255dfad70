/** Keys for the things of a list, such that a thing keeps its key when it moves and when it gets another name. */
export type Keyed = { names: readonly (string | undefined)[]; keys: string[] };

/** `names`: of each thing, undefined where it has none. */
export function keyed(before: Keyed, names: readonly (string | undefined)[], fresh: () => string): Keyed {
  const same = before.names.length === names.length;
  const other = names.filter((name, at) => name !== before.names[at]).length;
  // In its place with another name: it was renamed.
  if (same && other <= 1) return { names, keys: before.keys };
  const left = new Set(before.keys.map((_, at) => at));
  const take = (at: number): string | undefined => (left.delete(at) ? before.keys[at] : undefined);
  const found = names.map((name) => {
    const at = name === undefined ? -1 : before.names.findIndex((one, was) => one === name && left.has(was));
    return at < 0 ? undefined : take(at);
  });
  return {
    names,
    keys: found.map((key, at) => key ?? (names[at] === undefined ? take(at) : undefined) ?? fresh()),
  };
}
