/** E-mail from the raw letter to the case and back, by webhook and from a mailbox: also when a machine wrote it, or it came twice. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { until } from '../../../test/kit/until.ts';
import { mailServer } from '../../blocks/notices/test-kit/providers.ts';
import { sql } from '../../platform/db/sql.ts';
import type { DeskComplaint } from '../complaints/rules/desk-contract.ts';
import { readMailbox } from './mail/imap.ts';
import { letterSignature } from './mail/webhook.ts';
import { mailBox } from './test-kit/mail-box.ts';
import { filed, settled } from './test-kit/meta.ts';

const SECRET = 'rahasia-surat';
const LIGHT = 'Lampu jalan di depan pasar Panjang mati sejak tiga hari.';
const SRI = 'sri@contoh.id';

type More = { headers?: Record<string, string>; from?: string; subject?: string; id?: string | null };

function letter(
  text: string,
  { headers = {}, from = `Sri Rejeki <${SRI}>`, subject = 'Lampu mati', id }: More = {},
): string {
  const lines = {
    From: from,
    To: 'lapor@kota.go.id',
    Subject: subject,
    ...(id === null ? {} : { 'Message-ID': id ?? `<${randomUUID()}@contoh.id>` }),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return `${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\r\n')}\r\n\r\n${text}\r\n`;
}

async function withAttachments(
  text: string,
  files: { type: string; bytes: Buffer; name: string }[],
): Promise<string> {
  const part = ({ type, bytes, name }: (typeof files)[number]) =>
    `--x\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`;
  return letter(`--x\r\nContent-Type: text/plain\r\n\r\n${text}\r\n${files.map(part).join('')}--x--`, {
    headers: { 'Content-Type': 'multipart/mixed; boundary=x' },
  });
}

async function open(t: TestContext, more: Record<string, string> = {}, now?: () => Date) {
  const post = await mailServer(t);
  const house = await testHouse(t, {
    background: true,
    // The mailbox is read when the test says so, and not also by the job of the minute.
    clockwork: false,
    ...(now ? { now } : {}),
    env: {
      PENDOPO_MODE: 'production',
      PENDOPO_SMTP_URL: post.url,
      PENDOPO_SMTP_FROM: 'Kota Uji <lapor@kota.go.id>',
      PENDOPO_EMAIL_INBOUND_SECRET: SECRET,
      ...more,
    },
  });
  await house.city.db.run(
    sql`insert into platform.setting (key, value) values ('identity.second-factor', '"optional"')`,
  );
  const hand = async (raw: string, at = Date.now(), secret = SECRET) => {
    const time = Math.floor(at / 1000);
    const bytes = Buffer.from(raw);
    const answer = await house.call('POST', '/api/inbound/email', new Uint8Array(bytes), {
      'content-type': 'message/rfc822',
      'x-pendopo-signature': `t=${time},v1=${letterSignature(secret, time, bytes)}`,
    });
    if (answer.status === 200) await settled(house);
    return answer.status;
  };
  const wordsOf = (at: number) => decoded(post.mails.at(at)?.raw ?? '');
  return { house, post, hand, wordsOf };
}

/** The words of a sent mail, whatever its encoding. */
function decoded(raw: string): string {
  const [head = '', ...body] = raw.split('\n\n');
  const text = body.join('\n\n');
  return /quoted-printable/i.test(head)
    ? Buffer.from(
        text
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : /base64/i.test(head)
      ? Buffer.from(text, 'base64').toString('utf8')
      : text;
}

const reasons = async (house: TestHouse) =>
  (
    await house.city.db.rows<{ reason: string }>(
      sql`select reason from channels.message where state = 'refused' order by id`,
    )
  ).map(({ reason }) => reason);

test('a letter becomes an unsorted report, and its sender gets code and link in the same thread', async (t) => {
  const { house, post, hand, wordsOf } = await open(t);
  const id = '<surat-1@contoh.id>';
  assert.equal(await hand(letter(`${LIGHT}\r\n\r\n-- \r\nSri\r\nJalan Melati 4`, { id })), 200);
  const [one] = await filed(house);
  assert.deepEqual(
    [one?.kind, one?.channel, one?.description],
    ['unsorted', 'email', `Lampu mati\n${LIGHT}`],
  );
  assert.equal(post.mails.length, 1);
  const mail = post.mails[0];
  assert.equal(mail?.to, SRI);
  assert.match(mail?.raw ?? '', /^In-Reply-To: <surat-1@contoh\.id>$/m);
  assert.match(mail?.raw ?? '', /^Auto-Submitted: auto-replied$/m);
  assert.match(mail?.raw ?? '', /^Subject: Re: Lampu mati$/m);
  assert.match(wordsOf(-1), new RegExp(`laporan/${one?.code}#tanda-terima=`));
  const area = await house.city.db.one<{ area: string | null }>(
    sql`select area from cases."case" where code = ${one?.code ?? ''}`,
  );
  assert.equal(area.area, null, 'a market called Panjang is no word about the ward');
});

test('a letter whose subject begins with “rahasia” is taken in confidence, and its sender is told', async (t) => {
  const { house, hand, wordsOf } = await open(t);
  await hand(
    letter('Petugas loket minta uang untuk surat pengantar.', { subject: 'RAHASIA pungli di loket' }),
  );
  const { confidential } = await house.city.db.one<{ confidential: boolean }>(
    sql`select confidential from complaints.complaint`,
  );
  assert.equal(confidential, true);
  assert.match(wordsOf(-1), /Laporan ini rahasia/);
});

test('a letter that names its ward goes there, and its sender is told which one was understood', async (t) => {
  const { house, hand, wordsOf } = await open(t);
  await hand(letter('Lampu jalan di Kelurahan Panjang, Magelang, mati sejak tiga hari.'));
  const { area } = await house.city.db.one<{ area: string | null }>(sql`select area from cases."case"`);
  assert.equal(area, '33.71.03.1005', 'the ward that its words name, not the city');
  assert.match(wordsOf(-1), /wilayah Panjang/);
});

test('pictures come along without what they tell of the telephone; other attachments are refused in words', async (t) => {
  const { house, hand, wordsOf } = await open(t);
  const noise = sharp({
    create: {
      width: 400,
      height: 300,
      channels: 3,
      background: '#333',
      noise: { type: 'gaussian', mean: 120, sigma: 50 },
    },
  });
  const jpeg = await noise
    .jpeg()
    .withExif({ IFD0: { Artist: 'Sri Rejeki' } })
    .toBuffer();
  const files = [
    { type: 'image/jpeg', bytes: jpeg, name: 'foto.jpg' },
    { type: 'application/pdf', bytes: Buffer.from('%PDF-1.4 palsu'), name: 'surat.pdf' },
    { type: 'image/png', bytes: Buffer.alloc(9000, 7), name: 'bukan-gambar.png' },
  ];
  assert.equal(await hand(await withAttachments(LIGHT, files)), 200);
  const [one] = await filed(house);
  assert.equal(one?.photos.length, 1);
  assert.match(wordsOf(-1), /Lampiran yang tidak dapat kami terima: 2/);
  const desk = await house.officer('complaints-coordinator');
  const photo = await desk('GET', `/api/files/${one?.photos[0]}`);
  assert.equal(photo.status, 200);
  assert.ok(!photo.text.includes('Sri Rejeki'));
});

test('a letter in HTML becomes text, and nothing of its code', async (t) => {
  const { house, hand } = await open(t);
  const html = `<html><body><script>alert(1)</script><p>${LIGHT}</p><p>Tolong <b>segera</b>.</p></body></html>`;
  assert.equal(await hand(letter(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })), 200);
  const [one] = await filed(house);
  assert.match(one?.description ?? '', /Tolong segera\./);
  assert.doesNotMatch(one?.description ?? '', /<|alert/);
});

