import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import sharp from 'sharp';
import { room } from '../../../test/kit/room.ts';
import type { Problem } from '../../shared/errors.ts';
import { type Actor, VISITOR } from '../actor.ts';
import { change } from '../change.ts';
import type { City } from '../city.ts';
import { type Context, systemContext } from '../context.ts';
import { sql } from '../db/sql.ts';
import { loadTexts } from '../texts.ts';
import { attachFiles, filesById, filesOf, registerFileGuard, removeFiles, setVisibility } from './api.ts';
import { files } from './module.ts';
import { sweepFiles } from './sweep.ts';

const HOST = 'uji.localhost';

type Answer = {
  id: string;
  width: number;
  height: number;
  type: string;
  bytes: number;
  code: string;
  detail: string;
};

async function house(t: TestContext, actorOf: () => Actor = () => VISITOR) {
  const texts = loadTexts([`${import.meta.dirname}/../texts/..`, `${import.meta.dirname}/texts`]);
  const { city, app } = await room(t, files, texts, actorOf);
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const send = async (
    bytes: Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
    name = 'foto.jpg',
  ) => {
    const form = new FormData();
    form.append('file', new Blob([bytes], { type: 'image/jpeg' }), name);
    const answer = await fetch(`${address}/api/files`, {
      method: 'POST',
      body: form,
      headers: { host: HOST, ...headers },
    });
    return {
      status: answer.status,
      headers: answer.headers,
      body: (await answer.json()) as Answer,
    };
  };
  const see = (id: string, size = 'full', headers: Record<string, string> = {}) =>
    fetch(`${address}/api/files/${id}?size=${size}`, { headers: { host: HOST, ...headers } });
  return { city, address, send, see };
}

async function photo(colour = '#a0522d', side = 900): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await sharp({ create: { width: side, height: side, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
  return new Uint8Array(bytes);
}

const later = (city: City, hours: number): City => ({
  ...city,
  now: () => new Date(city.now().getTime() + hours * 3_600_000),
});
const attach = (
  city: City,
  ids: string[],
  subject: string,
  visibility: 'private' | 'public' | 'internal',
  ctx: Context = systemContext(city, 'test'),
) => change(ctx, (tx) => attachFiles(tx, ctx, ids, { subject, visibility }));
const refusal = (status: number, code: string) => (error: Problem) =>
  error.status === status && error.code === code;

test('a photo that is sent can be seen under its id by its sender, in two sizes', async (t) => {
  const { send, see } = await house(t);
  const sent = await send(await photo());
  assert.equal(sent.status, 201);
  const { id, width, height, type, bytes } = sent.body;
  assert.deepEqual([width, height, type], [900, 900, 'image/jpeg']);
  const full = await see(id);
  assert.equal(full.status, 200);
  assert.equal(full.headers.get('content-type'), 'image/jpeg');
  assert.equal(full.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(full.headers.get('content-disposition'), `inline; filename="${id}-full.jpg"`);
  assert.equal((await full.arrayBuffer()).byteLength, bytes);
  const thumb = await sharp(Buffer.from(await (await see(id, 'thumb')).arrayBuffer())).metadata();
  assert.equal(thumb.width, 480);
  assert.equal((await see(crypto.randomUUID())).status, 404);
});

test('the same upload under the same key is one file, also when both copies arrive together', async (t) => {
  const { city, send } = await house(t);
  const bytes = await photo();
  const key = { 'idempotency-key': crypto.randomUUID() };
  const together = await Promise.all([send(bytes, key), send(bytes, key)]);
  const afterwards = await send(bytes, key);
  const ids = new Set([...together, afterwards].map((answer) => answer.body.id));
  assert.deepEqual(
    [...together, afterwards].map((answer) => answer.status),
    [201, 201, 201],
  );
  assert.equal(ids.size, 1);
  assert.equal((await filesOf(city, [])).size, 0);
  const other = await send(bytes, { 'idempotency-key': crypto.randomUUID() });
  assert.ok(!ids.has(other.body.id));
});

test('a photo of several megabytes, as phones make them, is taken', async (t) => {
  const { send } = await house(t);
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const bytes = await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#777', noise } })
    .jpeg({ quality: 95 })
    .toBuffer();
  assert.ok(bytes.length > 2_000_000);
  const sent = await send(new Uint8Array(bytes));
  assert.deepEqual([sent.status, sent.body.width, sent.body.height], [201, 1920, 1440]);
});

test('a 20 MB photo is refused with a sentence that names the limit, and the server goes on', async (t) => {
  const { address, send } = await house(t);
  const start = await photo();
  const large = new Uint8Array(20 * 1024 * 1024);
  large.set(start);
  const refused = await send(large, { 'accept-language': 'en' });
  assert.equal(refused.status, 413);
  assert.equal(refused.body.code, 'files.too-large');
  assert.match(refused.body.detail, /15 MB/);
  // Without an announced length the bytes are counted as they come.
  const edge = '\r\n--tepi--\r\n';
  const head =
    '--tepi\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\n';
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(head));
      for (let at = 0; at < large.length; at += 1024 * 1024)
        controller.enqueue(large.subarray(at, at + 1024 * 1024));
      controller.enqueue(new TextEncoder().encode(edge));
      controller.close();
    },
  });
  const streamed = await fetch(`${address}/api/files`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=tepi' },
    body,
    duplex: 'half',
  } as RequestInit);
  assert.equal(streamed.status, 413);
  assert.equal(((await streamed.json()) as { code: string }).code, 'files.too-large');
  assert.equal((await send(start)).status, 201);
});

