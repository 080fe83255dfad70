import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { brokenLight, PANJANG, report } from '../../../../test/kit/people.ts';
import { catchUp } from '../../../platform/events/subscriber.ts';
import type { PublicPage } from '../contract.ts';
import { fillSome, searchIndexer } from './search-index.ts';

async function settle(house: TestHouse): Promise<void> {
  await house.city.hub.drain();
  while ((await catchUp(house.city, searchIndexer)) > 0);
}

async function searchable(house: TestHouse): Promise<void> {
  await settle(house);
  while (await fillSome(house.city));
}

const find = async (house: TestHouse, query: Record<string, string>) => {
  const answer = await house.call<PublicPage>('GET', `/api/complaints?${new URLSearchParams(query)}`);
  assert.equal(answer.status, 200, answer.text);
  return answer.body;
};
const codes = (page: PublicPage) => page.items.map(({ code }) => code);

const POTHOLE = {
  category: 'pothole',
  description: 'Jalan berlubang dekat jembatan Progo. Sudah dua motor jatuh di sana.',
};

test('words are found however they are spelt, deep in the text, and marked where they stand', async (t) => {
  const house = await testHouse(t);
  await searchable(house);
  const hole = await report(house, POTHOLE);
  const light = await report(house);
  await settle(house);
  for (const q of ['lubang', 'jln bolong', 'JEMBATAN progo', 'motor jatuh', 'kreteg', 'bolongnya'])
    assert.deepEqual(codes(await find(house, { q })), [hole.code], q);
  assert.deepEqual(codes(await find(house, { q: 'lampu pju padam' })), [light.code]);
  const { items } = await find(house, { q: 'jatuh' });
  const { text, marks } = items[0]?.found?.snippet ?? { text: '', marks: [] };
  assert.deepEqual(
    marks.map(([from, until]) => text.slice(from, until)),
    ['jatuh'],
  );
});

test('a slip of the finger is forgiven and said; a word that nobody wrote is named', async (t) => {
  const house = await testHouse(t);
  await searchable(house);
  const hole = await report(house, POTHOLE);
  await report(house);
  await settle(house);
  const slip = await find(house, { q: 'jembtaan' });
  assert.deepEqual(codes(slip), [hole.code]);
  assert.deepEqual(slip.asked, { unknown: [], instead: [{ asked: 'jembtaan', meant: ['jembatan'] }] });
  const none = await find(house, { q: 'jembatan helikopter' });
  assert.deepEqual(codes(none), []);
  assert.deepEqual(none.asked, { unknown: ['helikopter'], instead: [] });
  assert.deepEqual(codes(await find(house, { q: "' | !x:* & \\" })), []);
});

test('words and facts narrow each other: kind, area and what lies in it, agency, state, period', async (t) => {
  let now = new Date('2026-09-10T03:00:00Z');
  const house = await testHouse(t, { now: () => now });
  await searchable(house);
  const early = await report(house);
  now = new Date('2026-11-19T17:30:00Z');
  const late = await report(house, { description: 'Lampu gang mati lagi, sudah tiga malam gelap.' });
  await settle(house);
  const q = 'lampu mati';
  const both = [late.code, early.code];
  assert.deepEqual(codes(await find(house, { q })), both);
  assert.deepEqual(codes(await find(house, { q, category: 'street-light' })), both);
  assert.deepEqual(codes(await find(house, { q, category: 'pothole' })), []);
  assert.deepEqual(codes(await find(house, { q, area: PANJANG })), both);
  assert.deepEqual(codes(await find(house, { q, area: PANJANG.slice(0, 8) })), both);
  assert.deepEqual(codes(await find(house, { q, area: '33.71.01' })), []);
  assert.deepEqual(codes(await find(house, { agency: 'disperkim' })), both);
  assert.deepEqual(codes(await find(house, { agency: 'dlh' })), []);
  assert.deepEqual(codes(await find(house, { q, state: 'closed' })), []);
  // Half past midnight of the 20th in the city's zone.
  assert.deepEqual(codes(await find(house, { from: '2026-11-20' })), [late.code]);
  assert.deepEqual(codes(await find(house, { until: '2026-11-19' })), [early.code]);
  assert.deepEqual(codes(await find(house, { q, from: '2026-09-01', until: '2026-09-30' })), [early.code]);
  assert.deepEqual(codes(await find(house, { from: '2020-01-01' })), both);
  assert.deepEqual(codes(await find(house, { from: '2026-12-01', until: '2026-11-01' })), []);
  const wrong = await house.call('GET', '/api/complaints?from=2026-02-30');
  assert.equal(wrong.status, 422);
});

