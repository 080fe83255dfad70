import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG, report } from '../../../../test/kit/people.ts';
import { catchUp } from '../../../platform/events/subscriber.ts';
import { fillSome, searchIndexer } from './search-index.ts';

const SCHEMA = readFileSync(join(import.meta.dirname, 'schemas/atom.rng'), 'utf8');
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  isArray: (name) => ['entry', 'item', 'link'].includes(name),
});

type Link = { '@rel': string; '@href': string };
type Entry = {
  id: string;
  title: string;
  link: Link[];
  updated: string;
  published: string;
  summary: { '#text': string };
  'georss:point'?: string;
};
type Item = { pubDate: string; link: string[]; guid: { '@isPermaLink': string; '#text': string } };
type Feed = {
  '@xml:lang': string;
  id: string;
  title: string;
  updated: string;
  link: Link[];
  entry?: Entry[];
};

/** Rules of RFC 4287 that a schema of elements cannot say. */
function assertRules(feed: Feed, address: string): void {
  const links = feed.link.map((link) => `${link['@rel']}`);
  // 4.1.1: at most one alternate of a type and language; a self link should stand there and be where it was fetched.
  assert.equal(links.filter((rel) => rel === 'alternate').length, 1);
  assert.equal(
    new URL(feed.link.find((link) => link['@rel'] === 'self')?.['@href'] ?? '').pathname +
      new URL(feed.link.find((link) => link['@rel'] === 'self')?.['@href'] ?? '').search,
    address,
  );
  const entries = feed.entry ?? [];
  // 4.1.1: no two entries with the same id and updated; ours have no two with the same id at all.
  assert.equal(new Set(entries.map(({ id }) => id)).size, entries.length);
  for (const entry of entries) {
    assert.ok(Date.parse(entry.updated) >= Date.parse(entry.published), 'updated is not before published');
    assert.ok(
      Date.parse(feed.updated) >= Date.parse(entry.updated),
      'the feed is as new as its newest entry',
    );
    // 4.1.2: without content an entry must have an alternate link.
    assert.ok(entry.link.some((link) => link['@rel'] === 'alternate'));
  }
}

async function atomAt(house: TestHouse, address: string): Promise<Feed> {
  const answer = await house.call('GET', address);
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.headers['content-type'], 'application/atom+xml; charset=utf-8');
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'feed.xml', contents: answer.text }],
    schema: [SCHEMA],
    extension: 'relaxng',
  });
  assert.ok(valid, `${errors.map(({ message }) => message).join('; ')}\n${answer.text}`);
  const { feed } = parser.parse(answer.text) as { feed: Feed };
  assertRules(feed, address);
  return feed;
}

async function indexed(house: TestHouse): Promise<void> {
  await house.city.hub.drain();
  while ((await catchUp(house.city, searchIndexer)) > 0);
  while (await fillSome(house.city));
}

test('the feeds of the city, an area, a category, an agency and a search keep to RFC 4287', async (t) => {
  const house = await testHouse(t);
  await report(house, {
    description: 'Lampu <b>mati</b> & tiang "miring" \u0001 sejak kemarin.',
    reporter: { name: 'Sri Rahayu', phone: '081234567890' },
  });
  await report(house, { category: 'illegal-parking', description: 'Mobil parkir di trotoar depan sekolah.' });
  await report(house, { category: 'officer-conduct', description: 'Petugas meminta uang rokok di loket.' });
  await indexed(house);
  const all = await atomAt(house, '/laporan.atom');
  assert.equal(all.entry?.length, 2);
  assert.equal(all['@xml:lang'], 'id');
  const light = all.entry?.at(-1);
  assert.match(light?.summary['#text'] ?? '', /Lampu <b>mati<\/b> & tiang "miring"/);
  assert.equal(light?.['georss:point'], `${IN_PANJANG.lat} ${IN_PANJANG.lng}`);
  const rough = all.entry?.[0]?.['georss:point'];
  assert.ok(rough && rough !== light?.['georss:point'], 'a sensitive place is rough');
  for (const query of [
    `wilayah=${PANJANG}`,
    'jenis=street-light',
    'opd=disperkim',
    'keadaan=terbuka',
    'cari=lampu+mati',
  ]) {
    const feed = await atomAt(house, `/laporan.atom?${query}`);
    assert.ok(
      feed.entry?.some(({ id }) => id === light?.id),
      query,
    );
    assert.notEqual(feed.id, all.id, query);
  }
  assert.equal((await atomAt(house, '/laporan.atom?keadaan=selesai')).entry, undefined);
  assert.equal((await atomAt(house, '/laporan.atom?bahasa=jv'))['@xml:lang'], 'jv-Latn');
  for (const query of ['jenis=tidak-ada', 'wilayah=99', 'opd=tidak-ada'])
    assert.equal((await house.call('GET', `/laporan.atom?${query}`)).status, 404, query);
  assert.equal((await house.call('GET', '/laporan.atom?dari=kemarin')).status, 422);
  const { text } = await house.call('GET', '/laporan.atom');
  assert.doesNotMatch(text, /Sri Rahayu|81234567890|rokok/);
});

