import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { PANJANG, report } from '../../../../test/kit/people.ts';
import { fillSome } from './search-index.ts';

test('the frame may stand on any site, loads nothing but its own two files, and sets no cookie', async (t) => {
  const house = await testHouse(t);
  await report(house, { description: 'Lampu <script>alert(1)</script> "mati" di depan pasar.' });
  const page = await house.call(
    'GET',
    '/widget.html?tampil=semua&bahasa=en&tema=ikut&warna=soga&huruf=besar',
  );
  assert.equal(page.status, 200, page.text);
  const policy = String(page.headers['content-security-policy']);
  assert.match(policy, /frame-ancestors \*/);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(page.headers['x-frame-options'], undefined);
  assert.equal(page.headers['set-cookie'], undefined);
  assert.match(page.text, /<html lang="en" class="auto teak large"/);
  assert.doesNotMatch(page.text, /<script>alert|style=/);
  assert.match(page.text, /Lampu &lt;script&gt;alert/);
  assert.match(page.text, /<dd>1<\/dd>/);
  let bytes = Buffer.byteLength(page.text);
  for (const name of ['widget.js', 'widget.css']) {
    const file = await house.call('GET', `/${name}`);
    assert.equal(file.headers['cross-origin-resource-policy'], 'cross-origin', name);
    const again = await house.call('GET', `/${name}`, undefined, {
      'if-none-match': String(file.headers.etag),
    });
    assert.equal(again.status, 304, name);
    bytes += Buffer.byteLength(file.text);
  }
  assert.ok(bytes < 20_000, `${bytes} bytes`);
});

test('every other page keeps its house rules: no other site may frame it', async (t) => {
  const house = await testHouse(t);
  const feed = await house.call('GET', '/laporan.atom');
  assert.match(String(feed.headers['content-security-policy']), /frame-ancestors 'self'/);
  assert.equal(feed.headers['x-frame-options'], 'SAMEORIGIN');
});

test('the frame shows what its filter asks for, and what is hidden nowhere, also in the figures', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house);
  const hidden = await report(house, { category: 'officer-conduct' });
  while (await fillSome(house.city));
  const frame = async (query: string) => (await house.call('GET', `/widget.html?tampil=semua&${query}`)).text;
  const own = await frame(`wilayah=${PANJANG}&jenis=street-light&opd=disperkim`);
  assert.ok(own.includes(code) && !own.includes(hidden.code));
  assert.match(own, /<dd>1<\/dd>/);
  const none = await frame('wilayah=33.71.01');
  assert.ok(!none.includes(code));
  assert.match(none, /Belum ada laporan\./);
  for (const wrong of ['jenis=tidak-ada', 'wilayah=99'])
    assert.equal((await house.call('GET', `/widget.html?${wrong}`)).status, 404, wrong);
  for (const wrong of ['warna=merah', 'jumlah=999', 'tampil=x'])
    assert.equal((await house.call('GET', `/widget.html?${wrong}`)).status, 422, wrong);
});
