/** Reads one YAML file and remembers on which line everything stands. */
import { isNode, isPair, LineCounter, parseDocument, visit } from 'yaml';
import { type PackProblem, type PathStep, problemAt, type YamlFile } from './problems.ts';

/** A pack is a few hundred lines; more nesting or aliases than this is an attack or an accident. */
const largestFile = 2_000_000;

/** Which sentence explains an error of the parser to somebody who does not know YAML. */
const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: '/tab',
  BAD_INDENT: '/indent',
  BLOCK_AS_IMPLICIT_KEY: '/colon',
  BLOCK_IN_FLOW: '/missing',
  MISSING_CHAR: '/missing',
  MULTILINE_IMPLICIT_KEY: '/missing',
  UNEXPECTED_TOKEN: '/start',
  BAD_SCALAR_START: '/start',
  BAD_DQ_ESCAPE: '/escape',
  TAG_RESOLVE_FAILED: '/tag',
  MULTIPLE_TAGS: '/tag',
  MULTIPLE_ANCHORS: '/tag',
  MULTIPLE_DOCS: '/docs',
};

/** Parses YAML 1.2 text. Aliases and custom tags are refused: a pack must read the same to a person and to the machine. */
export function readYaml(file: string, text: string): { yaml: YamlFile; problems: PackProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text.length > largestFile ? '' : text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const positionOf = (steps: readonly PathStep[]) => {
    for (let length = steps.length; length >= 0; length--) {
      const node = document.getIn(steps.slice(0, length), true);
      if (length === 0) return { line: 1, column: 1 };
      if (isNode(node) && node.range)
        return place(keyOffset(document, steps.slice(0, length)) ?? node.range[0]);
    }
    return { line: 1, column: 1 };
  };
  const bare: YamlFile = { file, value: undefined, positionOf };
  const problems: PackProblem[] = [];
  if (text.length > largestFile) {
    problems.push(
      problemAt(bare, [], {
        code: 'file-too-large',
        words: 'file-too-large',
        params: { limit: largestFile },
        problem: `The file is larger than ${largestFile} characters.`,
        remedy: 'Split it, or keep bulk data outside the pack and import it.',
      }),
    );
  }
  for (const error of telling([...document.errors, ...document.warnings])) {
    const blank =
      error.code === 'DUPLICATE_KEY' ? (/^\s*/.exec(text.slice(error.pos[0]))?.[0].length ?? 0) : 0;
    const at = error.pos[0] + blank;
    const key = text.slice(at).split(/[:\n]/, 1)[0]?.trim() ?? '';
    problems.push({
      words: error.code === 'DUPLICATE_KEY' ? 'key-twice' : `yaml-syntax${SYNTAX[error.code] ?? ''}`,
      params: { key },
      code: error.code === 'DUPLICATE_KEY' ? 'key-twice' : 'yaml-syntax',
      file,
      path: '',
      ...place(at),
      problem:
        error.code === 'DUPLICATE_KEY'
          ? `The key "${key}" stands twice in the same place.`
          : `This is not valid YAML: ${error.message.replace(/\s+/g, ' ')}.`,
      remedy:
        error.code === 'DUPLICATE_KEY'
          ? 'Keep one of the two.'
          : 'Check indentation (spaces, not tabs), the colon and the quotes on this line.',
    });
  }
  visit(document, {
    Alias(_key, node) {
      problems.push({
        code: 'yaml-alias',
        words: 'yaml-alias',
        file,
        path: '',
        ...place(node.range?.[0] ?? 0),
        problem: 'A YAML alias (*name) stands here.',
        remedy: 'Write the value out in full.',
      });
    },
  });
  const value = problems.length === 0 ? document.toJS({ maxAliasCount: 0 }) : undefined;
  return { yaml: { ...bare, value }, problems };
}

/** What follows the first error of syntax is nearly always its echo: one place is mended after the other. */
function telling<E extends { code: string }>(errors: readonly E[]): E[] {
  const first = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  return first ? [first] : [...errors];
}

/** Offset of the key that leads to a path, so that an editor jumps to `name:` and not to the value below it. */
function keyOffset(
  document: ReturnType<typeof parseDocument>,
  steps: readonly PathStep[],
): number | undefined {
  const last = steps.at(-1);
  if (typeof last !== 'string') return undefined;
  const parent = steps.length === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
  const items = (parent as { items?: unknown[] } | null)?.items ?? [];
  for (const pair of items) {
    if (!isPair(pair) || !isNode(pair.key)) continue;
    if (String((pair.key as { value?: unknown }).value) === last) return pair.key.range?.[0];
  }
  return undefined;
}
