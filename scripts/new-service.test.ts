/** A scaffolded service must pass the check from the first minute: it is built in a copy of the tree and checked there. */
import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { checkArrows } from './check/arrows.ts';
import { checkForbidden } from './check/forbidden.ts';
import { checkGenerated } from './check/generated.ts';
import { projectRoot, runTool } from './check/program.ts';
import { checkTexts } from './check/texts.ts';
import { wrongName } from './new-service/name.ts';
import { Refused } from './new-service/refused.ts';
import { newService } from './new-service.ts';

const NAME = 'sundials';
const COPIED = [
  'src',
  'packs',
  'test',
  'package.json',
  'tsconfig.json',
  'biome.json',
  'knip.json',
  '.gitignore',
];

/** A copy of what a service touches or is checked against; the installed packages are lent. */
function copyOfTheTree(): { root: string; [Symbol.dispose](): void } {
  const root = mkdtempSync(path.join(tmpdir(), 'pendopo-service-'));
  for (const part of [...COPIED, 'texts.lock.json'])
    if (existsSync(path.join(projectRoot, part)))
      cpSync(path.join(projectRoot, part), path.join(root, part), { recursive: true });
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'));
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}

/** Complaints about the new service; those about other rooms belong to other tests. */
const about = (problems: readonly string[]) => problems.filter((problem) => problem.includes(NAME));
const TYPES = ['--noEmit', '-p', '.', '--pretty', 'false', '--incremental', 'false'];

test('a new service passes types, form, arrows, texts, generated files and forbidden words', async () => {
  using copy = copyOfTheTree();
  const { root } = copy;
  const files = await newService(NAME, root);
  for (const file of files) assert.ok(existsSync(path.join(root, file)), `${file} was promised`);
  assert.ok(files.includes(`src/services/${NAME}/service.ts`));
  assert.match(
    readFileSync(path.join(root, 'packs/base/roles.yaml'), 'utf8'),
    new RegExp(`- ${NAME}\\.write\n`),
  );

  const [types, form] = await Promise.all([
    runTool('node_modules/typescript/bin/tsc', TYPES, root),
    runTool('node_modules/@biomejs/biome/bin/biome', ['ci', '--colors=off', ...files.filter(hasForm)], root),
  ]);
  const touched = new RegExp(`${NAME}|src/app/(modules|web/pages)\\.ts`);
  assert.deepEqual(
    types.output.split('\n').filter((line) => touched.test(line)),
    [],
  );
  assert.equal(form.code, 0, form.output);
  assert.deepEqual(about(await checkArrows(root)), []);
  assert.deepEqual(about(checkTexts(root)), []);
  assert.deepEqual(await checkGenerated(root), []);
  assert.deepEqual(about(checkForbidden(root)), []);

  const modules = readFileSync(path.join(root, 'src/app/modules.ts'), 'utf8');
  await assert.rejects(newService(NAME, root), Refused);
  assert.equal(
    readFileSync(path.join(root, 'src/app/modules.ts'), 'utf8'),
    modules,
    'a refusal changes nothing',
  );
});

test('a name that would not work somewhere is refused with a sentence', () => {
  for (const name of ['', 'ab', 'Permits', 'bed-map', 'beds2', '../etc', 'a'.repeat(25)])
    assert.match(wrongName(name, projectRoot) ?? '', /is not a name for a service/, name);
  for (const name of ['table', 'order', 'class', 'user'])
    assert.match(wrongName(name, projectRoot) ?? '', /SQL or JavaScript/, name);
  for (const name of ['platform', 'office', 'routes', 'texts'])
    assert.match(wrongName(name, projectRoot) ?? '', /already means something/, name);
  assert.match(wrongName('complaints', projectRoot) ?? '', /There is src\/services\/complaints already/);
  assert.match(wrongName('identity', projectRoot) ?? '', /There is src\/blocks\/identity already/);
  assert.match(wrongName('agencies', projectRoot) ?? '', /already uses the address/);
  for (const name of ['kites', 'lanterns', 'gamelans', NAME])
    assert.equal(wrongName(name, projectRoot), undefined, name);
});

function hasForm(file: string): boolean {
  return /\.(tsx?|json|md)$/.test(file) && !file.endsWith('.gen.ts');
}
