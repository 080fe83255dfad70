/** WhatsApp from the signed call to the case, with Meta played by a simulator: also when it repeats itself or speaks nonsense. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import sharp from 'sharp';
import { IN_PANJANG, LIGHTS, report } from '../../../test/kit/people.ts';
import { until } from '../../../test/kit/until.ts';
import { open, seal } from '../../platform/crypt.ts';
import { sql } from '../../platform/db/sql.ts';
import type { PublicComplaint } from '../complaints/contract.ts';
import type { DeskComplaint } from '../complaints/rules/desk-contract.ts';
import { isMediaAddress } from './media.ts';
import {
  filed,
  houseWithMeta,
  image,
  location,
  message,
  payload,
  SRI,
  settled,
  signature,
  VERIFY,
} from './test-kit/meta.ts';
import { fileLeftDrafts, workOn } from './work.ts';

const LIGHT = 'Lampu jalan di depan pasar mati sejak tiga hari.';
const jpeg = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#445566' } })
    .jpeg()
    .toBuffer();

test('a conversation becomes a case with its words, place, photo and category, and the reporter gets code and link', async (t) => {
  const { house, graph, tell } = await houseWithMeta(t);
  graph.photos.set('M1', await jpeg());
  assert.match(await tell('halo'), /Selamat datang/);
  assert.match(await tell(LIGHT), /Di mana\?/);
  assert.match(await tell(location(IN_PANJANG.lat, IN_PANJANG.lng, 'Pasar Rejowinangun')), /Punya fotonya/);
  const asked = await tell(image('M1'));
  assert.match(asked, /1\. Lampu jalan/);
  assert.match(await tell('1'), /Jenis: Lampu jalan[\s\S]*1\. Kirim/);
  const thanks = await tell('1');
  const [, code, receipt] = /laporan\/(\S+)#tanda-terima=(\S+)/.exec(thanks) ?? assert.fail(thanks);
  const [one, another] = await filed(house);
  assert.deepEqual(
    [one?.code, one?.kind, one?.channel, one?.photos.length, another],
    [code, 'street-light', 'whatsapp', 1, undefined],
  );
  const own = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, {
    'x-receipt': receipt ?? '',
  });
  assert.deepEqual([own.body.mine, own.body.agency?.id, own.body.point], [true, LIGHTS, IN_PANJANG]);
  const notices = await house.city.db.rows(
    sql`select template from notices.notice where subject = ${code ?? ''}`,
  );
  assert.deepEqual(notices, [], 'no second message says the same');
});

test('a report in confidence is nobody’s to read but the reporter’s and of officers named for it', async (t) => {
  const { house, tell } = await houseWithMeta(t);
  await tell('Petugas loket minta uang untuk surat pengantar.');
  await tell('lewati');
  await tell('lewati');
  assert.match(await tell('3'), /Balas \*rahasia\*/);
  assert.match(await tell('rahasia'), /Rahasia: tidak tampil[\s\S]*1\. Kirim/);
  const thanks = await tell('1');
  assert.match(thanks, /Laporan ini rahasia/);
  const [, code, receipt] = /laporan\/(\S+)#tanda-terima=(\S+)/.exec(thanks) ?? assert.fail(thanks);
  assert.equal((await house.call('GET', `/api/complaints/${code}`)).status, 404);
  const own = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`, undefined, {
    'x-receipt': receipt ?? '',
  });
  assert.deepEqual([own.status, own.body.confidential], [200, true]);
});

test('a ward that nobody was shown decides nothing: “Magelang” in an address is the city', async (t) => {
  const { house, tell } = await houseWithMeta(t);
  await tell('Lampu jalan panjang di seberang alun-alun mati sejak tiga hari.');
  assert.match(await tell('Jl. Pemuda 5, Magelang'), /Punya fotonya/);
  await tell('lewati');
  assert.match(await tell('2'), /Tempat: Jl\. Pemuda 5, Magelang\n/);
  await tell('1');
  const { area } = await house.city.db.one<{ area: string | null }>(sql`select area from cases."case"`);
  assert.equal(area, null);
});

test('nothing personal stands readable in the tables, and the words are gone once they are a report', async (t) => {
  const { house, tell } = await houseWithMeta(t);
  await tell(LIGHT, 'Panjang, depan masjid', 'lewati', 'lewati', '1');
  const messages = await house.city.db.rows<{ content: Buffer | null; outside_key: Buffer }>(
    sql`select content, outside_key from channels.message`,
  );
  assert.ok(messages.length === 5 && messages.every(({ content }) => content === null));
  assert.ok(messages.every(({ outside_key }) => outside_key.length === 32));
  const [sender] = await house.city.db.rows<{ address: Buffer; talk: Buffer | null }>(
    sql`select address, talk from channels.sender`,
  );
  assert.equal(sender?.talk, null);
  assert.ok(sender && !sender.address.includes(SRI));
  assert.equal(open(house.city, sender.address), `+${SRI}`);
});

test('the same call five times, at once and later, is one message; a bundle in the wrong order is one report', async (t) => {
  const { house, graph, deliver, quiet } = await houseWithMeta(t);
  const first = message(LIGHT);
  const second = message('Panjang, depan masjid');
  const third = message('lewati');
  const raw = payload([third, first, second, first]);
  const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(raw)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  await quiet();
  await deliver(raw);
  await quiet();
  assert.equal(graph.sent.length, 3, 'three messages, three answers');
  assert.match(graph.sent.at(-1)?.text ?? '', /Ini tentang apa/);
  await deliver(payload([message('lewati'), message('ya')]));
  await quiet();
  const cases = await filed(house);
  assert.deepEqual(
    cases.map(({ description, place, kind }) => ({ description, place, kind })),
    [{ description: LIGHT, place: 'Panjang, depan masjid', kind: 'unsorted' }],
  );
});

test('a wrong, missing or foreign signature keeps nothing and says nothing', async (t) => {
  const { house, deliver } = await houseWithMeta(t);
  const raw = payload([message(LIGHT)]);
  const right = signature(raw);
  const wrong = [
    '',
    'sha256=',
    signature(raw, 'lain'),
    right.toUpperCase(),
    right.slice(0, -1),
    signature(`${raw} `),
  ];
  for (const header of wrong) assert.equal((await deliver(raw, header)).status, 401, header);
  assert.equal((await house.call('POST', '/api/inbound/whatsapp', raw)).status, 401);
  const { n } = await house.city.db.one<{ n: number }>(sql`select count(*)::int as n from channels.message`);
  assert.equal(n, 0);
  assert.equal((await deliver(raw.slice(0, -20))).status, 400, 'rightly signed, but broken off');
  assert.equal((await deliver('[]')).status, 200);
  assert.equal((await deliver(payload([message(LIGHT)], {}, '9999'))).status, 200);
  const after = await house.city.db.one<{ n: number }>(sql`select count(*)::int as n from channels.message`);
  assert.equal(after.n, 0, 'another telephone number is another city’s');
});

test('the challenge is answered to who knows the verify token, and to nobody else', async (t) => {
  const { house } = await houseWithMeta(t);
  const ask = (token: string) =>
    house.call(
      'GET',
      `/api/inbound/whatsapp?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=158201444`,
    );
  const right = await ask(VERIFY);
  assert.deepEqual([right.status, right.text], [200, '158201444']);
  assert.equal((await ask('tebakan')).status, 403);
});

test('stickers, voices and reactions get a polite answer', async (t) => {
  const { tell } = await houseWithMeta(t);
  for (const type of ['sticker', 'audio', 'video', 'reaction', 'contacts', 'hologram'])
    assert.match(await tell({ type, [type]: { id: 'x' } }), /tidak dapat kami baca/, type);
});

test('words of danger are answered with 112 at once', async (t) => {
  const { tell } = await houseWithMeta(t);
  assert.match(await tell('Tolong ada kebakaran di belakang pasar!'), /telepon 112 sekarang/);
});

test('a photo that fails is asked for again, and in the end the report goes without it and says so', async (t) => {
  let ahead = 0;
  const { house, graph, deliver, quiet } = await houseWithMeta(t, {
    now: () => new Date(Date.now() + ahead),
  });
  graph.photos.set('M1', 503);
  await deliver(
    payload([message(LIGHT), message(location(IN_PANJANG.lat, IN_PANJANG.lng)), message(image('M1'))]),
  );
  await until('the photo was asked for', () => graph.asked.length === 1);
  // The waiting between two tries is real time in the queue: its jobs are called up.
  const hurry = () =>
    house.city.db.run(sql`update graphile_worker._private_jobs set run_at = now() where attempts = 0`);
  await deliver(payload([message('Tolong segera.')]));
  await deliver(payload([message('Sudah gelap sekali.')]));
  await until('what was written meanwhile was looked at', async () => {
    await hurry();
    const { n } = await house.city.db.one<{ n: number }>(sql`select
      ((select count(*) from platform.job_outbox)
      + (select count(*) from graphile_worker._private_jobs where run_at <= now()))::int as n`);
    return n === 0;
  });
  assert.equal(graph.asked.length, 1, 'what comes meanwhile does not shorten the wait');
  ahead = 15_000;
  const again = () => workOn(house.city, sender);
  const { id: sender } = await house.city.db.one<{ id: string }>(sql`select id from channels.sender`);
  await again();
  assert.equal(graph.asked.length, 2);
  await again();
  assert.equal(graph.asked.length, 2, 'the second wait is longer');
  ahead = 70_000;
  await again();
  assert.equal(graph.asked.length, 3);
  await until('that is told', () => graph.sent.some(({ text }) => /tidak dapat kami ambil/.test(text)));
  await deliver(payload([message('1'), message('ya')]));
  await quiet();
  const [one] = await filed(house);
  assert.deepEqual(one?.photos, []);
  assert.match(one?.description ?? '', /Foto yang tidak dapat diambil: 1/);
  assert.match(graph.sent.at(-1)?.text ?? '', /1 foto tidak dapat kami ambil dan tidak ikut/);
});

test('an act that cannot be done is laid aside, told, and tried again beside what is spoken of now', async (t) => {
  const { house, graph, tell, quiet } = await houseWithMeta(t);
  await tell(LIGHT, 'Panjang, depan masjid', 'lewati', '2');
  const { city } = house;
  const { id, talk } = await city.db.one<{ id: string; talk: Buffer }>(
    sql`select id, talk from channels.sender`,
  );
  const { draft } = JSON.parse(open(city, talk)) as { draft: object };
  const stuck = (more: object) => ({ do: 'file', id: 'macet', draft: { ...draft, ...more }, left: false });
  const kept = seal(
    city,
    JSON.stringify({ stage: 'idle', offered: [], pending: null, draft: null, act: stuck({ words: null }) }),
  );
  await city.db.run(sql`update channels.sender set talk = ${kept}, file_at = null where id = ${id}`);
  for (let turn = 0; turn < 5; turn++) await assert.rejects(workOn(city, id));
  await workOn(city, id);
  await until('the sender is told', () => graph.sent.some(({ text }) => /belum dapat kami olah/.test(text)));
  assert.match(await tell('Pohon tumbang di depan balai kota sejak pagi.'), /Di mana/, 'the talk goes on');
  const admin = await house.officer('city-admin');
  type Trouble = { items: { id: string; state: string; reason: string }[] };
  const { body } = await admin<Trouble>('GET', '/api/channels/messages');
  assert.deepEqual(
    body.items.map(({ state, reason }) => [state, reason]),
    [['failed', 'broken']],
  );
  const number = body.items[0]?.id;
  const mended = seal(city, JSON.stringify({ is: 'act', act: stuck({}) }));
  await city.db.run(sql`update channels.message set content = ${mended} where id = ${number}`);
  assert.equal((await admin('POST', `/api/channels/messages/${number}/retry`)).status, 204);
  await quiet();
  assert.deepEqual(
    (await filed(house)).map(({ description }) => description),
    [LIGHT],
  );
  await until('that is told too', () => graph.sent.some(({ text }) => /sudah masuk dengan kode/.test(text)));
  const now = await city.db.one<{ talk: Buffer }>(sql`select talk from channels.sender`);
  assert.match(open(city, now.talk), /Pohon tumbang/, 'and what is being written is still there');
});

test('a report whose photos and category are both refused is filed without them, and says so', async (t) => {
  const { house, tell } = await houseWithMeta(t);
  await tell(LIGHT, 'Panjang, depan masjid', 'lewati', '2');
  const { city } = house;
  const { id, talk } = await city.db.one<{ id: string; talk: Buffer }>(
    sql`select id, talk from channels.sender`,
  );
  const held = JSON.parse(open(city, talk)) as { draft: object };
  const draft = { ...held.draft, photos: [randomUUID()], category: 'tidak-ada' };
  const kept = seal(city, JSON.stringify({ ...held, draft }));
  await city.db.run(sql`update channels.sender set talk = ${kept} where id = ${id}`);
  assert.match(await tell('1'), /1 foto tidak dapat kami ambil dan tidak ikut/);
  const [one] = await filed(house);
  assert.deepEqual([one?.kind, one?.photos], ['unsorted', []]);
  assert.match(one?.description ?? '', /Foto yang tidak dapat diambil: 1/);
});

test('a photo is fetched from nowhere but the provider', async (t) => {
  const base = 'https://graph.facebook.com/v23.0';
  assert.ok(isMediaAddress('https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1', base));
  assert.ok(isMediaAddress('http://127.0.0.1:1234/bytes/1', 'http://127.0.0.1:1234'));
  for (const address of [
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com.evil.example/x',
    'https://graph.facebook.com@evil.example/x',
    'http://169.254.169.254/latest/meta-data',
    'http://127.0.0.1:5432/',
    'file:///etc/passwd',
    'bukan alamat',
  ])
    assert.ok(!isMediaAddress(address, base), address);
  assert.ok(!isMediaAddress('https://lookaside.fbsbx.com/x', 'http://127.0.0.1:1234'));
  const { house, graph, tell } = await houseWithMeta(t);
  graph.photos.set('M1', `http://127.0.0.1:${house.port}/api/areas`);
  await tell(LIGHT, 'Panjang, depan masjid');
  assert.match(await tell(image('M1')), /tidak dapat kami ambil/);
});

