import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import sharp from 'sharp';
import { validateXML } from 'xmllint-wasm';
import { type Answer, type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG, report } from '../../../test/kit/people.ts';
import { systemContext } from '../../platform/context.ts';
import { importFile, undoImport } from '../complaints/api.ts';

const V2 = '/open311/v2';
const SCHEMA = readFileSync(join(import.meta.dirname, 'schemas/georeport-v2.xsd'), 'utf8');
const parser = new XMLParser({ parseTagValue: false, trimValues: true });

type Row = Record<string, string>;
type Rows = Row[];

async function assertSchema(answer: Answer<unknown>, what: string): Promise<void> {
  assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8', what);
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'answer.xml', contents: answer.text }],
    schema: [SCHEMA],
  });
  assert.ok(
    valid,
    `${what}: ${errors.map(({ message }) => message).join('; ')}\n${answer.text.slice(0, 2000)}`,
  );
}

function rowsIn(answer: Answer<unknown>, list: string, item: string): Rows {
  const rows = (parser.parse(answer.text) as Record<string, Record<string, Row | Rows>>)[list]?.[item];
  return rows === undefined ? [] : [rows].flat();
}

async function setUp(t: TestContext) {
  const house = await testHouse(t, { now: () => new Date('2026-11-18T03:00:00Z') });
  const admin = await house.officer('city-admin');
  const made = await admin<{ id: string; key: string }>('POST', '/api/open311/keys', {
    name: 'Aplikasi warga',
  });
  assert.equal(made.status, 201, made.text);
  const { id, key } = made.body;
  const form = (
    fields: Record<string, string> | string[][],
    format = 'json',
    more: Record<string, string> = {},
  ) =>
    house.call<Rows>('POST', `${V2}/requests.${format}`, new URLSearchParams(fields).toString(), {
      'content-type': 'application/x-www-form-urlencoded',
      ...more,
    });
  return { house, admin, id, key, form };
}

const light = (key: string, more: Row = {}): Row => ({
  api_key: key,
  service_code: 'street-light',
  lat: String(IN_PANJANG.lat),
  long: String(IN_PANJANG.lng),
  description: 'Lampu jalan depan pasar mati tiga hari.',
  ...more,
});

async function sentMultipart(
  house: TestHouse,
  fields: Row,
  photo?: Uint8Array<ArrayBuffer>,
): Promise<Answer<Rows>> {
  const form = new FormData();
  // The photo stands first: nothing of it may be looked into before the key.
  if (photo) form.append('media', new Blob([photo], { type: 'image/jpeg' }), 'foto.jpg');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const written = new Request('http://form.example', { method: 'POST', body: form });
  return house.call('POST', `${V2}/requests.json`, new Uint8Array(await written.arrayBuffer()), {
    'content-type': written.headers.get('content-type') ?? '',
  });
}

test('every answer of GeoReport v2 fits the schema in XML and says the same in JSON', async (t) => {
  const { house, form, key } = await setUp(t);
  await report(house, { description: 'Lampu <b>mati</b> & tiang "miring" \u0001 sejak kemarin.' });
  const posted = await form(light(key), 'xml');
  assert.equal(posted.status, 201, posted.text);
  await assertSchema(posted, 'POST requests');
  const [first] = rowsIn(posted, 'service_requests', 'request');
  const id = first?.service_request_id ?? assert.fail(posted.text);
  const lists: [string, string, string][] = [
    ['services', 'services', 'service'],
    ['requests', 'service_requests', 'request'],
    [`requests/${id}`, 'service_requests', 'request'],
    [`tokens/${id}`, 'service_requests', 'request'],
  ];
  for (const [path, list, item] of lists) {
    const xml = await house.call('GET', `${V2}/${path}.xml`);
    assert.equal(xml.status, 200, xml.text);
    await assertSchema(xml, path);
    const json = await house.call<Record<string, unknown>[]>('GET', `${V2}/${path}.json`);
    assert.ok(Array.isArray(json.body), `${path}.json is a bare array`);
    const plain = json.body.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, String(value).trim().replace('\u0001', '')]),
      ),
    );
    assert.deepEqual(rowsIn(xml, list, item), plain, path);
    assert.ok(plain.length > 0, path);
  }
  for (const path of [`${V2}/services/street-light`, `${V2}/services/noise`, '/open311/discovery']) {
    const xml = await house.call('GET', `${path}.xml`);
    assert.equal(xml.status, 200, xml.text);
    await assertSchema(xml, path);
    assert.equal((await house.call('GET', `${path}.json`)).status, 200, path);
  }
});