test('a PDF named .jpg, an empty file and a request without a file each get their own sentence', async (t) => {
  const { address, send } = await house(t);
  const pdf = new TextEncoder().encode(
    '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'.padEnd(600, ' '),
  );
  const refused = await send(pdf, { 'accept-language': 'id' }, 'lampu.jpg');
  assert.equal(refused.status, 415);
  assert.match(refused.body.detail, /PDF, bukan foto/);
  assert.equal((await send(new Uint8Array(0))).body.code, 'files.missing');
  const form = new FormData();
  form.append('keterangan', 'tanpa foto');
  const none = await fetch(`${address}/api/files`, { method: 'POST', body: form });
  assert.deepEqual([none.status, ((await none.json()) as { code: string }).code], [422, 'files.missing']);
  const json = await fetch(`${address}/api/files`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  assert.equal(json.status, 422);
});

test('a sender who breaks off leaves nothing behind and harms nobody', async (t) => {
  const { city, address, send } = await house(t);
  const before = process.env.TMPDIR;
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'pendopo-broken-'));
  const folder = process.env.TMPDIR;
  t.after(() => {
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  const stop = new AbortController();
  const body = new ReadableStream({
    start(controller) {
      const head = '--tepi\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n';
      controller.enqueue(new TextEncoder().encode(head + 'x'.repeat(300_000)));
      setTimeout(() => stop.abort(), 100);
    },
  });
  await assert.rejects(
    fetch(`${address}/api/files`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=tepi' },
      body,
      duplex: 'half',
      signal: stop.signal,
    } as RequestInit),
  );
  assert.equal((await send(await photo())).status, 201);
  assert.equal(city.db.pool.waitingCount, 0);
  assert.deepEqual(readdirSync(folder), []);
});

test('files are attached once, listed in the order given, and unknown ones are refused', async (t) => {
  const { city, send } = await house(t);
  const sent = [await send(await photo('#111')), await send(await photo('#999'))];
  const ids = sent.map((answer) => answer.body.id as string).reverse();
  const attached = await attach(city, [...ids, ids[0] ?? ''], 'cases:UJI-1', 'private');
  assert.deepEqual(
    attached.map((file) => file.id),
    ids,
  );
  const listed = await filesOf(city, ['cases:UJI-1', 'cases:UJI-2']);
  assert.deepEqual(listed.get('cases:UJI-1'), attached);
  assert.deepEqual(listed.get('cases:UJI-2'), []);
  assert.deepEqual(await filesById(city, [crypto.randomUUID(), ...ids]), attached);
  await assert.rejects(
    attach(city, [ids[0] ?? ''], 'cases:UJI-2', 'private'),
    refusal(409, 'files.already-attached'),
  );
  await assert.rejects(
    attach(city, [crypto.randomUUID()], 'cases:UJI-2', 'private'),
    refusal(422, 'files.gone'),
  );
  await assert.rejects(
    attach(city, ["'; drop table files.file"], 'cases:UJI-2', 'private'),
    refusal(422, 'files.gone'),
  );
});