test('a wrong, old or missing signature keeps nothing', async (t) => {
  const { house, hand } = await open(t);
  assert.equal(await hand(letter(LIGHT), Date.now(), 'lain'), 401);
  assert.equal(await hand(letter(LIGHT), Date.now() - 3_600_000), 401);
  assert.equal((await house.call('POST', '/api/inbound/email', letter(LIGHT))).status, 401);
  const { n } = await house.city.db.one<{ n: number }>(sql`select count(*)::int as n from channels.message`);
  assert.equal(n, 0);
});

test('the same letter counts once, with its id or without one', async (t) => {
  const { house, post, hand } = await open(t);
  for (const raw of [letter(LIGHT), letter('Saluran depan rumah mampet sejak kemarin.', { id: null })])
    for (let time = 0; time < 3; time++) assert.equal(await hand(raw), 200);
  assert.equal((await filed(house)).length, 2);
  assert.equal(post.mails.length, 2);
});

test('machines, lists, bounces and our own address are kept as refused and never answered', async (t) => {
  const { house, post, hand } = await open(t);
  const machines: [More, string][] = [
    [{ headers: { 'Auto-Submitted': 'auto-replied' } }, 'automatic'],
    [{ headers: { Precedence: 'bulk' } }, 'bulk'],
    [{ headers: { 'X-Auto-Response-Suppress': 'All' } }, 'automatic'],
    [{ headers: { 'Return-Path': '<>' } }, 'bounce'],
    [{ from: 'Kota <lapor@kota.go.id>' }, 'own'],
    [{ from: 'MAILER-DAEMON@contoh.id' }, 'automatic'],
    [{ from: 'tanpa alamat' }, 'no-sender'],
  ];
  for (const [more] of machines) assert.equal(await hand(letter(LIGHT, more)), 200);
  assert.equal(await hand('\0\0\0'), 200);
  assert.deepEqual(
    (await reasons(house)).slice(0, machines.length),
    machines.map(([, reason]) => reason),
  );
  assert.deepEqual([await filed(house), post.mails], [[], []]);
  const desk = await house.officer('complaints-coordinator');
  const { body } = await desk<{ items: { reason: string; door: string }[] }>('GET', '/api/channels/messages');
  assert.equal(body.items.length, machines.length + 1);
});

