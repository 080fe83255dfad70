/** A wrong method is told from a wrong address; HEAD and OPTIONS answer as HTTP has them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { TEXTS } from '../../src/app/house.ts';
import { allRoutes } from '../../src/app/routes.ts';
import { VISITOR } from '../../src/platform/actor.ts';
import type { City } from '../../src/platform/city.ts';
import { Reply, route } from '../../src/platform/http/route.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { createLog } from '../../src/platform/telemetry/log.ts';
import { createMetrics } from '../../src/platform/telemetry/metrics.ts';
import { languages } from '../../src/shared/languages.ts';
import { caller, testHouse } from '../kit/house.ts';
import { until } from '../kit/until.ts';

const REPORT = {
  description: 'Lampu jalan padam sejak kemarin.',
  category: 'street-light',
  location: { lat: -7.4706, lng: 110.2178 },
};

/** Built faces as small as they can be: what is tested is who answers at which address. */
function smallWeb(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pendopo-web-'));
  for (const folder of ['assets', 'icons', 'portal', 'office', 'wall', 'chooser'])
    mkdirSync(join(dir, folder));
  for (const face of ['portal', 'office', 'wall', 'chooser'])
    writeFileSync(join(dir, face, 'index.html'), `<!doctype html><title>${face}</title>`);
  writeFileSync(join(dir, 'assets', 'app.js'), 'void 0;');
  return dir;
}

