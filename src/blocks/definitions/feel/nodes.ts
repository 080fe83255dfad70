/** The parser's tree, without its comments, and what it could not read. */
import { parser } from 'lezer-feel';
import { FEEL_LIMITS } from '../rules/feel/ast.ts';
import { FaultFound } from './faults.ts';

/** Strict: it stops at the first place that it cannot read. Guessing on from there can take seconds for a hostile text. */
const expressions = parser.configure({ top: 'Expression', strict: true });

type Tree = ReturnType<typeof expressions.parse>;
export type Node = Tree['topNode'];

export function parseTree(source: string): Node {
  try {
    return expressions.parse(source).topNode;
  } catch (error) {
    const stuck = error instanceof SyntaxError ? /^No parse at (\d+)$/.exec(error.message)?.[1] : undefined;
    if (stuck !== undefined) throw syntaxFault(source, Number(stuck));
    // The parser builds its tree by calling itself, so that two thousand brackets can fill the stack.
    if (error instanceof RangeError) throw new FaultFound('too-deep', 0, { most: FEEL_LIMITS.depth });
    throw error;
  }
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

function syntaxFault(source: string, stuck: number): FaultFound {
  // Texts are blanked out, so that a sign inside a text is not taken for a habit.
  const bare = source.replace(/"(?:[^"\\]|\\.)*"/g, (text) => '_'.repeat(text.length));
  const open = bare.indexOf('"');
  if (open >= 0) return new FaultFound('open-text', open);
  for (const { code, found } of habits) {
    const match = found.exec(bare);
    if (match) return new FaultFound(code, match.index);
  }
  const at = stuck + (/^\s*/.exec(source.slice(stuck))?.[0].length ?? 0);
  if (at >= source.length) return new FaultFound('syntax-end', source.trimEnd().length);
  const found = /^(?:[\p{L}\p{N}_]+|\S)/u.exec(source.slice(at))?.[0] ?? '';
  return new FaultFound('syntax', at, { found });
}