test('an answer with the code or in the thread goes to the case of the very address, and to no other', async (t) => {
  const { house, post, hand } = await open(t);
  await hand(letter(LIGHT));
  const [one] = await filed(house);
  const code = one?.code ?? '';
  const desk = await house.officer('complaints-coordinator');
  const timeline = async () =>
    (await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`)).body.timeline.filter(
      ({ kind }) => kind === 'replied',
    );
  await hand(
    letter(
      'Tiangnya nomor 12.\r\n\r\nPada Sen, 22 Nov 2026 Kota <lapor@kota.go.id> menulis:\r\n> Terima kasih',
      { subject: `Re: ${code}` },
    ),
  );
  assert.deepEqual(
    (await timeline()).map(({ text }) => text),
    ['Tiangnya nomor 12.'],
  );
  await hand(letter('Mengaku-aku pelapor.', { subject: `Re: ${code}`, from: 'lain@contoh.id' }));
  assert.equal((await timeline()).length, 1, 'another address may not speak for the reporter');
  const cases = await filed(house);
  assert.equal(cases.length, 2, 'it is a report of its own');
  assert.ok(!post.mails.some(({ to, raw }) => to === 'lain@contoh.id' && decoded(raw).includes(code)));
  // The message that said "asked" is a notice of the case: an answer to it needs no code.
  const { body: seen } = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  await desk('POST', `/api/desk/complaints/${code}/ask`, { version: seen.version, text: 'Sebelah mana?' });
  await until('the question went out', () =>
    post.mails.some(
      ({ raw }) => decoded(raw).includes(code) && /^Message-ID/m.test(raw) && /auto-generated/.test(raw),
    ),
  );
  const question = post.mails.find(({ raw }) => /auto-generated/.test(raw));
  const threadId = /^Message-ID: (<.+>)$/m.exec(question?.raw ?? '')?.[1] ?? assert.fail('no id');
  await hand(letter('Sebelah timur.', { subject: 'Re: pertanyaan', headers: { 'In-Reply-To': threadId } }));
  assert.deepEqual(
    (await timeline()).map(({ text }) => text),
    ['Tiangnya nomor 12.', 'Sebelah timur.'],
  );
});

test('an answer after the end becomes a report that names the old one', async (t) => {
  const { house, hand, wordsOf } = await open(t);
  await hand(letter(LIGHT));
  const code = (await filed(house))[0]?.code ?? '';
  const desk = await house.officer('complaints-coordinator');
  const { body: seen } = await desk<DeskComplaint>('GET', `/api/desk/complaints/${code}`);
  const rejected = await desk('POST', `/api/desk/complaints/${code}/reject`, {
    version: seen.version,
    reason: 'Bukan lampu milik kota.',
  });
  assert.equal(rejected.status, 200, rejected.text);
  await hand(letter('Lampunya ternyata milik kota, ada pelatnya.', { subject: `Re: ${code}` }));
  const second = (await filed(house))[1];
  assert.match(second?.description ?? '', new RegExp(`Lanjutan dari laporan ${code}`));
  assert.match(wordsOf(-1), new RegExp(second?.code ?? ''));
});

test('who writes ten letters in an hour is heard ten times and answered six times', async (t) => {
  const { house, post, hand } = await open(t);
  for (let at = 0; at < 10; at++) await hand(letter(`${LIGHT} Nomor ${at}.`));
  assert.equal((await filed(house)).length, 10);
  assert.equal(post.mails.length, 6);
});

test('of letters over the limit not even the pictures are looked at', async (t) => {
  const { house, hand } = await open(t);
  await hand(letter(LIGHT));
  await house.city.db.run(sql`insert into channels.message (door, outside_key, sender, sent_at, received_at, state)
    select 'email', decode(md5(n::text), 'hex'), s.id, now(), now(), 'done' from channels.sender s, generate_series(1, 29) n`);
  const bytes = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#445566' } })
    .jpeg()
    .toBuffer();
  const files = () => house.city.db.one<{ n: number }>(sql`select count(*)::int as n from files.file`);
  const before = await files();
  assert.equal(await hand(await withAttachments(LIGHT, [{ type: 'image/jpeg', bytes, name: 'a.jpg' }])), 200);
  assert.deepEqual(await reasons(house), ['too-many']);
  assert.deepEqual(await files(), before);
});

test('what cannot be a letter of ours is refused before its body is read, and few bodies are held at once', async (t) => {
  const { house, hand } = await open(t);
  const held: ClientRequest[] = [];
  t.after(() => {
    for (const one of held) one.destroy();
  });
  /** Announces 20 MB and sends a little; answers what the server says without the rest, or 0 when it waits for it. */
  const begin = (path: string, header: Record<string, string>) =>
    new Promise<number>((done, fail) => {
      const headers = { host: house.host, 'content-length': String(20 << 20), ...header };
      const one = request({ host: '127.0.0.1', port: house.port, path, method: 'POST', headers });
      held.push(one);
      const waits = setTimeout(() => done(0), 1500);
      one.on('response', (answer) => {
        clearTimeout(waits);
        done(answer.statusCode ?? 0);
      });
      one.on('error', fail);
      one.write('x'.repeat(1000));
    });
  const signed = (at: number) => ({
    'x-pendopo-signature': `t=${Math.floor(at / 1000)},v1=${'0'.repeat(64)}`,
  });
  const email = '/api/inbound/email';
  assert.equal(await begin('/api/inbound/whatsapp', {}), 404, 'a door that is closed');
  assert.equal(await begin(email, {}), 401);
  assert.equal(await begin(email, { 'x-pendopo-signature': 'tebakan' }), 401);
  assert.equal(await begin(email, signed(Date.now() - 3_600_000)), 401, 'a header of an hour ago');
  for (const one of held.splice(0)) one.destroy();
  const waiting = await Promise.all([1, 2, 3, 4].map(() => begin(email, signed(Date.now()))));
  assert.deepEqual(waiting, [0, 0, 0, 0], 'only the body can tell');
  assert.equal(await hand(letter(LIGHT)), 503, 'four are read, the fifth comes again');
  for (const one of held.splice(0)) {
    one.on('error', () => {});
    one.destroy();
  }
  let status = 0;
  await until('there is room again', async () => {
    status = await hand(letter(LIGHT));
    return status === 200;
  });
});

test('a mailbox is read from now on, each letter once, and marked as read only after it was kept', async (t) => {
  const box = await mailBox(t);
  const { house } = await open(t, { PENDOPO_IMAP_URL: box.url });
  box.put(letter('Surat lama yang bukan laporan.'));
  assert.equal(await readMailbox(house.city), 0, 'what lay there before is no report');
  const first = letter(LIGHT);
  box.put(first);
  box.put(letter('Saluran depan rumah mampet sejak kemarin.'));
  box.onFetch = (uid) => {
    if (uid === 103) throw new Error('the cable is cut');
  };
  assert.equal(await readMailbox(house.city), 0, 'the line broke at the second letter');
  assert.deepEqual(
    box.letters.map(({ seen }) => seen),
    [false, true, false],
  );
  box.onFetch = () => {};
  assert.equal(await readMailbox(house.city), 1);
  assert.deepEqual(
    box.letters.map(({ seen }) => seen),
    [false, true, true],
  );
  await settled(house);
  assert.equal((await filed(house)).length, 2);
  // The server has numbered its letters anew: the same letter is known, the new one is not.
  box.uidValidity = 8;
  box.letters = [];
  box.put(first);
  box.put(letter('Pohon tumbang di jalan Melati sejak pagi.'));
  assert.equal(await readMailbox(house.city), 2);
  await settled(house);
  assert.equal((await filed(house)).length, 3);
  assert.equal(await readMailbox(house.city), 0);
});

test('another folder, or one that was numbered anew, is never read as a whole', async (t) => {
  const box = await mailBox(t);
  const { house } = await open(t, { PENDOPO_IMAP_URL: box.url });
  box.put(letter('Surat lama yang bukan laporan.'));
  assert.equal(await readMailbox(house.city), 0);
  box.uidValidity = 8;
  box.letters = [];
  for (let at = 0; at < 3; at++) box.put(letter(`Surat lama nomor ${at} yang bukan laporan.`), true);
  assert.equal(await readMailbox(house.city), 0, 'nothing since the day of the last visit');
  assert.equal(await readMailbox(house.city), 0, 'and a minute later still nothing');
  box.put(letter(LIGHT));
  assert.equal(await readMailbox(house.city), 1);
  // Numbered anew by somebody who sorted it: the youngest letter stands before the old ones.
  box.uidValidity = 9;
  box.letters = [];
  box.put(letter('Pohon tumbang di jalan Melati sejak pagi.'));
  for (let at = 0; at < 3; at++) box.put(letter(`Surat lama nomor ${at} yang bukan laporan.`), true);
  assert.equal(await readMailbox(house.city), 1);
  assert.equal(await readMailbox(house.city), 0);
  await settled(house);
  assert.equal((await filed(house)).length, 2);
});

test('a mailbox that cannot be opened is shown with its cause', async (t) => {
  const box = await mailBox(t);
  const { house } = await open(t, { PENDOPO_IMAP_URL: box.url.replace(':rahasia@', ':keliru@') });
  assert.equal(await readMailbox(house.city), 0);
  const admin = await house.officer('city-admin');
  type View = { email: { mailbox: { state: string; error: string | null } } };
  const { body } = await admin<View>('GET', '/api/channels');
  assert.deepEqual([body.email.mailbox.state, body.email.mailbox.error], ['open', 'sign-in']);
});