/** Sends bytes as they are, for what an HTTP client would not send. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((done, fail) => {
    let heard = '';
    const socket = createConnection({ host: '127.0.0.1', port }, () => socket.end(text));
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', fail);
    socket.on('close', () => done(heard));
  });
}

test('an address answers a wrong method with 405, the methods that it takes, and a sentence', async (t) => {
  const webDir = smallWeb();
  t.after(() => rmSync(webDir, { recursive: true, force: true }));
  const { call, port, host } = await testHouse(t, { webDir });

  await t.test('for every route of the house', async () => {
    for (const { route } of allRoutes()) {
      const path = route.path.replace(/:\w+/g, 'x1');
      const wrong = (['DELETE', 'PATCH', 'PUT', 'POST', 'GET'] as const).find(
        (method) =>
          !allRoutes().some(
            ({ route: other }) =>
              other.method === method &&
              new RegExp(`^${other.path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(path),
          ),
      );
      assert.ok(wrong, path);
      const answer = await call(wrong, path);
      assert.equal(answer.status, 405, `${wrong} ${path}: ${answer.text}`);
      // Below the addresses of a standard, errors are written as it wants them.
      if (path.startsWith('/open311/'))
        assert.match(answer.text, /^(\[\{"code":405,|<\?xml[\s\S]*<code>405<)/, path);
      else assert.equal(answer.body.code, 'platform.method-not-allowed');
      const allow = String(answer.headers.allow).split(', ');
      assert.ok(allow.includes(route.method) && allow.includes('OPTIONS') && !allow.includes(wrong), path);
      assert.equal(allow.includes('GET'), allow.includes('HEAD'), path);
    }
  });

  await t.test('in each language', async () => {
    const told = new Set<unknown>();
    for (const language of languages) {
      const { body } = await call('DELETE', '/api/complaints', undefined, { 'x-language': language });
      told.add(body.detail);
      assert.match(String(body.detail), /DELETE/);
      assert.match(String(body.detail), /GET, HEAD, OPTIONS, POST/);
      assert.equal(body.title, TEXTS.say(language, 'platform.problem.title.405'));
    }
    assert.equal(told.size, languages.length);
  });

  await t.test(
    'also where the body would not be understood, and on addresses beside the routes',
    async () => {
      const odd = await call('PUT', '/api/complaints', '<x/>', { 'content-type': 'text/xml' });
      assert.equal(odd.status, 405);
      for (const path of ['/healthz', '/readyz', '/api/docs', '/api/openapi.json', '/api/cities'])
        assert.equal((await call('POST', path, {})).headers.allow, 'GET, HEAD, OPTIONS', path);
      for (const path of ['/', '/lapor', '/office/inbox', '/assets/app.js']) {
        const answer = await call('POST', path, {});
        assert.equal(answer.status, 405, path);
        assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS', path);
      }
      assert.match(
        await raw(port, `PROPFIND /api/areas HTTP/1.1\r\nHost: ${host}\r\n\r\n`),
        /^HTTP\/1.1 40[05] /,
      );
    },
  );

  await t.test('while an address that nobody serves stays 404 for every method', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      for (const path of ['/api/nowhere', '/api/complaints/x/y/z', '/assets-of-none.js', '/robots.txt']) {
        const answer = await call(method, path, method === 'POST' ? {} : undefined);
        assert.equal(answer.status, 404, `${method} ${path}`);
        assert.equal(answer.headers.allow, undefined);
      }
  });

  await t.test('OPTIONS names the methods and does nothing', async () => {
    const answer = await call('OPTIONS', '/api/complaints');
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS, POST');
    // No other site is let in: a browser that asks beforehand hears of no permission.
    assert.equal(answer.headers['access-control-allow-origin'], undefined);
    assert.equal((await call('OPTIONS', '/lapor')).headers.allow, 'GET, HEAD, OPTIONS');
    assert.equal((await call('OPTIONS', '/api/desk/complaints/MGL-1/take')).headers.allow, 'OPTIONS, POST');
  });

  await t.test('pages still answer GET and HEAD', async () => {
    assert.match((await call('GET', '/office/inbox')).text, /office/);
    assert.match((await call('GET', '/laporan/MGL-1')).text, /portal/);
    const head = await call('HEAD', '/lapor');
    assert.equal(head.status, 200);
    assert.equal(head.text, '');
    assert.match(String(head.headers['content-type']), /text\/html/);
  });
});

test('HEAD answers what GET would, without a body', async (t) => {
  const { call, officer } = await testHouse(t);
  const made = await call<{ code: string }>('POST', '/api/complaints', REPORT);
  assert.equal(made.status, 201, made.text);
  for (const path of ['/healthz', '/api/areas.geojson', `/api/complaints/${made.body.code}`, '/api/docs']) {
    const [get, head] = [await call('GET', path), await call('HEAD', path)];
    assert.equal(head.status, 200, path);
    assert.equal(head.text, '');
    assert.equal(head.headers['content-type'], get.headers['content-type']);
  }
  assert.equal((await call('HEAD', '/api/complaints/MGL-000-000-000')).status, 404);
  assert.equal((await call('HEAD', '/api/desk/complaints')).status, 401);
  const clerk = await officer('agency-officer', 'disperkim');
  assert.equal((await clerk('HEAD', '/api/desk/complaints')).status, 200);
});

test('HEAD of a line that never ends is answered, and closes the line', async (t) => {
  const line = new PassThrough();
  const endless = route({
    method: 'GET',
    path: '/api/line',
    summary: 'Goes on for ever.',
    permission: 'public',
    handle: async () => new Reply(200, { 'content-type': 'text/event-stream' }, line),
  });
  const city = { slug: 'kota', now: () => new Date(), hub: { position: () => 0 } } as unknown as City;
  const app = await createServer({
    cityOf: () => city,
    authenticate: async () => VISITOR,
    routes: [{ module: 'platform', route: endless }],
    texts: TEXTS,
    log: createLog('silent'),
    metrics: createMetrics(),
    trustProxy: false,
    secureCookies: false,
    mapOrigins: [],
    rateLimit: false,
  });
  t.after(() => app.close());
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  line.write('id: 1\n\n');
  const answer = await caller(port, 'kota.localhost')('HEAD', '/api/line');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-type'], 'text/event-stream');
  await until('the line is closed', () => line.destroyed);
});