test('what is left alone is filed as it is, and an officer sorts it', async (t) => {
  let ahead = 0;
  const { house, graph, tell, quiet } = await houseWithMeta(t, { now: () => new Date(Date.now() + ahead) });
  await tell('lampune mati');
  ahead = 29 * 60_000;
  assert.equal(await fileLeftDrafts(house.city), 0);
  ahead = 31 * 60_000;
  assert.equal(await fileLeftDrafts(house.city), 1);
  await until('it is filed', async () => (await filed(house)).length === 1);
  await quiet();
  const [one] = await filed(house);
  assert.deepEqual([one?.kind, one?.description], ['unsorted', 'lampune mati']);
  assert.match(graph.sent.at(-1)?.text ?? '', new RegExp(one?.code ?? ''));
  assert.equal(await fileLeftDrafts(house.city), 0);
});

test('a message to a case that waits for its reporter is the answer; after the end a number rates it', async (t) => {
  const { house, graph, tell } = await houseWithMeta(t);
  await tell(LIGHT, location(IN_PANJANG.lat, IN_PANJANG.lng), 'lewati', '1', '1');
  const code = (await filed(house))[0]?.code ?? '';
  const crew = await house.officer('agency-head', LIGHTS);
  const act = async (name: string, body: Record<string, unknown>) => {
    const { body: seen } = await crew<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
    const answer = await crew('POST', `/api/desk/complaints/${code}/${name}`, {
      version: seen.version,
      ...body,
    });
    assert.equal(answer.status, 200, answer.text);
  };
  const expects = (what: string) =>
    until(`the house expects a ${what}`, async () =>
      house.city.db.maybe(sql`select 1 from channels.expected where code = ${code} and what = ${what}`),
    );
  await act('ask', { text: 'Tiang nomor berapa?' });
  await expects('reply');
  await settled(house);
  const told = await tell('Tiangnya nomor 12, dekat warung.');
  assert.match(told, new RegExp(`${code}.*dicatat|dicatat.*${code}|${code} sudah kami catat`));
  const { body: after } = await crew<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  assert.notEqual(after.state, 'waiting');
  assert.ok(
    after.timeline.some(
      ({ kind, text }) => kind === 'replied' && text === 'Tiangnya nomor 12, dekat warung.',
    ),
  );
  assert.equal((await filed(house)).length, 1, 'and no second report');
  await act('take', {});
  await act('close', { text: 'Lampu sudah diganti.', withoutPhoto: 'Hujan deras saat dikerjakan.' });
  await expects('rating');
  await settled(house);
  assert.match(await tell(`status ${code}`), /selesai[\s\S]*Balas 1/);
  assert.match(await tell('4'), /Nilai 4/);
  const { body: rated } = await crew<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  assert.equal(rated.rating, 4);
  assert.ok(graph.sent.every(({ to }) => to === SRI));
});