test('what is hidden is not found, also when it was hidden after it was indexed; a merged one is found no more', async (t) => {
  const house = await testHouse(t);
  await searchable(house);
  await report(house, { category: 'officer-conduct', description: 'Petugas meminta uang rokok di loket.' });
  const one = await report(house, POTHOLE);
  const two = await report(house, {
    ...POTHOLE,
    description: 'Lubang besar di dekat jembatan Progo, bahaya.',
  });
  await settle(house);
  assert.deepEqual(codes(await find(house, { q: 'rokok' })), []);
  assert.deepEqual(codes(await find(house, { q: 'progo' })), [two.code, one.code]);
  const desk = await house.officer('complaints-coordinator');
  const { body } = await desk<{ version: number }>('GET', `/api/desk/complaints/${two.code}`);
  const merged = await desk('POST', `/api/desk/complaints/${two.code}/merge`, {
    version: body.version,
    into: one.code,
  });
  assert.equal(merged.status, 200, merged.text);
  assert.deepEqual(codes(await find(house, { q: 'progo' })), [one.code], 'before the index hears of it');
  await settle(house);
  assert.deepEqual(codes(await find(house, { q: 'progo' })), [one.code]);
});

test('pages of what is found follow each other without a gap, and the walk over the past brings in the rest', async (t) => {
  const house = await testHouse(t);
  const made: string[] = [];
  for (let at = 0; at < 7; at++) made.unshift((await report(house, brokenLight())).code);
  while (await fillSome(house.city, 3));
  const seen: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: PublicPage = await find(house, { q: 'lampu', limit: '3', ...(cursor ? { cursor } : {}) });
    seen.push(...codes(page));
    cursor = page.next;
  }
  assert.deepEqual(seen, made);
});

test('words that were taken off the public pages are found no more, and nobody is offered them', async (t) => {
  const house = await testHouse(t);
  await searchable(house);
  const one = await report(house, {
    ...POTHOLE,
    description: 'Jalan berlubang di depan rumah Kartosuwiryo, sudah dua bulan.',
  });
  const two = await report(house, { ...POTHOLE, description: 'Lubang di gang Wirosableng, dalam sekali.' });
  await settle(house);
  const slips = async () => [
    (await find(house, { q: 'kartosuwirio' })).asked,
    (await find(house, { q: 'wirosablen' })).asked,
  ];
  assert.deepEqual(
    (await slips()).map((asked) => asked?.instead[0]?.meant),
    [['kartosuwiryo'], ['wirosableng']],
  );
  const desk = await house.officer('complaints-coordinator');
  const decide = (code: string, body: object) =>
    desk('POST', `/api/desk/complaints/${code}/moderation`, { seen: 0, reason: 'personal-data', ...body });
  assert.equal((await decide(one.code, { kind: 'text', decision: 'hide' })).status, 200);
  assert.equal((await decide(two.code, { kind: 'report', decision: 'hide' })).status, 200);
  await settle(house);
  for (const q of ['kartosuwiryo', 'wirosableng', 'kartosuwirio'])
    assert.deepEqual(codes(await find(house, { q })), [], q);
  assert.deepEqual(codes(await find(house, { q: 'jalan berlubang' })), [one.code], 'by its kind it is');
  assert.deepEqual(await slips(), [
    { unknown: ['kartosuwirio'], instead: [] },
    { unknown: ['wirosablen'], instead: [] },
  ]);
  const shown = await desk('POST', `/api/desk/complaints/${one.code}/moderation`, {
    ...{ seen: 1, kind: 'text', decision: 'show' },
  });
  assert.equal(shown.status, 200, shown.text);
  await settle(house);
  assert.deepEqual(codes(await find(house, { q: 'kartosuwiryo' })), [one.code], 'and it comes back');
});