test('a service definition names its questions, and their answers reach the desk and the public view', async (t) => {
  const { house, form, key } = await setUp(t);
  const definition = await house.call<{
    service_code: string;
    attributes: { code: string; values?: Row[] }[];
  }>('GET', `${V2}/services/pothole.json`);
  assert.deepEqual(
    definition.body.attributes.map(({ code }) => code),
    ['size', 'lane'],
  );
  const fields = Object.entries({ ...light(key), service_code: 'pothole', 'attribute[size]': 'large' });
  const sent = await form([...fields, ['attribute[lane][]', 'left'], ['attribute[lane][]', 'middle']]);
  assert.equal(sent.status, 201, sent.text);
  const id = sent.body[0]?.service_request_id;
  const seen = await house.call<Rows>('GET', `${V2}/requests/${id}.json`);
  assert.equal(seen.body[0]?.service_notice, 'Besar lubang: Lebih besar; Bagian jalan: Kiri, Tengah');
});

test('a form with a photo becomes a report with that photo, its place and its reporter', async (t) => {
  const { house, key } = await setUp(t);
  const picture = sharp({ create: { width: 320, height: 240, channels: 3, background: '#334455' } });
  const photo = new Uint8Array(await picture.jpeg().toBuffer());
  const answer = await sentMultipart(
    house,
    light(key, { first_name: 'Siti', last_name: 'Aminah', phone: '0812-3456-7890', email: 'siti@contoh.id' }),
    photo,
  );
  assert.equal(answer.status, 201, answer.text);
  const id = answer.body[0]?.service_request_id ?? '';
  const seen = await house.call<Rows>('GET', `${V2}/requests/${id}.json`);
  const url = seen.body[0]?.media_url ?? '';
  assert.match(url, /^http:\/\/.+\/api\/files\/[0-9a-f-]{36}$/);
  assert.equal((await house.call('GET', new URL(url).pathname)).status, 200, 'everybody may see the photo');
  assert.ok(!seen.text.includes('Siti') && !seen.text.includes('7890'), 'nothing says who reported');
  const desk = await house.officer('complaints-coordinator');
  const reporter = await desk<{ name: string; phone: string }>('GET', `/api/desk/complaints/${id}/reporter`);
  assert.equal(reporter.body.name, 'Siti Aminah', reporter.text);
  const shown = await desk<{ channel: string }>('GET', `/api/desk/complaints/${id}`);
  assert.equal(shown.body.channel, 'open311');
});

test('the link of a report is for officers alone', async (t) => {
  const { house, form, key } = await setUp(t);
  const link = 'https://contoh.id/foto-orang.jpg';
  const sent = await form(light(key, { media_url: link }));
  assert.equal(sent.status, 201, sent.text);
  const id = sent.body[0]?.service_request_id ?? '';
  for (const path of [`${V2}/requests/${id}.json`, `/api/complaints/${id}`, '/api/complaints'])
    assert.ok(!(await house.call('GET', path)).text.includes('contoh.id'), path);
  const desk = await house.officer('complaints-coordinator');
  const { body } = await desk<{ description: string; timeline: { kind: string; text: string | null }[] }>(
    'GET',
    `/api/desk/complaints/${id}`,
  );
  assert.ok(!body.description.includes(link));
  assert.deepEqual(
    body.timeline.map(({ kind, text }) => [kind, text]),
    [
      ['received', null],
      ['noted', `media_url: ${link}`],
    ],
  );
});

test('wrong keys leave nothing in memory, a new key opens at once and a revoked one no more', async (t) => {
  const { house, admin, form, key, id } = await setUp(t);
  const { cache } = house.city;
  const get = cache.get;
  const names = new Set<string>();
  cache.get = (name, ...rest) => {
    names.add(name);
    return get(name, ...rest);
  };
  for (let at = 0; at < 20; at++) assert.equal((await form(light(`wrong-${at}`))).status, 403);
  assert.equal([...names].filter((name) => name.startsWith('open311')).length, 1);
  assert.equal((await form(light(key))).status, 201);
  const made = await admin<{ key: string }>('POST', '/api/open311/keys', { name: 'Aplikasi kedua' });
  assert.equal((await form(light(made.body.key))).status, 201);
  await admin('DELETE', `/api/open311/keys/${id}`);
  assert.equal((await form(light(key))).status, 403);
});

