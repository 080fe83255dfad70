/** Finds what must not be in the project: paths of one machine, unfinished work, silenced checks, secrets. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFiles } from './files.ts';
import { projectRoot, startedDirectly } from './program.ts';

type Rule = { pattern: RegExp; reason: string; files?: RegExp };

const tests = /\.(test|e2e)\.tsx?$/;

const rules: Rule[] = [
  { pattern: /(?<![\w.~-])\/work\/\w/, reason: 'a path of one machine' },
  { pattern: /(?<![\w.~-])\/tmp\/(brief|helper|bash_jobs)/, reason: 'a path of one machine' },
  { pattern: /(?:\.\.\/)+shared\b/, reason: 'a folder outside of the project', files: /\.(md|ya?ml|json)$/ },
  // Tests and benchmarks may try real data that lies beside a checkout, and skip aloud where it does not.
  {
    pattern: /(?:\.\.\/)+shared\/(data|facts)\b/,
    reason: 'a folder outside of the project',
    files: /^(?!bench\/)(?!.*\.test\.).*\.(ts|tsx|mjs|cjs|js|css|html)$/,
  },
  {
    pattern:
      /registry\.(npmjs|yarnpkg)\.\w+|npm\.pkg\.github|unpkg\.com|jsdelivr\.net|esm\.sh\b|"resolved": "http/,
    reason: 'the address of a package registry',
  },
  { pattern: /\b(TODO|FIXME|XXX|HACK)\b/, reason: 'unfinished work: finish it or describe the limit' },
  { pattern: /coming soon|segera hadir|lorem ipsum/i, reason: 'a promise instead of a function' },
  {
    pattern:
      /biome-ignore|eslint-disable|@ts-(ignore|nocheck|expect-error)|prettier-ignore|(c8|istanbul|v8) ignore/,
    reason: 'a silenced check: mend what it found',
  },
  {
    pattern: /\b(test|it|describe|suite)\.only\(|\bonly: true\b/,
    reason: 'it leaves other tests out',
    files: tests,
  },
  { pattern: /^(<<<<<<<|>>>>>>>) /, reason: 'an unresolved merge' },
  { pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/, reason: 'a secret' },
];

/** These name the words in order to find them. */
const exempt = /^scripts\/check\/forbidden(\.test)?\.ts$/;
const binary = /\.(png|jpe?g|webp|avif|gif|ico|pdf|woff2?|zip|gz|br|mbtiles|pbf)$/i;

/** What is wrong with one file's text, one line each: `file:line: reason: the words`. */
export function forbiddenIn(file: string, text: string): string[] {
  const active = rules.filter((rule) => !rule.files || rule.files.test(file));
  return text.split('\n').flatMap((line, at) =>
    active.flatMap(({ pattern, reason }) => {
      const match = pattern.exec(line);
      return match ? [`${file}:${at + 1}: ${reason}: ${match[0].trim()}`] : [];
    }),
  );
}

/** Forbidden words in all files under a root. */
export function checkForbidden(root = projectRoot): string[] {
  const files = projectFiles(root).filter((file) => !exempt.test(file) && !binary.test(file));
  if (files.length === 0) return ['no files were found'];
  return files.flatMap((file) => {
    const bytes = readFileSync(path.join(root, file));
    return bytes.includes(0) ? [] : forbiddenIn(file, bytes.toString());
  });
}

if (startedDirectly(import.meta.filename)) {
  const problems = checkForbidden();
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
