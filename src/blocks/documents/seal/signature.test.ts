import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sheet } from '../../../../test/kit/papers.ts';
import { readPdf, signatureOf } from '../../../../test/kit/pdf.ts';
import { renderSheet } from '../paper/render.ts';
import { NotOurPdf, prepareSignature } from './append.ts';
import { type Identity, makeDemoIdentity } from './certificate.ts';
import { signDetached } from './cms.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const facts = { name: 'Yuli “Rekaan”', reason: 'Izin Contoh 007/503', place: 'Kota Contoh', at: NOW };

async function signed(): Promise<{ pdf: Buffer; plain: Buffer; who: Identity }> {
  const who = await makeDemoIdentity('Kota Contoh', NOW);
  const plain = await renderSheet(sheet());
  const { parts, fill } = prepareSignature(plain, facts);
  return { pdf: fill(signDetached(parts, who)), plain, who };
}

/** One value of DER: its tag, its whole bytes, and what is inside. */
function der(bytes: Buffer, at = 0): { tag: number; whole: Buffer; inside: Buffer } {
  const short = bytes[at + 1] ?? 0;
  const count = short & 0x80 ? short & 0x7f : 0;
  const length = count ? bytes.readUIntBE(at + 2, count) : short;
  const from = at + 2 + count;
  return {
    tag: bytes[at] ?? 0,
    whole: bytes.subarray(at, from + length),
    inside: bytes.subarray(from, from + length),
  };
}
function children(bytes: Buffer): ReturnType<typeof der>[] {
  const found: ReturnType<typeof der>[] = [];
  for (let at = 0; at < bytes.length; at += found.at(-1)?.whole.length ?? bytes.length)
    found.push(der(bytes, at));
  return found;
}

/** Verifies as any reader would: the hash in the signed attributes, and the signature over them by the certificate inside. */
function holds(pdf: Buffer): boolean {
  const { content, cms } = signatureOf(pdf);
  const [, explicit] = children(der(cms).inside);
  const data = children(der(explicit?.inside ?? Buffer.alloc(0)).inside);
  const [first] = children(data.at(3)?.inside ?? Buffer.alloc(0)).filter(
    ({ whole }) => !new X509Certificate(whole).ca,
  );
  const certificate = new X509Certificate(first?.whole ?? Buffer.alloc(0));
  const info = children(children(data.at(4)?.inside ?? Buffer.alloc(0))[0]?.inside ?? Buffer.alloc(0));
  const attributes = info.find(({ tag }) => tag === 0xa0)?.whole ?? Buffer.alloc(0);
  const set = Buffer.concat([Buffer.from([0x31]), attributes.subarray(1)]);
  const value = info.at(-1)?.inside ?? Buffer.alloc(0);
  const hash = createHash('sha256').update(content).digest();
  return attributes.includes(hash) && verify('sha256', set, certificate.publicKey, value);
}

test('the demo signer has a certificate of its own, issued by an authority of its own, and both say that they are for show', async () => {
  const { who } = await signed();
  const own = new X509Certificate(who.certificate);
  const authority = new X509Certificate(who.authority);
  assert.ok(
    own.checkIssued(authority) && own.verify(authority.publicKey) && authority.verify(authority.publicKey),
  );
  assert.ok(authority.ca && !own.ca);
  assert.match(own.subject, /tidak berkekuatan hukum/);
  assert.ok(own.checkPrivateKey(who.key));
});

test('a signature covers the whole file but itself, and any other byte that changes breaks it', async () => {
  const { pdf, plain } = await signed();
  const { range } = signatureOf(pdf);
  const [start, first = 0, second = 0, rest = 0] = range;
  assert.equal(start, 0);
  assert.equal(second + rest, pdf.length, 'the end of the file is signed');
  assert.equal(pdf[first], '<'.charCodeAt(0));
  assert.equal(pdf[second - 1], '>'.charCodeAt(0));
  assert.ok(pdf.subarray(0, plain.length).equals(plain), 'what was drawn is untouched');
  assert.ok(holds(pdf));
  for (const at of [100, plain.length - 40, plain.length + 30, second + 5, pdf.length - 3]) {
    const altered = Buffer.from(pdf);
    altered[at] = (altered[at] ?? 0) ^ 1;
    assert.ok(!holds(altered), `byte ${at}`);
  }
});

test('the signature is PAdES B-B: the certificate is signed too, and the time stands in the file alone', async () => {
  const { pdf, who } = await signed();
  const { cms } = signatureOf(pdf);
  const text = pdf.toString('latin1');
  assert.match(text, /\/Filter \/Adobe\.PPKLite\n\/SubFilter \/ETSI\.CAdES\.detached/);
  assert.match(text, /\/M \(D:20261122030000Z\)/);
  const oid = (hex: string) => cms.includes(Buffer.from(hex, 'hex'));
  assert.ok(oid('060b2a864886f70d010910022f'), 'signing-certificate-v2');
  assert.ok(cms.includes(createHash('sha256').update(who.certificate).digest()));
  assert.ok(!oid('06092a864886f70d010905'), 'no signing-time');
});

test('a signed paper is still PDF/A: one field without a look, printable, in a well-formed update', async () => {
  const { pdf } = await signed();
  const read = readPdf(pdf);
  const [root = 0] = read.find(/\/Type \/Catalog/);
  assert.match(read.objects.get(root) ?? '', /\/SigFlags 3/);
  assert.match(read.objects.get(root) ?? '', /\/OutputIntents/, 'the catalog lost nothing');
  const [field = 0] = read.find(/\/Subtype \/Widget/);
  assert.match(read.objects.get(field) ?? '', /\/Rect \[0 0 0 0\]\n\/F 132\n/);
  const ids = [...read.text.matchAll(/\/ID \[(<[0-9a-f]+>)/g)].map(([, id]) => id);
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
});

test('the same paper signed twice by the same key is the same file', async () => {
  const { pdf, plain, who } = await signed();
  const { parts, fill } = prepareSignature(plain, facts);
  assert.ok(fill(signDetached(parts, who)).equals(pdf));
});

test('a file that we did not draw, or that is signed already, is refused', async () => {
  const { pdf } = await signed();
  for (const wrong of [pdf, Buffer.from('%PDF-1.7\nhello'), Buffer.alloc(0), pdf.subarray(0, 5000)])
    assert.throws(() => prepareSignature(wrong, facts), NotOurPdf);
});

const openssl = spawnSync('openssl', ['version']).status === 0;

test('OpenSSL finds the signature good, and a changed paper bad', {
  skip: !openssl && 'there is no OpenSSL here',
}, async (t) => {
  const { pdf, who } = await signed();
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-cms-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const place = (name: string, bytes: Buffer | string) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const ca = place('ca.pem', new X509Certificate(who.authority).toString());
  const check = (file: Buffer) => {
    const { content, cms } = signatureOf(file);
    const signature = place('cms', cms);
    const data = place('content', content);
    return spawnSync('openssl', [
      ...['cms', '-verify', '-cades', '-inform', 'DER', '-in', signature, '-content', data, '-binary'],
      ...[
        '-CAfile',
        ca,
        '-purpose',
        'any',
        '-attime',
        String(NOW.getTime() / 1000),
        '-out',
        join(folder, 'out'),
      ],
    ]).status;
  };
  assert.equal(check(pdf), 0);
  const altered = Buffer.from(pdf);
  altered[300] = (altered[300] ?? 0) ^ 1;
  assert.notEqual(check(altered), 0);
});
