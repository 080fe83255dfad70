/** A running server follows the folders of services: what is right is published, what is wrong is told and changes nothing. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { definitions, folderFaults, watchFolders } from './api.ts';

const BASE = join(import.meta.dirname, '../../../packs/base');
const SERVICE = 'waste-bank';

async function watchedCity(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-pack-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of ['pillars.yaml', 'life-events.yaml', 'agency-kinds.yaml'])
    cpSync(join(BASE, file), join(folder, file));
  cpSync(join(BASE, 'services', SERVICE), join(folder, 'services', SERVICE), { recursive: true });
  const city = await testCity(t);
  const watch = watchFolders(() => [{ city, folders: [folder] }], city.log);
  t.after(() => watch.stop());
  let second = 0;
  const edit = (name: string, change: (text: string) => string) => {
    const file = join(folder, 'services', SERVICE, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    // Another time for certain, however fast the test is.
    second += 2;
    utimesSync(file, new Date(), new Date(Date.now() + second * 1000));
  };
  const current = async () => {
    await watch.look();
    await city.hub.drain();
    city.cache.clear();
    const all = await definitions(city);
    const live = all.current(SERVICE, '2999-01-01');
    assert.ok(live);
    return live;
  };
  return { folder, edit, current };
}

test('a changed file is published; an unchanged one, and one with another comment, is not', async (t) => {
  const { edit, current } = await watchedCity(t);
  const first = await current();
  assert.equal((await current()).version, first.version);
  edit('service.yaml', (text) => `${text}\n# catatan\n`);
  assert.equal((await current()).version, first.version);
  edit('service.yaml', (text) => text.replace(/^keywords:\n/m, 'keywords:\n  - tabungan uwuh\n'));
  const second = await current();
  assert.equal(second.version, first.version + 1);
  assert.ok(second.definition.keywords.includes('tabungan uwuh'));
});

test('a fault is told with file and line, the version in force stays, and mending it clears the fault', async (t) => {
  const { folder, edit, current } = await watchedCity(t);
  const { version } = await current();
  const own = () => folderFaults().filter(({ file }) => file.startsWith(folder));
  assert.deepEqual(own(), []);
  edit('workflow.yaml', (text) => text.replace(/^start: .*$/m, 'start: nowhere'));
  assert.equal((await current()).version, version);
  const [fault] = own();
  assert.equal(fault?.code, 'state-unknown');
  assert.ok(fault?.file.endsWith('workflow.yaml') && fault.line > 0);
  edit('workflow.yaml', (text) => text.replace('start: nowhere', 'start: : :'));
  assert.equal((await current()).version, version);
  assert.equal(own()[0]?.code, 'yaml-syntax');
  const right = readFileSync(join(BASE, 'services', SERVICE, 'workflow.yaml'), 'utf8');
  edit('workflow.yaml', () => right);
  assert.equal((await current()).version, version);
  assert.deepEqual(own(), []);
});

test('a version that would begin before the one in force is told as a fault', async (t) => {
  const { folder, edit, current } = await watchedCity(t);
  const { version } = await current();
  edit('service.yaml', (text) => text.replace(/^from: .*$/m, 'from: 2001-01-01'));
  assert.equal((await current()).version, version);
  const codes = folderFaults().flatMap(({ file, code }) => (file.startsWith(folder) ? [code] : []));
  assert.deepEqual(codes, ['too-early']);
});
