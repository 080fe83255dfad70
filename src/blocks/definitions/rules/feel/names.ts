/** What an expression reads of its data: for the order of computing, for hints while writing, for what must be asked first. */
import type { FeelAst, FeelRange, FeelTest } from './ast.ts';

/** Longest paths such as 'answers.applicant.name', each once, in the order in which they first stand there. */
export function feelNames(ast: FeelAst): string[] {
  const found = new Set<string>();
  visit(ast, [], found);
  return [...found];
}

/** 'answers.width' of the tree of that path; undefined for paths into something computed. */
function pathOf(ast: FeelAst): { root: string; path: string; inner?: true } | undefined {
  if (ast.k === 'name') return { root: ast.name, path: ast.name, ...(ast.inner ? { inner: true } : {}) };
  if (ast.k !== 'path') return undefined;
  const of = pathOf(ast.of);
  return of && { ...of, path: `${of.path}.${ast.name}` };
}

type Part = FeelAst | FeelRange | FeelTest;

function visit(ast: Part, bound: readonly string[], found: Set<string>): void {
  const path = ast.k === 'name' || ast.k === 'path' ? pathOf(ast) : undefined;
  if (path) {
    if (!path.inner && !bound.includes(path.root)) found.add(path.path);
    return;
  }
  const { plain, inner } = partsOf(ast);
  for (const part of plain) visit(part, bound, found);
  const names = [...bound];
  for (const { name, of } of inner) {
    visit(of, names, found);
    if (name !== undefined) names.push(name);
  }
}

/** Parts that see the same names as the whole, and parts of which each adds a name for those after it. */
function partsOf(ast: Part): { plain: readonly Part[]; inner: readonly { name?: string; of: Part }[] } {
  const plain = (...parts: Part[]) => ({ plain: parts, inner: [] });
  switch (ast.k) {
    case 'value':
    case 'date':
    case 'duration':
    case 'name':
      return plain();
    case 'path':
    case 'minus':
      return plain(ast.of);
    case 'math':
    case 'compare':
    case 'and':
    case 'or':
      return plain(ast.left, ast.right);
    case 'between':
      return plain(ast.of, ast.from, ast.to);
    case 'range':
      return plain(ast.from, ast.to);
    case 'test':
      return plain(ast.to);
    case 'in':
      return plain(ast.of, ...ast.tests);
    case 'if':
      return plain(ast.when, ast.yes, ast.no);
    case 'list':
      return plain(...ast.items);
    case 'call':
      return plain(...ast.args);
    case 'item':
      return plain(ast.of, ast.at);
    case 'filter':
      return { plain: [], inner: [{ name: 'item', of: ast.of }, { of: ast.where }] };
    case 'context':
      return { plain: [], inner: ast.entries.map(({ name, value }) => ({ name, of: value })) };
    case 'for':
    case 'some':
    case 'every':
      return { plain: [], inner: [...ast.loops, { of: ast.body }] };
  }
}