test('of two reports that claim the same photos at once, exactly one gets them', async (t) => {
  const { city, send } = await house(t);
  const ids = [
    (await send(await photo('#111'))).body.id,
    (await send(await photo('#222'))).body.id,
  ] as string[];
  const tries = await Promise.allSettled([
    attach(city, ids, 'cases:A', 'public'),
    attach(city, [...ids].reverse(), 'cases:B', 'public'),
  ]);
  assert.deepEqual(tries.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
});

test('a public file is for everyone and may be cached; a private one only for whom its guard lets in', async (t) => {
  let actor: Actor = VISITOR;
  const { city, send, see } = await house(t, () => actor);
  const open = (await send(await photo('#111'))).body.id as string;
  const closed = (await send(await photo('#222'))).body.id as string;
  await attach(city, [open], 'guarded:1', 'public');
  await attach(city, [closed], 'guarded:1', 'private');
  const shown = await see(open);
  assert.equal(shown.status, 200);
  assert.equal(shown.headers.get('cache-control'), 'public, no-cache', 'what is hidden is gone at once');
  const known = await see(open, 'full', { 'if-none-match': shown.headers.get('etag') ?? '' });
  assert.equal(known.status, 304);
  assert.equal((await see(closed)).status, 404);
  registerFileGuard(
    'guarded',
    async (ctx, file) => ctx.actor.kind === 'citizen' && file.subject === 'guarded:1',
  );
  assert.equal((await see(closed)).status, 404);
  actor = { kind: 'citizen', id: crypto.randomUUID(), name: 'Sri', sessionId: 's' };
  const allowed = await see(closed);
  assert.equal(allowed.status, 200);
  assert.equal(allowed.headers.get('cache-control'), 'private, no-cache');
  assert.equal((await allowed.arrayBuffer()).byteLength > 0, true);
});

test('hiding and removing a photo take hold at once and are in the audit', async (t) => {
  const { city, send, see } = await house(t);
  const id = (await send(await photo())).body.id as string;
  await attach(city, [id], 'unguarded:1', 'public');
  const ctx = systemContext(city, 'moderation');
  await change(ctx, (tx) => setVisibility(tx, id, 'internal'));
  assert.equal((await see(id)).status, 404);
  await change(ctx, (tx) => setVisibility(tx, id, 'public'));
  assert.equal((await see(id)).status, 200);
  await change(ctx, (tx) => removeFiles(tx, ctx, [id]));
  assert.equal((await see(id)).status, 404);
  assert.deepEqual((await filesOf(city, ['unguarded:1'])).get('unguarded:1'), []);
  const lines = await city.db.rows<{ action: string }>(
    sql`select action from platform.audit where subject = ${id} order by id`,
  );
  assert.deepEqual(
    lines.map((line: { action: string }) => line.action),
    ['files.file.visibility-changed', 'files.file.visibility-changed', 'files.file.removed'],
  );
  await assert.rejects(
    change(ctx, (tx) => setVisibility(tx, crypto.randomUUID(), 'public')),
    refusal(404, 'files.not-found'),
  );
});

test('the sweep takes unclaimed photos after a day and spares what another photo shares', async (t) => {
  const { city, send, see } = await house(t);
  const bytes = await photo();
  const kept = (await send(bytes)).body.id as string;
  const key = { 'idempotency-key': crypto.randomUUID() };
  const lost = (await send(bytes, key)).body.id as string;
  const alone = (await send(await photo('#123456'))).body.id as string;
  await attach(city, [kept], 'cases:1', 'public');
  assert.equal(await sweepFiles(later(city, 23)), 0);
  assert.equal(await sweepFiles(later(city, 25)), 4);
  assert.equal((await see(kept)).status, 200);
  assert.equal((await see(lost)).status, 404);
  assert.equal((await see(alone)).status, 404);
  // The phone comes back after days with its old key: the photo is taken anew, and its bytes are there.
  const again = await send(bytes, key);
  assert.equal(again.status, 201);
  assert.notEqual(again.body.id, lost);
  const stream = await see(again.body.id);
  assert.ok((await buffer(stream.body as never)).length > 0);
});
