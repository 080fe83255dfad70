/** The parser's tree, without its comments, and what it could not read. */
import { parser } from 'lezer-feel';
import { FEEL_LIMITS } from '../rules/feel/ast.ts';
import { FaultFound } from './faults.ts';

const expressions = parser.configure({ top: 'Expression' });

export type Node = ReturnType<typeof expressions.parse>['topNode'];

/** The parser builds its tree by calling itself, so that two thousand brackets can fill the stack. */
function treeOf(source: string): ReturnType<typeof expressions.parse> {
  try {
    return expressions.parse(source);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FaultFound('too-deep', 0, { most: FEEL_LIMITS.depth });
  }
}

export function parseTree(source: string): Node {
  const tree = treeOf(source);
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) throw syntaxFault(source, cursor.from, cursor.to);
  } while (cursor.next());
  return tree.topNode;
}

/** The parts of a node; brackets and words such as `then` are parts too. */
export function partsOf(node: Node): Node[] {
  const parts: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!child.name.endsWith('Comment')) parts.push(child);
  return parts;
}

/** The parts that mean something by themselves: those whose kind begins with a capital, null, and the lone question mark. */
export function meaningOf(node: Node): Node[] {
  return partsOf(node).filter(({ name }) => /^[A-Z]/.test(name) || name === 'null' || name === '?');
}

/** What people who know other languages write, and what to write here. */
const habits = [
  { code: 'days-between', found: /\bdays\s+between\s*\(/ },
  { code: 'single-quotes', found: /'/ },
  { code: 'double-equals', found: /==/ },
  { code: 'foreign-logic', found: /&&|\|\||!(?!=)/ },
] as const;

function syntaxFault(source: string, from: number, to: number): FaultFound {
  // Texts are blanked out, so that a sign inside a text is not taken for a habit.
  const bare = source.replace(/"(?:[^"\\]|\\.)*"/g, (text) => '_'.repeat(text.length));
  for (const { code, found } of habits) {
    const match = found.exec(bare);
    if (match) return new FaultFound(code, match.index);
  }
  const at = to > from ? from : from + (/^\s*/.exec(source.slice(from))?.[0].length ?? 0);
  if (at >= source.trimEnd().length) return new FaultFound('syntax-end', source.trimEnd().length);
  const found = /^(?:[\p{L}\p{N}_]+|\S)/u.exec(source.slice(at).trimStart())?.[0] ?? '';
  return new FaultFound('syntax', at, { found });
}