test('whoever asks for a merged report hears where it goes on; of what is hidden nothing is said', async (t) => {
  const { house, deliver, quiet, graph } = await houseWithMeta(t);
  const desk = await house.officer('complaints-coordinator');
  const [one, merged] = [await report(house), await report(house)];
  const [secret, hidden, other] = [
    await report(house, { category: 'officer-conduct' }),
    await report(house, { category: 'officer-conduct' }),
    await report(house),
  ];
  const merge = async (code: string, into: string) => {
    const { body } = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
    const done = await desk('POST', `/api/desk/complaints/${code}/merge`, { version: body.version, into });
    assert.equal(done.status, 200, done.text);
  };
  const ask = async (code: string) => {
    await deliver(payload([message(`status ${code}`, '6285555555555')]));
    await quiet();
    return graph.sent.at(-1)?.text ?? '';
  };
  await merge(merged.code, one.code);
  assert.match(await ask(merged.code), new RegExp(`digabung[\\s\\S]*${one.code}`));
  await merge(secret.code, one.code);
  assert.match(await ask(secret.code), /Tidak ada laporan/);
  await merge(other.code, hidden.code);
  const said = await ask(other.code);
  assert.match(said, /digabung/);
  assert.ok(!said.includes(hidden.code), 'of what is hidden not even the code');
});

