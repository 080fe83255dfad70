/** A new definition is right from the first minute, and a name that will not do is refused before anything is written. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { readServices, walkServices } from '../src/blocks/definitions/api.ts';
import { projectRoot } from './check/program.ts';
import { newDefinition } from './new-definition.ts';
import { Refused } from './new-service/refused.ts';

function copyOfPacks(t: TestContext): string {
  const root = mkdtempSync(path.join(tmpdir(), 'pendopo-definition-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  cpSync(path.join(projectRoot, 'packs'), path.join(root, 'packs'), { recursive: true });
  return root;
}

test('a new definition has no fault, holds when it is walked, and its schema lies where its first line says', async (t) => {
  const root = copyOfPacks(t);
  for (const [name, pack] of [
    ['sundial-letter', 'packs/base'],
    ['moondial-letter', 'packs/magelang'],
  ] as const) {
    const files = await newDefinition({ name, pack, from: '2026-03-02', root });
    assert.equal(files.length, 4);
    const folders = [...new Set([path.join(root, 'packs/base'), path.join(root, pack)])];
    const { definitions, problems } = await readServices({ folders });
    assert.deepEqual(problems, []);
    assert.ok(definitions.some(({ id, from }) => id === name && from === '2026-03-02'));
    const { services } = await walkServices({ folders }, path.join(root, pack, 'services', name));
    assert.deepEqual(
      services.map(({ id, problems: faults }) => [id, faults]),
      [[name, []]],
    );
    for (const file of files) {
      const [first = ''] = readFileSync(path.join(root, file), 'utf8').split('\n');
      const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? [];
      assert.ok(existsSync(path.resolve(root, path.dirname(file), schema)), first);
    }
  }
});

test('a name that is none, or is taken, is refused and nothing is written', async (t) => {
  const root = copyOfPacks(t);
  for (const name of ['', 'Big', 'a_b', '../x', 'a--b', 'billboard', 'a'.repeat(49)])
    await assert.rejects(newDefinition({ name, from: '2026-03-02', root }), Refused, name);
  await assert.rejects(
    newDefinition({ name: 'good', pack: 'packs/nowhere', from: '2026-03-02', root }),
    Refused,
  );
  assert.equal(existsSync(path.join(root, 'packs/base/services/good')), false);
  const taken = { name: 'billboard', from: '2026-03-02', root } as const;
  await assert.rejects(newDefinition(taken), /packs\/base\/services\/billboard sudah ada/);
  await assert.rejects(newDefinition({ ...taken, language: 'en' }), /billboard already/);
});
