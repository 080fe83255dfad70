import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { FastifyRequest } from 'fastify';
import { pagesIn } from './web-server.ts';

const name = { id: 'Kota <Magelang> & $&', en: 'Magelang City', jv: 'Kitha Magelang', zh: '马格朗市' };

function pages(t: TestContext) {
  const dir = mkdtempSync(join(tmpdir(), 'pendopo-pages-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const portal = readFileSync(resolve(import.meta.dirname, 'web/portal/index.html'), 'utf8');
  const texts = {
    portal,
    office: '<title>Kantor</title>',
    wall: '<title>Layar</title>',
    chooser: '<title>Pilih</title>',
  };
  for (const [face, html] of Object.entries(texts)) {
    const file = join(dir, face, 'index.html');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, html);
  }
  const at = pagesIn(dir);
  return (url: string, language = 'id', city: object | null = { name }) =>
    at({ url, city: city ?? undefined, language } as unknown as FastifyRequest);
}

test('before any script the page bears the name of its city, in the reader’s language and harmless', (t) => {
  const page = pages(t);
  assert.match(page('/lapor') ?? '', /class="portal-city">Kota &lt;Magelang&gt; &amp; \$&amp;<\/span>/);
  assert.match(page('/', 'zh') ?? '', /<title>马格朗市<\/title>/);
});

test('each address gets its face; files and the API get none', (t) => {
  const page = pages(t);
  assert.equal(page('/office/laporan'), '<title>Kantor</title>');
  assert.equal(page('/wall/'), '<title>Layar</title>');
  assert.equal(page('/', 'id', null), '<title>Pilih</title>');
  for (const url of ['/api/nothing', '/robots.txt', '/assets/gone.js'])
    assert.equal(page(url), undefined, url);
});