test('a stranger hears nothing of a case that is not public', async (t) => {
  const { house, deliver, quiet, graph, tell } = await houseWithMeta(t);
  await tell('Petugas pasar minta uang tanpa karcis.', 'Panjang', 'lewati', 'lewati', '1');
  const code = (await filed(house))[0]?.code ?? '';
  await deliver(payload([message(`status ${code}`, '6285555555555')]));
  await quiet();
  assert.match(graph.sent.at(-1)?.text ?? '', /Tidak ada laporan/);
  assert.match(await tell(`status ${code}`), /diterima/);
});

test('who writes without end is refused after a while and not answered for ever', async (t) => {
  const { house, deliver, quiet } = await houseWithMeta(t);
  await deliver(
    payload(Array.from({ length: 130 }, (_, at) => message({ type: 'sticker', sticker: { id: at } }))),
  );
  await quiet();
  const rows = await house.city.db.rows<{ state: string; n: number }>(
    sql`select state, count(*)::int as n from channels.message group by state order by state`,
  );
  assert.deepEqual(rows, [
    { state: 'done', n: 120 },
    { state: 'refused', n: 10 },
  ]);
});

test('Meta says that a message of ours did not arrive: it stands among the failed ones', async (t) => {
  const { house, deliver, tell } = await houseWithMeta(t);
  await tell('halo');
  const { id } = await house.city.db.one<{ id: string }>(sql`select id from notices.notice limit 1`);
  const statuses = [{ biz_opaque_callback_data: id, status: 'failed', errors: [{ code: 131026 }] }];
  await deliver(payload([], { statuses }));
  await deliver(payload([], { statuses }));
  const admin = await house.officer('city-admin');
  const { body } = await admin<{ items: { error: string; expired: boolean }[] }>('GET', '/api/notices');
  assert.deepEqual(
    body.items.map(({ error, expired }) => ({ error, expired })),
    [{ error: 'whatsapp-131026', expired: true }],
  );
});