test('a wrong photo is refused whole: no report without it, and none is looked into without a key', async (t) => {
  const { house, key } = await setUp(t);
  const count = async () => (await house.call<Rows>('GET', `${V2}/requests.json`)).body.length;
  const before = await count();
  const pdf = new TextEncoder().encode('%PDF-1.7 this is no photo');
  assert.equal((await sentMultipart(house, light(key), pdf)).status, 400);
  const stranger = await sentMultipart(house, light('wrong-key'), pdf);
  assert.equal(stranger.status, 403, stranger.text);
  assert.equal(await count(), before);
});

test('every refusal of the standard has its status, its list of errors, and fits the schema', async (t) => {
  const { house, admin, form, key, id } = await setUp(t);
  const { api_key: _none, ...keyless } = light(key);
  const posts: [string, Row, number, RegExp][] = [
    ['no key', keyless, 403, /api_key/],
    ['an unknown key', light('nobody'), 403, /api_key/],
    ['no service', light(key, { service_code: '' }), 400, /service_code/],
    ['an unknown service', light(key, { service_code: 'rocket' }), 404, /service_code/],
    ['no place at all', light(key, { lat: '', long: '' }), 400, /address_string/],
    ['half a place', light(key, { long: '' }), 400, /long/],
    ['a place that is no number', light(key, { lat: 'utara' }), 400, /lat/],
    ['a place beyond the pole', light(key, { lat: '-97.1' }), 400, /lat/],
    ['a place in another city', light(key, { lat: '-6.2', long: '106.8' }), 400, /kota/],
    ['lat and long exchanged', light(key, { lat: '110.2231', long: '-7.4806' }), 400, /lat/],
    ['an address of another city', light(key, { lat: '', long: '', address_id: '99.99' }), 400, /address_id/],
    ['a telephone that is none', light(key, { phone: 'abc' }), 400, /telepon/],
    ['words without end', light(key, { description: 'a'.repeat(4001) }), 400, /description/],
    ['no address of mail', light(key, { email: 'siti' }), 400, /email/],
    ['no link', light(key, { media_url: 'javascript:alert(1)' }), 400, /media_url/],
    ['an answer that is not offered', light(key, { 'attribute[fault]': 'purple' }), 400, /attribute/],
    ['an answer to no question', light(key, { 'attribute[colour]': 'red' }), 400, /attribute/],
    ['another city', light(key, { jurisdiction_id: 'sfgov.org' }), 404, /jurisdiction_id/],
  ];
  for (const [what, fields, status, words] of posts) {
    const xml = await form(fields, 'xml');
    assert.equal(xml.status, status, `${what}: ${xml.text}`);
    await assertSchema(xml, what);
    const json = await form(fields);
    assert.equal(json.status, status, what);
    assert.ok(Array.isArray(json.body), `${what}: ${json.text}`);
    assert.equal(Number(json.body[0]?.code), status, what);
    assert.match(json.body.map(({ description }) => description).join(' '), words, what);
  }
  const gets: [string, number][] = [
    ['services/rocket', 404],
    ['requests/MGL-000-000-000', 404],
    ['tokens/unknown', 404],
    ['requests/..%2f..%2fetc%2fpasswd', 404],
    ['rockets', 404],
    ['requests?start_date=yesterday', 400],
    ['requests?end_date=2026-13-45', 400],
    ['requests?status=broken', 400],
    ['requests?start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z', 400],
    ['services?jurisdiction_id=sfgov.org', 404],
  ];
  for (const [path, status] of gets) {
    const [head, query = ''] = path.split('?');
    for (const format of ['xml', 'json']) {
      const answer = await house.call('GET', `${V2}/${head}.${format}?${query}`);
      assert.equal(answer.status, status, `${path}.${format}: ${answer.text}`);
      if (format === 'xml') await assertSchema(answer, path);
      else assert.ok(Array.isArray(answer.body), path);
    }
  }
  const json = await house.call('POST', `${V2}/requests.json`, light(key));
  assert.equal(json.status, 400, 'a body that is no form');
  for (const type of ['application/json', 'text/plain', 'application/xml']) {
    const other = await house.call<Rows>('POST', `${V2}/requests.json`, '{"api_key":', {
      'content-type': type,
    });
    assert.equal(other.status, 400, type);
    const words = other.body[0]?.description ?? '';
    assert.match(words, /x-www-form-urlencoded.*multipart\/form-data/, type);
    assert.doesNotMatch(words, /application\/json/, type);
  }
  for (const method of ['PUT', 'DELETE', 'PATCH'] as const)
    for (const path of ['requests', 'requests/MGL-1', 'nothing']) {
      const xml = await house.call(method, `${V2}/${path}.xml`);
      assert.equal(xml.status, 405, `${method} ${path}`);
      assert.ok(xml.headers.allow, `${method} ${path}`);
      await assertSchema(xml, `${method} ${path}`);
      const rows = (await house.call<Rows>(method, `${V2}/${path}.json`)).body;
      assert.equal(Number(rows[0]?.code), 405, `${method} ${path}`);
    }
  const named = async (fields: Row) => (await form(light(key, fields))).body.map((row) => row.description);
  assert.deepEqual(await named({ service_code: '' }), ['service_code wajib diisi.']);
  assert.deepEqual(await named({ 'attribute[fault]': 'purple' }), [
    'attribute[fault] harus salah satu key dari values.',
  ]);
  assert.equal((await admin('DELETE', `/api/open311/keys/${id}`)).status, 200);
  assert.equal((await form(light(key))).status, 403, 'a revoked key opens nothing at once');
});

