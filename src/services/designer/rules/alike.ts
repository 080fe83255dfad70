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

const listAt = (content: unknown, path: readonly (string | number)[]): unknown[] => {
  const held = at(content, path);
  return Array.isArray(held) ? held : [];
};
const textOf = (block: unknown): string | undefined => {
  const text = (block as Json | null)?.text;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

/** Papers are written in Indonesian only: their titles, and the sentences in them. */
function alikePapers(example: unknown, content: unknown): string[] {
  const theirs = listAt(example, ['papers']);
  const titles = new Set(theirs.map(wordsOf));
  const texts = new Set(theirs.flatMap((paper) => listAt(paper, ['body']).map(textOf)));
  return listAt(content, ['papers']).flatMap((paper, index) => {
    const title = wordsOf(paper);
    const blocks = listAt(paper, ['body']).flatMap((block, place) => {
      const text = textOf(block);
      return text !== undefined && texts.has(text) ? [`papers[${index}].body[${place}]`] : [];
    });
    return [...(title !== undefined && titles.has(title) ? [`papers[${index}].title`] : []), ...blocks];
  });
}

/** Paths in `content` whose Indonesian words stand in the example in the same part. */
export function alikeIn(example: unknown, content: unknown): string[] {
  const told = OWN.flatMap((path) => {
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
  return [...told, ...alikePapers(example, content)];
}
