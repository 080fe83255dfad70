/** `pendopo services check`: every service of every pack in this repository holds, and a broken one is named with its place. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { sharedProcess } from '../../../test/kit/command-line.ts';
import { PACKS } from '../demo.ts';

const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
const { run, close } = sharedProcess(environment);
const folder = mkdtempSync(join(tmpdir(), 'pendopo-services-'));
after(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = {
  ok: boolean;
  services: { id: string }[];
  problems: { file: string; line: number; code: string }[];
};

const packs = readdirSync(PACKS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(PACKS, entry.name)).includes('pack.yaml'))
  .map(({ name }) => name);

for (const pack of packs)
  test(`every service that the pack ${pack} offers is walked without a fault`, async () => {
    const { code, out } = await run('services', 'check', join(PACKS, pack), '--json');
    const { problems, services } = JSON.parse(out) as Answer;
    assert.deepEqual(problems, []);
    assert.equal(code, 0);
    const shelf = readdirSync(join(PACKS, 'base', 'services'));
    assert.deepEqual(
      shelf.filter((id) => !services.some((one) => one.id === id)),
      [],
    );
  });

test('a single service is checked wherever its folder lies, and a fault is named with file, line and remedy', async () => {
  const dir = join(folder, 'market-stall');
  cpSync(join(PACKS, 'base', 'services', 'market-stall'), dir, { recursive: true });
  const sound = await run('services', 'check', dir);
  assert.match(sound.out, /✔ market-stall: \d+ isian, \d+ kasus/);
  assert.equal(sound.code, 0);
  const file = join(dir, 'service.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const at = lines.findIndex((line) => /^\s+(- )?amount: /.test(line));
  lines[at] = (lines[at] ?? '').replace(/amount: .*/, 'amount: "-1"');
  writeFileSync(file, lines.join('\n'));
  const { code, out } = await run('services', 'check', dir, '--json');
  const { problems } = JSON.parse(out) as Answer;
  assert.equal(code, 1);
  assert.deepEqual(
    problems.map((problem) => [resolve(problem.file), problem.line, problem.code]),
    [[file, at + 1, 'fee-wrong']],
  );
});

test('a folder that holds no service is wrong use', async () => {
  const { code, err } = await run('services', 'check', folder);
  assert.equal(code, 2);
  assert.match(err, /tidak ada pack\.yaml maupun service\.yaml/);
  const english = await run('services', 'check', folder, '--language', 'en');
  assert.match(english.err, /neither pack\.yaml nor service\.yaml/);
});
