import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testHouse } from '../../test/kit/house.ts';
import { fictionalCities, fictionWarning } from './fiction.ts';

const cities = [
  { slug: 'rekaan', fictional: true },
  { slug: 'nyata', fictional: false },
];

test('invented data is named outside demo mode, and only there', () => {
  assert.deepEqual(fictionalCities({ mode: 'production' }, cities), ['rekaan']);
  assert.deepEqual(fictionalCities({ mode: 'demo' }, cities), []);
  const none = { mode: 'production', dataDir: '/nowhere' } as const;
  assert.equal(fictionWarning(none, cities.slice(1)), undefined);
  assert.match(fictionWarning(none, cities)?.found ?? '', /FICTIONAL DATA.*rekaan$/);
});

test('sign-ins that the demo left behind are pointed out', (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-fiction-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { mode: 'production', dataDir } as const;
  assert.doesNotMatch(fictionWarning(env, cities)?.remedy ?? '', /demo-accounts/);
  writeFileSync(join(dataDir, 'demo-accounts.json'), '[]');
  assert.match(fictionWarning(env, cities)?.remedy ?? '', /demo-accounts\.json.*officer close/);
});

test('the page about the program says whether the data of the city is invented', async (t) => {
  const webDir = mkdtempSync(join(tmpdir(), 'pendopo-web-'));
  t.after(() => rmSync(webDir, { recursive: true, force: true }));
  for (const folder of ['assets', 'icons', 'portal', 'office', 'wall', 'chooser']) {
    mkdirSync(join(webDir, folder));
    writeFileSync(join(webDir, folder, 'index.html'), '');
  }
  const { call } = await testHouse(t, { webDir, env: { PENDOPO_MODE: 'production' } });
  assert.equal((await call('GET', '/api/about')).body.fictional, true);
});
