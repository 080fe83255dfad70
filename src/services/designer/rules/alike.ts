/** Texts of the example that no two services share: whoever leaves them tells citizens something else than he offers. */

const OWN = [
  ['summary'],
  ['standard', 'procedure'],
  ['standard', 'product'],
  ['requirements'],
  ['easy'],
] as const;
type Json = Record<string, unknown>;

const at = (content: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((held, step) => (held as Json | null | undefined)?.[step], content);

const wordsOf = (one: unknown): string | undefined => {
  const words = ((one as Json | null | undefined)?.title ?? one) as Json | null | undefined;
  return typeof words?.id === 'string' && words.id !== '' ? words.id : undefined;
};

/** Paths in `content` whose Indonesian words stand in the example in the same part. */
export function alikeIn(example: unknown, content: unknown): string[] {
  return OWN.flatMap((path) => {
    const [theirs, ours] = [at(example, path), at(content, path)];
    const known = new Set((Array.isArray(theirs) ? theirs : [theirs]).map(wordsOf));
    const same = (one: unknown) => {
      const words = wordsOf(one);
      return words !== undefined && known.has(words);
    };
    const name = path.join('.');
    if (!Array.isArray(ours)) return same(ours) ? [name] : [];
    return ours.flatMap((one, index) => (same(one) ? [`${name}[${index}]`] : []));
  });
}
