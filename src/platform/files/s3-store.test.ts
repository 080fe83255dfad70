import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { openS3Store } from './s3-store.ts';

type Seen = { method: string; path: string; headers: IncomingHttpHeaders };

/** A bucket in memory that speaks as much of S3 as a store needs, and refuses unsigned requests. */
async function bucket(t: TestContext) {
  const objects = new Map<string, Buffer>();
  const seen: Seen[] = [];
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://s3').pathname;
    const method = request.method ?? '';
    seen.push({ method, path, headers: request.headers });
    const body = await buffer(request);
    if (
      !/^AWS4-HMAC-SHA256 Credential=AKIATEST\/\d{8}\/id-jkt-1\/s3\/aws4_request, SignedHeaders=.*host.*, Signature=[0-9a-f]{64}$/.test(
        request.headers.authorization ?? '',
      )
    ) {
      response.writeHead(403, { 'content-type': 'application/xml' });
      return response.end('<Error><Code>AccessDenied</Code></Error>');
    }
    if (method === 'PUT') {
      objects.set(path, body);
      response.writeHead(200, { etag: '"x"' });
      return response.end();
    }
    if (method === 'DELETE') {
      objects.delete(path);
      response.writeHead(204);
      return response.end();
    }
    const found = objects.get(path);
    if (!found) {
      response.writeHead(404, { 'content-type': 'application/xml' });
      return response.end(method === 'HEAD' ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
    }
    response.writeHead(200, { 'content-length': found.length });
    return response.end(method === 'HEAD' ? undefined : found);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    objects,
    seen,
    place: { endpoint, region: 'id-jkt-1', bucket: 'pendopo', accessKey: 'AKIATEST', secretKey: 'secret' },
  };
}

test('a file goes to the bucket signed, under the prefix of its city, once', async (t) => {
  const { objects, seen, place } = await bucket(t);
  const store = openS3Store(place, 'magelang');
  const bytes = Buffer.from('jalan berlubang');
  const hash = await store.put(bytes);
  assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  const key = `/pendopo/magelang/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
  assert.deepEqual([...objects.keys()], [key]);
  assert.deepEqual(objects.get(key), bytes);
  assert.ok(
    seen.every((request) => request.headers['x-amz-date'] && request.headers['x-amz-content-sha256']),
  );
  await store.put(bytes);
  assert.deepEqual(
    seen.map((request) => request.method),
    ['HEAD', 'PUT', 'HEAD'],
  );
});

test('a file is read back from the bucket, and is gone after its removal', async (t) => {
  const { place } = await bucket(t);
  const store = openS3Store(place, 'magelang');
  const bytes = Buffer.alloc(300_000, 3);
  const hash = await store.put(bytes);
  const stream = await store.get(hash);
  assert.ok(stream);
  assert.deepEqual(await buffer(stream), bytes);
  await store.remove(hash);
  assert.equal(await store.get(hash), undefined);
});

test('a bucket that refuses us is a failure, not a missing file', async (t) => {
  const { place } = await bucket(t);
  const store = openS3Store({ ...place, accessKey: 'WRONG' }, 'magelang');
  await assert.rejects(store.get('a'.repeat(64)), { name: 'AccessDenied' });
});
