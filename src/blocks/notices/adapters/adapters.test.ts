import assert from 'node:assert/strict';
import { createDecipheriv, createECDH, createHmac, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { test } from 'node:test';
import { type Delivery, DeliveryError } from '../delivery.ts';
import { httpProvider, mailServer } from '../test-kit/providers.ts';
import { knownPushService, makeVapidKeys, pushTo } from './push.ts';
import { smsSender } from './sms.ts';
import { smtpSender } from './smtp.ts';
import { whatsAppSender } from './whatsapp.ts';

const delivery: Delivery = {
  id: '7f4df6f0-5d7c-4a4e-9a51-0d9a4f4f1c11',
  address: '+6281234567890',
  language: 'jv',
  template: 'complaints.notice.closed',
  params: { code: 'MGL-1', link: 'http://uji.localhost/laporan/MGL-1', note: 'baris satu\nbaris   dua' },
  title: 'Lapuran MGL-1 sampun rampung',
  text: 'Lapuran MGL-1 sampun rampung.\n.titik ing wiwitan',
  link: 'http://uji.localhost/laporan/MGL-1',
};

const failure = (code: string, lasting: boolean) => (error: unknown) =>
  error instanceof DeliveryError && error.code === code && error.lasting === lasting;

test('a mail carries title, text and a message id that repeats with the notice', async (t) => {
  const { url, mails } = await mailServer(t);
  const send = smtpSender({ url, from: 'Kota Uji <layanan@uji.go.id>' });
  const mail = { ...delivery, address: 'sri@example.id' };
  assert.equal(await send(mail), `<${delivery.id}@uji.go.id>`);
  await send(mail);
  assert.deepEqual(
    mails.map(({ from, to }) => ({ from, to })),
    Array(2).fill({ from: 'layanan@uji.go.id', to: 'sri@example.id' }),
  );
  assert.match(mails[0]?.raw ?? '', /^Subject: Lapuran MGL-1 sampun rampung$/m);
  assert.match(mails[0]?.raw ?? '', /^Message-ID: <7f4df6f0-5d7c-4a4e-9a51-0d9a4f4f1c11@uji\.go\.id>$/m);
  assert.match(mails[0]?.raw ?? '', /^Auto-Submitted: auto-generated$/m);
  assert.match(mails[0]?.raw ?? '', /^\.titik ing wiwitan$/m);
});

test('a mail that was asked for without an account can be ended with one press (RFC 8058); others say nothing of it', async (t) => {
  const { url, mails } = await mailServer(t);
  const send = smtpSender({ url, from: 'Kota Uji <layanan@uji.go.id>' });
  const mail = { ...delivery, address: 'sri@example.id' };
  const unsubscribe = `http://uji.localhost/api/subscriptions/unsubscribe?key=${'k'.repeat(68)}`;
  await send({ ...mail, unsubscribe });
  await send(mail);
  const head = (mails[0]?.raw ?? '').replace(/\r?\n[ \t]+/g, ' ');
  assert.match(head, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
  assert.ok(head.replace(/\s/g, '').includes(`List-Unsubscribe:<${unsubscribe}>`), head);
  assert.doesNotMatch(mails[1]?.raw ?? '', /List-Unsubscribe/);
});

test('a mail box that does not exist is final, a busy or absent mail server is not', async (t) => {
  const mail = { ...delivery, address: 'sri@example.id' };
  const from = 'layanan@uji.go.id';
  const unknown = await mailServer(t, (verb) => (verb === 'RCPT' ? '550 no such box' : undefined));
  await assert.rejects(smtpSender({ url: unknown.url, from })(mail), failure('smtp-550', true));
  const busy = await mailServer(t, (verb) => (verb === 'END' ? '451 try later' : undefined));
  await assert.rejects(smtpSender({ url: busy.url, from })(mail), failure('smtp-451', false));
  await assert.rejects(smtpSender({ url: 'smtp://127.0.0.1:9', from })(mail), failure('network', false));
});

test('WhatsApp gets an approved template by name, with values on one line, in a language that it knows', async (t) => {
  const provider = await httpProvider(t, () => ({ status: 200, body: { messages: [{ id: 'wamid.1' }] } }));
  const send = whatsAppSender({ token: 'rahasia', phoneId: '1055', baseUrl: provider.url });
  assert.equal(await send(delivery), 'wamid.1');
  const call = provider.calls[0];
  assert.equal(call?.path, '/1055/messages');
  assert.equal(call?.headers.authorization, 'Bearer rahasia');
  const body = JSON.parse(call?.body.toString() ?? '');
  assert.equal(body.to, '6281234567890');
  assert.equal(body.template.name, 'complaints_notice_closed');
  assert.equal(body.template.language.code, 'id');
  assert.deepEqual(body.template.components[0].parameters[2], {
    type: 'text',
    parameter_name: 'note',
    text: 'baris satu baris dua',
  });
});

test('WhatsApp without that template gets plain text; outside the 24 hours that is final', async (t) => {
  const missing = { status: 404, body: { error: { code: 132001 } } };
  const provider = await httpProvider(t, (_call, number) =>
    number % 2 === 0
      ? missing
      : number === 1
        ? { status: 200, body: { messages: [{ id: 'wamid.2' }] } }
        : { status: 400, body: { error: { code: 131047 } } },
  );
  const send = whatsAppSender({ token: 'x', phoneId: '1', baseUrl: provider.url });
  assert.equal(await send(delivery), 'wamid.2');
  assert.equal(JSON.parse(provider.calls[1]?.body.toString() ?? '').text.body, delivery.text);
  await assert.rejects(send(delivery), failure('whatsapp-131047', true));
});

test('WhatsApp that is too busy or broken is tried again later', async (t) => {
  const provider = await httpProvider(t, (_call, number) =>
    number === 0 ? { status: 400, body: { error: { code: 130429 } } } : { status: 502 },
  );
  const send = whatsAppSender({ token: 'x', phoneId: '1', baseUrl: provider.url });
  await assert.rejects(send(delivery), failure('whatsapp-130429', false));
  await assert.rejects(send(delivery), failure('http-502', false));
});

test('an SMS goes as JSON with the token and the notice id as its key', async (t) => {
  const provider = await httpProvider(t, (_call, number) =>
    number === 0 ? { status: 202, body: { id: 991 } } : { status: number === 1 ? 429 : 400 },
  );
  const send = smsSender({ url: `${provider.url}/kirim`, token: 'rahasia' });
  assert.equal(await send(delivery), '991');
  const call = provider.calls[0];
  assert.equal(call?.headers['idempotency-key'], delivery.id);
  assert.equal(call?.headers.authorization, 'Bearer rahasia');
  assert.deepEqual(JSON.parse(call?.body.toString() ?? ''), {
    to: '+6281234567890',
    text: delivery.text,
    reference: delivery.id,
  });
  await assert.rejects(send(delivery), failure('http-429', false));
  await assert.rejects(send(delivery), failure('http-400', true));
});

/** What the browser does: RFC 8291 with its own private key. */
function decrypt(body: Buffer, browser: ReturnType<typeof createECDH>, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const sender = body.subarray(21, 21 + (body[20] ?? 0));
  const sealed = body.subarray(21 + sender.length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const shared = browser.computeSecret(sender);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString('utf8');
}

test('a push message is encrypted for its browser and signed by its city', async (t) => {
  const provider = await httpProvider(t, (_call, number) => ({ status: [201, 410, 503][number] ?? 500 }));
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const auth = createHmac('sha256', 'x').digest().subarray(0, 16);
  const details = {
    endpoint: `${provider.url}/push/abc`,
    keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
  };
  const vapid = { ...(await makeVapidKeys()), subject: 'mailto:layanan@uji.go.id' };
  const message = {
    title: 'Kota Uji',
    body: 'Sampun rampung',
    lang: 'jv-Latn',
    link: undefined,
    tag: delivery.id,
  };
  assert.equal(await pushTo(details, message, vapid), true);
  const call = provider.calls[0];
  assert.equal(call?.headers['content-encoding'], 'aes128gcm');
  assert.deepEqual(JSON.parse(decrypt(call?.body ?? Buffer.alloc(0), browser, auth)), {
    title: 'Kota Uji',
    body: 'Sampun rampung',
    lang: 'jv-Latn',
    tag: delivery.id,
  });
  const token = /^vapid t=([^,]+), k=(.+)$/.exec(call?.headers.authorization ?? '');
  assert.equal(token?.[2], vapid.publicKey);
  const [head, claims, signature] = (token?.[1] ?? '').split('.') as [string, string, string];
  assert.equal(JSON.parse(Buffer.from(claims, 'base64url').toString()).aud, provider.url);
  const raw = Buffer.from(vapid.publicKey, 'base64url');
  const [x, y] = [raw.subarray(1, 33).toString('base64url'), raw.subarray(33).toString('base64url')];
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const signed = Buffer.from(`${head}.${claims}`);
  assert.ok(
    verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')),
  );
  assert.equal(await pushTo(details, message, vapid), false);
  await assert.rejects(pushTo(details, message, vapid), failure('http-503', false));
});

test('only the push services of browser makers are ever called', () => {
  for (const good of [
    'https://fcm.googleapis.com/fcm/send/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://wns2-sg2p.notify.windows.com/w/?token=abc',
    'https://web.push.apple.com/abc',
  ])
    assert.equal(knownPushService(good), true, good);
  for (const bad of [
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'https://169.254.169.254/latest',
    'https://localhost/x',
    'nonsense',
  ])
    assert.equal(knownPushService(bad), false, bad);
  assert.equal(knownPushService('http://127.0.0.1:9/x', ['127.0.0.1:9']), true);
});
