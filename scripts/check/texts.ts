/**
 * Checks the texts of all modules: four complete languages, nothing stale, every key used and every used key there.
 * `--confirm` records that translations were read; `--confirm-key KEY` does so though a translation did not change.
 */
import { projectRoot, startedDirectly } from './program.ts';
import { type Book, readBooks } from './text-books.ts';
import { checkLock, confirm, lockFile, presentState, readLock, writeLock } from './text-lock.ts';
import { checkBooks } from './text-rules.ts';
import { checkUse } from './text-use.ts';

/** Problems of the texts under a root, one line each. */
export function checkTexts(root = projectRoot): string[] {
  const { books, problems } = readBooks(root);
  if (books.length === 0) return ['no texts were found'];
  const lock = checkLock(readLock(root), presentState(books));
  if (lock.length > 0)
    lock.push('confirm with: node scripts/check/texts.ts --confirm (or --confirm-key KEY)');
  return [...problems, ...checkBooks(books), ...checkUse(root, books), ...lock];
}

/**
 * Writes the lock anew and returns what was refused. `anyway` are keys to confirm though a translation did not change;
 * with `only` no other key is touched. Keys that lack a translation are never confirmed.
 */
export function confirmTexts(root: string, anyway: string[], only = false): string[] {
  const { books } = readBooks(root);
  const unknown = anyway.filter((key) => !books.some((book) => key in book.texts.id));
  if (unknown.length > 0) return unknown.map((key) => `${key} is not a key of any text`);
  const state = presentState(books);
  for (const key of incomplete(books)) delete state[key];
  const before = readLock(root);
  const { lock, refused } = confirm(before, state, anyway);
  if (only) {
    for (const key of anyway) if (lock[key]) before[key] = lock[key];
    writeLock(root, before);
    return [];
  }
  writeLock(root, lock);
  return refused.map((key) => `${key} is not confirmed: its Indonesian changed, but a translation did not`);
}

function incomplete(books: Book[]): string[] {
  return books.flatMap(({ texts }) =>
    Object.keys(texts.id).filter((key) => !texts.en[key] || !texts.jv[key] || !texts.zh[key]),
  );
}

function main(args: string[]): string[] {
  const anyway = args.filter((_, at) => args[at - 1] === '--confirm-key');
  if (!args.includes('--confirm') && anyway.length === 0) return checkTexts();
  const problems = confirmTexts(projectRoot, anyway, !args.includes('--confirm'));
  console.log(`${lockFile} is written.`);
  return problems;
}

if (startedDirectly(import.meta.filename)) {
  const problems = main(process.argv.slice(2));
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
