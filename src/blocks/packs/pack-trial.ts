/** Tries broken packs for the tests: a copy of the real ones with one file changed. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PackError, readCityPack } from './api.ts';

export const packs = fileURLToPath(new URL('../../../packs', import.meta.url));

/** A copy of all packs that lives as long as the test file. */
export function copiedPacks(): { dir: string } {
  const copy = { dir: '' };
  before(async () => {
    copy.dir = await mkdtemp(join(tmpdir(), 'pendopo-packs-'));
    await cp(packs, copy.dir, { recursive: true });
  });
  after(() => rm(copy.dir, { recursive: true, force: true }));
  return copy;
}

/** Reads Magelang with one file changed; gives the problems, and the text of the line each one names. */
export async function problemsWith(
  copy: string,
  file: string,
  change: (text: string) => string,
  permissions?: ReadonlySet<string>,
) {
  const path = join(copy, file);
  const original = await readFile(path, 'utf8').catch(() => undefined);
  const changed = change(original ?? '');
  assert.notEqual(changed, original, 'the test really changed the file');
  await writeFile(path, changed);
  try {
    await readCityPack(copy, 'magelang', { permissions });
    return [];
  } catch (error) {
    assert.ok(error instanceof PackError, String(error));
    const lines = changed.split('\n');
    return error.problems.map((problem) => ({ ...problem, text: lines[problem.line - 1] ?? '' }));
  } finally {
    if (original === undefined) await rm(path);
    else await writeFile(path, original);
  }
}

export type Case = [
  name: string,
  file: string,
  from: string | RegExp,
  to: string,
  code: string,
  path: string,
  line: RegExp,
];

/** One test for each case: the change is refused, and the problem names the changed line. */
export function refuseEach(copy: { dir: string }, cases: readonly Case[]) {
  for (const [name, file, from, to, code, path, line] of cases) {
    test(`packs: ${name} is refused with file, line, path and remedy`, async () => {
      const problems = await problemsWith(copy.dir, file, (text) => text.replace(from, to));
      const found = problems.find((problem) => problem.code === code && problem.path === path);
      assert.ok(
        found,
        `expected ${code} at ${path}, got ${problems.map((p) => `${p.code} at ${p.path}`).join('; ')}`,
      );
      assert.ok(found.file.endsWith(join(...file.split('/'))), found.file);
      assert.match(found.text, line);
      assert.ok(found.problem.length > 5 && found.remedy.length > 5);
    });
  }
}
