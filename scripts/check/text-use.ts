/** Compares the keys that code asks for with the keys that exist: none missing, none left over. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './files.ts';
import type { Book } from './text-books.ts';
import { builtAtRunTime } from './text-exceptions.ts';

type Use = {
  /** Keys that must exist, each with the file that asks. */
  asked: Map<string, string>;
  /** Key-shaped literals: enough to count a key as used. */
  literals: Set<string>;
  /** Beginnings of keys in templates and sums: `complaints.status.${status}`. */
  prefixes: string[];
  /** Every word of the code, for the labels of fields and rules, which are found by the field's or rule's name. */
  words: Set<string>;
};

const code = /^src\/.*\.tsx?$/;
const notCode = /\.test\.tsx?$|\.gen\.ts$|\/test-kit|\.d\.ts$/;
const asking = [
  /\bt\(\s*['"]([^'"]+)['"]/g,
  /\b(?:k|textKey)=(?:\{\s*)?['"]([^'"]+)['"]/g,
  // What of a person's data was looked at: shown to that person under this key.
  /\bwhat:\s*['"]([a-z][\w-]*\.access\.[\w-]+)['"]/g,
  /\b(?:say|find)\(\s*[\w.]+,\s*['"]([a-z][\w-]*(?:\.[\w-]+)+)['"]/g,
];
const literal = /['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g;
const template = /`([a-z][\w-]*\.[\w.-]*)\$\{/g;
const sum = /['"]([a-z][\w-]*(?:\.[\w-]+)*\.)['"]\s*\+/g;
const problem = /\bnew Problem\(\s*\d+,\s*['"]([a-z][\w-]*)\.([\w.-]+)['"]/g;
const fieldProblem = /\bfieldProblem\(\s*[^,()]+,\s*['"]([\w-]+)['"]/g;
/** A comment begins after white space or a bracket: the star of "image/*" in a string does not open one. */
const comment = /(?<=^|[\s{(,;])\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

function readUse(root: string): Use {
  const use: Use = { asked: new Map(), literals: new Set(), prefixes: [...builtAtRunTime], words: new Set() };
  for (const file of projectFiles(root)) {
    if (!code.test(file) || notCode.test(file)) continue;
    const text = readFileSync(path.join(root, file), 'utf8').replace(comment, '');
    const ask = (key: string) => use.asked.set(key, use.asked.get(key) ?? file);
    for (const pattern of asking) for (const match of text.matchAll(pattern)) ask(match[1] ?? '');
    for (const match of text.matchAll(problem)) ask(`${match[1]}.problem.${match[2]}`);
    for (const match of text.matchAll(fieldProblem)) ask(`*.rule.${match[1]}`);
    for (const match of text.matchAll(literal)) use.literals.add(match[1] ?? '');
    for (const pattern of [template, sum])
      for (const match of text.matchAll(pattern)) use.prefixes.push(match[1] ?? '');
    for (const match of text.matchAll(/[A-Za-z][\w-]*/g)) use.words.add(match[0]);
  }
  return use;
}

/** Problems, one line each: keys that code asks for and nobody wrote, and keys that nobody asks for. */
export function checkUse(root: string, books: Book[]): string[] {
  const use = readUse(root);
  const keys = new Map(books.flatMap((book) => Object.keys(book.texts.id).map((key) => [key, book.folder])));
  const rules = new Set([...keys.keys()].map((key) => /^[\w-]+\.rule\.(.+)$/.exec(key)?.[1]));
  const problems: string[] = [];
  for (const [key, file] of use.asked) {
    const known = key.startsWith('*.rule.') ? rules.has(key.slice('*.rule.'.length)) : keys.has(key);
    if (!known) problems.push(`${file} asks for ${key}, which has no text`);
  }
  for (const [key, folder] of keys)
    if (!isUsed(key, use)) problems.push(`${folder}: no code asks for ${key}`);
  return problems;
}

function isUsed(key: string, use: Use): boolean {
  if (use.literals.has(key) || use.asked.has(key)) return true;
  if (use.prefixes.some((prefix) => key.startsWith(prefix))) return true;
  const [, module, room, rest = ''] = /^([\w-]+)\.(problem|field|rule)\.(.+)$/.exec(key) ?? [];
  if (room === 'problem')
    return use.literals.has(`${module}.${rest.replace(/\.title$/, '')}`) || rest === 'title';
  if (room === 'field') return use.words.has(rest.split('.').at(-1) ?? '');
  return room === 'rule' && use.words.has(rest);
}
