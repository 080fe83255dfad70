/** The build of the browser code: complete, compressed, light enough, and not repeated without a reason. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { languages } from '../../shared/languages.ts';
import { firstLoad } from './build/weight.ts';
import { buildWeb } from './build.ts';

let folder = '';
let outDir = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-web-'));
  outDir = join(folder, 'web');
  await buildWeb({ outDir });
});
after(() => rm(folder, { recursive: true, force: true }));

test('every face has its page, the installable ones their service worker', () => {
  for (const file of ['portal', 'office', 'wall', 'chooser'].map((face) => `${face}/index.html`)) {
    assert.ok(existsSync(join(outDir, file)), file);
  }
  for (const file of ['portal/sw.js', 'office/sw.js']) assert.ok(existsSync(join(outDir, file)), file);
});

test('compressed copies hold the same bytes as the file they stand beside', async () => {
  const plain = await readFile(join(outDir, 'portal/sw.js'));
  assert.ok(gunzipSync(await readFile(join(outDir, 'portal/sw.js.gz'))).equals(plain));
  assert.ok(brotliDecompressSync(await readFile(join(outDir, 'portal/sw.js.br'))).equals(plain));
});

test('a service worker keeps only files that exist, and none of another face', async () => {
  const code = await readFile(join(outDir, 'portal/sw.js'), 'utf8');
  assert.doesNotMatch(code, /__PENDOPO_SHELL__/);
  const kept = [...code.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  assert.ok(kept.length > 5);
  for (const file of kept) assert.ok(existsSync(join(outDir, file)), file);
  assert.ok(!kept.some((file) => /maplibre|MapCanvas|office/.test(file)), 'the map and the office stay out');
});

test('pages hold no script or style of their own, so that the content security policy can stay strict', async () => {
  for (const face of ['portal', 'office', 'wall', 'chooser']) {
    const html = await readFile(join(outDir, face, 'index.html'), 'utf8');
    assert.doesNotMatch(html, /<script(?![^>]* src=)|<style|https?:\/\//);
  }
});

/** Pages at which people arrive from outside, with a phone and little data. */
const FIRST_PAGES = [
  { path: '/lapor', file: 'src/services/complaints/web/portal/ReportPage.tsx' },
  { path: '/layanan', file: 'src/services/procedures/web/portal/CataloguePage.tsx' },
  { path: '/layanan/:id', file: 'src/services/procedures/web/portal/ProcedurePage.tsx' },
];

for (const page of FIRST_PAGES)
  test(`${page.path} loads at most 150 kB of script and style in every language, and nothing of the office`, async () => {
    for (const language of languages) {
      const { total, files } = await firstLoad(outDir, 'portal', page, language);
      assert.ok(total <= 150_000, `${total} bytes in ${language}`);
      assert.deepEqual(
        files.map(({ file }) => file).filter((file) => /aria|MapCanvas|maplibre|office/.test(file)),
        [],
      );
    }
  });

test('a face knows the addresses of its own pages, and of no other face', async () => {
  for (const [face, own, others] of [
    ['portal', /['"`]\/loket\/:post/, /['"`]\/office\//],
    ['office', /['"`]\/office\/loket\/:post/, /['"`]\/loket\/:post/],
  ] as const) {
    const { files } = await firstLoad(outDir, face);
    const scripts = files.filter(({ file }) => file.endsWith('.js'));
    const code = (await Promise.all(scripts.map(({ file }) => readFile(join(outDir, file), 'utf8')))).join(
      '\n',
    );
    assert.match(code, own, face);
    assert.doesNotMatch(code.replace(/['"`]\/office\/(masuk|['"`])/g, ''), others, face);
  }
});

test('an unchanged house is not built again, and a lost file brings the whole build back', async () => {
  assert.equal((await buildWeb({ outDir })).built, false);
  await rm(join(outDir, 'portal/index.html'));
  assert.equal((await buildWeb({ outDir })).built, true);
});