test('requests are found by id, service, time and status, and by no more than the standard allows', async (t) => {
  const { house, form, key } = await setUp(t);
  const ids: string[] = [];
  for (const service_code of ['street-light', 'pothole', 'street-light'])
    ids.push((await form(light(key, { service_code }))).body[0]?.service_request_id ?? assert.fail());
  const found = async (query: string) =>
    (await house.call<Rows>('GET', `${V2}/requests.json?${query}`)).body.map((row) => row.service_request_id);
  assert.deepEqual((await found(`service_request_id=${ids[0]},${ids[2]}`)).sort(), [ids[0], ids[2]].sort());
  assert.deepEqual(await found('service_code=pothole'), [ids[1]]);
  assert.deepEqual((await found('service_code=pothole,street-light')).length, 3);
  assert.deepEqual(await found('status=closed'), []);
  assert.equal((await found('status=open,closed')).length, 3);
  assert.equal((await found('start_date=2026-11-18T00:00:00Z&end_date=2026-11-18T10:00:00+07:00')).length, 3);
  assert.deepEqual(await found('start_date=2026-11-18T04:00:00Z'), []);
  assert.deepEqual(await found('end_date=2026-11-01T00:00:00Z'), []);
});

test('what was imported stands in the list at its own time, before and after what came here', async (t) => {
  const { house, form, key } = await setUp(t);
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-open311-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'lama.csv');
  const { lat, lng } = IN_PANJANG;
  const line = (id: string, at: string) => `${id},${at},Lampu,Lampu mati nomor ${id},${lat},${lng}`;
  const rows = [line('tua', '2026-01-05T09:00:00'), line('muda', '2026-11-17T09:00:00')];
  writeFileSync(file, ['nomor,masuk,jenis,uraian,lat,lng', ...rows].join('\n'));
  const list = async (query = '') =>
    (await house.call<Rows>('GET', `${V2}/requests.json?${query}`)).body.map(
      ({ description }) => (description ?? '').replace(/^Lampu (mati nomor|jalan) /, '').split(' ')[0],
    );
  assert.equal((await form(light(key))).status, 201);
  assert.deepEqual(await list(), ['depan']);
  const columns = { id: 'nomor', openedAt: 'masuk', category: 'jenis', lat: 'lat', lng: 'lng' };
  const { imported, run } = await importFile(systemContext(house.city, 'test'), file, {
    source: 'lama',
    columns: { ...columns, description: ['uraian'] },
    categories: { Lampu: 'street-light' },
  });
  assert.equal(imported, 2);
  assert.deepEqual(await list(), ['depan', 'muda'], 'the newest first, and no more than ninety days');
  assert.deepEqual(await list('end_date=2026-02-01T00:00:00Z'), ['tua'], 'a span of long ago');
  await undoImport(systemContext(house.city, 'test'), run ?? '');
  assert.deepEqual(await list(), ['depan']);
});