test('RSS says the same, with dates of RFC 822 and ids that are no addresses', async (t) => {
  const house = await testHouse(t);
  const { code } = await report(house);
  const answer = await house.call('GET', '/laporan.rss');
  assert.equal(answer.headers['content-type'], 'application/rss+xml; charset=utf-8');
  const { rss } = parser.parse(answer.text) as {
    rss: { '@version': string; channel: Record<string, unknown> & { item: Item[] } };
  };
  assert.equal(rss['@version'], '2.0');
  for (const name of ['title', 'link', 'description', 'language', 'lastBuildDate', 'ttl'])
    assert.ok(rss.channel[name], name);
  const [item] = rss.channel.item;
  assert.match(
    item?.pubDate ?? '',
    /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  );
  assert.equal(item?.guid['@isPermaLink'], 'false');
  assert.ok(String(item?.link).endsWith(`/laporan/${code}`));
  const feed = await atomAt(house, '/laporan.atom');
  assert.equal(item?.guid['#text'], feed.entry?.[0]?.id);
});

test('a feed that has not changed is not sent again; a step changes it, and the id stays', async (t) => {
  let now = new Date('2026-11-18T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { code } = await report(house);
  const first = await house.call('GET', '/laporan.atom');
  const etag = String(first.headers.etag);
  const same = await house.call('GET', '/laporan.atom', undefined, { 'if-none-match': `"x", W/${etag}` });
  assert.equal(same.status, 304);
  assert.equal(same.text, '');
  assert.equal(same.headers.etag, etag);
  now = new Date('2026-11-19T03:00:00Z');
  const desk = await house.officer('complaints-coordinator');
  const { body } = await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`);
  const answered = await desk('POST', `/api/desk/complaints/${code}/answer`, {
    version: body.version,
    text: 'Tim kami datang besok, hubungi 081234567890.',
  });
  assert.equal(answered.status, 200, answered.text);
  const changed = await house.call('GET', '/laporan.atom', undefined, { 'if-none-match': etag });
  assert.equal(changed.status, 200);
  const feed = await atomAt(house, '/laporan.atom');
  assert.equal(feed.updated, '2026-11-19T03:00:00Z');
  assert.ok(first.text.includes(feed.entry?.[0]?.id ?? '-'));
});

test('the feed of a report tells its public steps only, also to its own reporter', async (t) => {
  const house = await testHouse(t);
  const { code, receipt } = await report(house);
  const desk = await house.officer('complaints-coordinator');
  const version = async () =>
    (await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`)).body.version;
  for (const [act, text] of [
    ['note', 'Catatan dalam: tiang milik PLN.'],
    ['answer', 'Tim kami datang besok.'],
  ] as const) {
    const done = await desk('POST', `/api/desk/complaints/${code}/${act}`, {
      version: await version(),
      text,
    });
    assert.equal(done.status, 200, done.text);
  }
  const feed = await atomAt(house, `/laporan/${code}.atom`);
  assert.match(JSON.stringify(feed.entry), /Tim kami datang besok/);
  const own = await house.call('GET', `/laporan/${code}.atom`, undefined, { 'x-receipt': receipt });
  assert.doesNotMatch(own.text, /tiang milik PLN/);
  const hidden = await report(house, { category: 'officer-conduct' });
  assert.equal((await house.call('GET', `/laporan/${hidden.code}.atom`)).status, 404);
  assert.equal(
    (await house.call('GET', `/laporan/${hidden.code}.rss`, undefined, { 'x-receipt': hidden.receipt }))
      .status,
    404,
  );
});