test('a message that breaks the work again and again is laid aside, told, and tried again by an administrator', async (t) => {
  const { house, graph, tell, quiet } = await houseWithMeta(t);
  await tell('halo');
  const { id: sender } = await house.city.db.one<{ id: string }>(sql`select id from channels.sender`);
  const write = (content: Buffer) =>
    house.city.db.one<{ id: number }>(sql`insert into channels.message
      (door, outside_key, sender, sent_at, received_at, state, content)
      values ('whatsapp', ${content.subarray(0, 32)}, ${sender}, now(), now(), 'waiting', ${content}) returning id`);
  const { id } = await write(seal(house.city, 'bukan JSON'));
  for (let turn = 0; turn < 5; turn++) await assert.rejects(workOn(house.city, sender));
  await workOn(house.city, sender);
  await until('the sender is told', () => graph.sent.some(({ text }) => /belum dapat kami olah/.test(text)));
  const admin = await house.officer('city-admin');
  type Trouble = { items: { id: string; state: string; reason: string }[] };
  const { body } = await admin<Trouble>('GET', '/api/channels/messages');
  assert.deepEqual(
    body.items.map(({ id: shown, state, reason }) => [shown, state, reason]),
    [[String(id), 'failed', 'broken']],
  );
  const mended = seal(house.city, JSON.stringify({ is: 'text', text: LIGHT }));
  await house.city.db.run(sql`update channels.message set content = ${mended} where id = ${id}`);
  assert.equal((await admin('POST', `/api/channels/messages/${id}/retry`)).status, 204);
  await quiet();
  await until('it goes on', () => /Di mana/.test(graph.sent.at(-1)?.text ?? ''));
  assert.equal((await admin('POST', `/api/channels/messages/${id}/retry`)).status, 409);
});