test('a merged report is closed, names the one that speaks for it by its code alone, and stays out of lists', async (t) => {
  const { house } = await setUp(t);
  const desk = await house.officer('complaints-coordinator');
  const [one, last] = [await report(house), await report(house)];
  const merged = await report(house);
  const secret = await report(house, { category: 'officer-conduct' });
  const merge = async (code: string, into: string) => {
    const { body } = await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`);
    const done = await desk('POST', `/api/desk/complaints/${code}/merge`, { version: body.version, into });
    assert.equal(done.status, 200, done.text);
  };
  const seen = (code: string) => house.call<Rows>('GET', `${V2}/requests/${code}.json`);
  await merge(merged.code, one.code);
  await merge(one.code, last.code);
  const { status, body } = await seen(merged.code);
  assert.equal(status, 200);
  assert.equal(body[0]?.status, 'closed');
  assert.match(body[0]?.status_notes ?? '', new RegExp(`digabung.*${last.code}`), 'the last of a chain');
  await assertSchema(await house.call('GET', `${V2}/requests/${merged.code}.xml`), 'a merged one');
  const asked = await house.call<Rows>('GET', `${V2}/requests.json?service_request_id=${merged.code}`);
  assert.equal(asked.body.length, 1);
  assert.equal((await house.call('GET', `${V2}/tokens/${merged.code}.json`)).status, 200);
  const listed = (await house.call<Rows>('GET', `${V2}/requests.json`)).body;
  assert.deepEqual(
    listed.map(({ service_request_id }) => service_request_id),
    [last.code],
  );
  await merge(secret.code, last.code);
  assert.equal((await seen(secret.code)).status, 404, 'what was hidden before stays so');
  const other = await report(house);
  const hidden = await report(house, { category: 'officer-conduct' });
  await merge(other.code, hidden.code);
  const quiet = await seen(other.code);
  assert.deepEqual([quiet.status, quiet.body[0]?.status], [200, 'closed']);
  assert.match(quiet.body[0]?.status_notes ?? '', /digabung/);
  assert.ok(!quiet.text.includes(hidden.code), 'of what is hidden not even the code');
});

test('hidden matters are in no list and behind no id; sensitive ones stand at a rough place', async (t) => {
  const { house } = await setUp(t);
  const hidden = await report(house, { category: 'officer-conduct' });
  const list = await house.call<Rows>('GET', `${V2}/requests.json`);
  assert.ok(!list.text.includes(hidden.code));
  assert.equal((await house.call('GET', `${V2}/requests/${hidden.code}.json`)).status, 404);
  assert.deepEqual(
    (await house.call<Rows>('GET', `${V2}/requests.json?service_request_id=${hidden.code}`)).body,
    [],
  );
});

test('a place in words alone is taken, and a ward named in it decides who gets the report', async (t) => {
  const { house, form, key } = await setUp(t);
  const fields = { lat: '', long: '', address_string: 'Jalan Pemuda 12, Kelurahan Panjang' };
  const sent = await form(light(key, fields));
  assert.equal(sent.status, 201, sent.text);
  const seen = await house.call<Rows>('GET', `${V2}/requests/${sent.body[0]?.service_request_id}.json`);
  assert.equal(seen.body[0]?.address_id, PANJANG);
  const nowhere = await form(light(key, { ...fields, address_string: 'Dekat warung Bu Tini' }));
  assert.equal(nowhere.status, 201, nowhere.text);
});

test('the same report sent again under its key is one report', async (t) => {
  const { house, form, key } = await setUp(t);
  const again = { 'idempotency-key': 'open311-again-1' };
  const first = await form(light(key), 'json', again);
  const second = await form(light(key), 'json', again);
  assert.deepEqual(second.body, first.body);
  assert.equal((await house.call<Rows>('GET', `${V2}/requests.json`)).body.length, 1);
  const other = await form(light(key, { description: 'Laporan yang lain sama sekali.' }), 'json', again);
  assert.equal(other.status, 400, other.text);
  const both = await Promise.all(
    [1, 2, 3].map(() => form(light(key), 'json', { 'idempotency-key': 'open311-at-once' })),
  );
  assert.equal(
    new Set(both.map(({ body }) => body[0]?.service_request_id)).size,
    1,
    both.map(({ text }) => text).join(),
  );
});

test('the discovery names an office to ask, in words', async (t) => {
  const { house } = await setUp(t);
  const { body } = await house.call<{ contact: string; key_service: string }>(
    'GET',
    '/open311/discovery.json',
  );
  assert.match(body.contact, /^Meja pengaduan kota, Dinas Komunikasi.*, Kota Magelang$/);
  assert.match(body.key_service, /\/open311$/);
});

test('what the client accepts does not matter; the ending of the address does', async (t) => {
  const { house } = await setUp(t);
  for (const accept of ['text/html', 'application/json;q=', '*/*;;', 'text/xml; q=banana', '\u00e9']) {
    const answer = await house.call('GET', `${V2}/services.xml`, undefined, { accept });
    assert.equal(answer.headers['content-type'], 'text/xml; charset=utf-8', accept);
  }
});
