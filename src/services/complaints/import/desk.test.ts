/** The import pages over HTTP: send a table, map it, try, import, see what was set aside, undo; and what is refused. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG } from '../../../../test/kit/people.ts';
import { open, seal } from '../../../platform/crypt.ts';
import { sql } from '../../../platform/db/sql.ts';
import type {
  AsideRows,
  ImportFileView,
  ImportsView,
  ImportTask,
  MappingView,
} from '../rules/import-contract.ts';
import { runTask, sweepFiles } from './tasks.ts';

const FILES = '/api/complaints/imports/files';
const HEAD = 'Nomor;Tanggal masuk;Tanggal selesai;Kategori;Uraian;Lintang;Bujur;Nama pelapor';
const { lat, lng } = IN_PANJANG;
const line = (id: string, more: { opened?: string; kind?: string; name?: string; words?: string } = {}) =>
  [
    id,
    more.opened ?? '05/03/2024 09:15',
    '',
    more.kind ?? 'Lampu jalan',
    more.words ?? `Lampu mati ${id}`,
    lat,
    lng,
    more.name ?? '',
  ].join(';');
const TABLE = [
  HEAD,
  line('A1', { name: 'Siti Contoh' }),
  line('A2'),
  line('A3', { kind: 'Kuda nil' }),
  line('A4', { opened: '31/02/2024 10:00' }),
  line('A5', { words: '=HYPERLINK("http://x")', kind: 'Kuda nil' }),
].join('\n');

async function send(call: Call, content: string | Uint8Array, name = 'aduan lama.csv', key?: string) {
  const form = new FormData();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const written = new Request('http://form.example', { method: 'POST', body: form });
  return call<{ id: string; code: string; detail: string }>(
    'POST',
    FILES,
    new Uint8Array(await written.arrayBuffer()),
    {
      'content-type': written.headers.get('content-type') ?? '',
      ...(key ? { 'idempotency-key': key } : {}),
    },
  );
}

async function setUp(t: TestContext) {
  const house = await testHouse(t, { background: false });
  const admin = await house.officer('city-admin');
  return { house, admin };
}

/** Asks for the work and does it here, as the job would. */
async function done(house: TestHouse, call: Call, path: string, body?: unknown): Promise<ImportTask> {
  const asked = await call<ImportTask>('POST', path, body);
  assert.equal(asked.status, 202, asked.text);
  await runTask(house.city, asked.body.id);
  return (await call<ImportTask>('GET', `/api/complaints/imports/tasks/${asked.body.id}`)).body;
}

const total = (house: TestHouse) =>
  house.city.db.one<{ n: number }>(sql`select count(*)::int as n from cases."case"`);

test('the closing time is found under the names that offices give it', async (t) => {
  const { admin } = await setUp(t);
  for (const name of ['tanggal_tutup', 'Ditutup', 'Tgl ditutup', 'Waktu Tutup']) {
    const sent = await send(admin, TABLE.replace('Tanggal selesai', name));
    assert.equal(sent.status, 201, sent.text);
    const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${sent.body.id}`);
    assert.equal((file.mapping as { columns: Record<string, unknown> }).columns.closedAt, name);
    await admin('DELETE', `${FILES}/${sent.body.id}`);
  }
});

test('a table is proposed a mapping, tried without effect, imported, and taken back as a whole', async (t) => {
  const { house, admin } = await setUp(t);
  const sent = await send(admin, TABLE);
  assert.equal(sent.status, 201, sent.text);
  const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${sent.body.id}`);
  assert.deepEqual([file.delimiter, file.encoding, file.rows, file.sample.length], [';', 'utf-8', 5, 5]);
  assert.deepEqual(file.words.Kategori?.[0], { word: 'Lampu jalan', count: 3 });
  assert.deepEqual(file.faults, [], 'the proposal is whole');
  assert.equal(file.mapping.timeFormat, 'DD/MM/YYYY HH:mm', 'the day stands before the month');
  assert.deepEqual(file.mapping.categories, { 'Lampu jalan': 'street-light' });
  assert.deepEqual(
    file.preview.map(({ id, openedAt, category, area, reason }) => [id, openedAt, category, area, reason]),
    [
      ['A1', '2024-03-05T02:15:00.000Z', 'street-light', PANJANG, null],
      ['A2', '2024-03-05T02:15:00.000Z', 'street-light', PANJANG, null],
      ['A3', null, 'kuda-nil', null, 'unknown-category'],
      ['A4', null, 'street-light', null, 'wrong-opening-time'],
      ['A5', null, 'kuda-nil', null, 'unknown-category'],
    ],
  );
  const before = await total(house);
  const trial = await done(house, admin, `${FILES}/${file.id}/tasks`, { what: 'try' });
  assert.deepEqual([trial.state, trial.report?.imported, trial.report?.rows], ['done', 2, 5]);
  assert.deepEqual(trial.report?.setAside, [
    { reason: 'unknown-category', count: 2 },
    { reason: 'wrong-opening-time', count: 1 },
  ]);
  assert.deepEqual(trial.report?.missing.categories, [
    { id: 'kuda-nil', title: 'Kuda nil', group: 'Kuda nil', agency: null, rows: 2 },
  ]);
  assert.deepEqual(await total(house), before, 'a trial changes nothing');
  const aside = await admin<AsideRows>('GET', `/api/complaints/imports/tasks/${trial.id}/aside`);
  assert.deepEqual(aside.body.rows.map(({ reason }) => reason).sort(), [
    'unknown-category',
    'unknown-category',
    'wrong-opening-time',
  ]);
  const csv = await admin('GET', `/api/complaints/imports/tasks/${trial.id}/aside.csv`);
  assert.match(csv.text, /'=HYPERLINK/, 'a formula is disarmed');

  const run = await done(house, admin, `${FILES}/${file.id}/tasks`, { what: 'import' });
  assert.deepEqual([run.state, run.report?.imported], ['done', 2]);
  assert.equal((await total(house)).n, before.n + 2);
  assert.equal((await admin('GET', `${FILES}/${file.id}`)).status, 404, 'the file names people: it is gone');
  const left = await house.city.db.one(sql`select count(*)::int as n from complaints.import_piece`);
  assert.deepEqual(left, { n: 0 });
  const kept = await admin<AsideRows>('GET', `/api/complaints/imports/runs/${run.run}/aside`);
  assert.equal(kept.body.rows.length, 3);
  assert.equal(kept.body.next, null);

  const undone = await done(house, admin, `/api/complaints/imports/runs/${run.run}/undo`);
  assert.deepEqual(undone.undone, { undone: 2, kept: 0 });
  assert.deepEqual(await total(house), before);
  const { body } = await admin<ImportsView>('GET', '/api/complaints/imports');
  assert.deepEqual(
    body.runs.map(({ state, imported, setAside, undone: back }) => [state, imported, setAside, back]),
    [['undone', 2, 3, 2]],
  );
  assert.equal((await admin('POST', `/api/complaints/imports/runs/${run.run}/undo`)).status, 404);
});

test('the mapping goes out as YAML that comes back the same, and a wrong one is told place by place', async (t) => {
  const { admin } = await setUp(t);
  const { id } = (await send(admin, TABLE)).body;
  const yaml = await admin('GET', `${FILES}/${id}/mapping.yaml`);
  const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${id}`);
  const back = await admin<MappingView>('PUT', `${FILES}/${id}/mapping`, { yaml: yaml.text });
  assert.deepEqual([back.body.mapping, back.body.faults], [file.mapping, []]);
  const wrong = await admin<MappingView>('PUT', `${FILES}/${id}/mapping`, {
    mapping: {
      ...file.mapping,
      zone: 'Mars/Olympus',
      columns: { ...(file.mapping.columns as object), place: 'Tiada' },
    },
  });
  assert.equal(wrong.status, 200);
  assert.deepEqual(
    wrong.body.faults.map(({ path, code, detail }) => [path, code, detail]),
    [
      ['zone', 'zone', ''],
      ['columns.place', 'no-column', 'Tiada'],
    ],
  );
  assert.equal((await admin('POST', `${FILES}/${id}/tasks`, { what: 'import' })).status, 422);
  for (const text of ['a: [', 'just words', '- 1'])
    assert.equal((await admin('PUT', `${FILES}/${id}/mapping`, { yaml: text })).status, 422, text);
});

test('a time format that is mistyped is a fault of the mapping: the table stays open to be mended', async (t) => {
  const { admin } = await setUp(t);
  const { id } = (await send(admin, TABLE)).body;
  const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${id}`);
  const wrong = { ...file.mapping, timeFormat: 'DD/MM/YYYY HH:MM' };
  const put = await admin<MappingView>('PUT', `${FILES}/${id}/mapping`, { mapping: wrong });
  assert.equal(put.status, 200);
  assert.deepEqual(
    put.body.faults.map(({ path }) => path),
    ['timeFormat'],
  );
  assert.equal((await admin('GET', `${FILES}/${id}`)).status, 200);
  assert.equal((await admin('POST', `${FILES}/${id}/tasks`, { what: 'try' })).status, 422);
});

test('an import begins only with columns that the table has, and with no more rows than one import holds', async (t) => {
  const { house, admin } = await setUp(t);
  const { id } = (await send(admin, TABLE)).body;
  const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${id}`);
  const columns = { ...(file.mapping.columns as object), place: 'Tiada' };
  await admin('PUT', `${FILES}/${id}/mapping`, { mapping: { ...file.mapping, columns } });
  const start = () => admin<{ code: string }>('POST', `${FILES}/${id}/tasks`, { what: 'import' });
  const refused = await start();
  assert.deepEqual([refused.status, refused.body.code], [422, 'complaints.import-mapping']);
  await admin('PUT', `${FILES}/${id}/mapping`, { mapping: file.mapping });
  const { survey } = await house.city.db.one<{ survey: Buffer }>(
    sql`select survey from complaints.import_file`,
  );
  const large = seal(
    house.city,
    JSON.stringify({ ...JSON.parse(open(house.city, survey)), rows: 10_000_001 }),
  );
  await house.city.db.run(sql`update complaints.import_file set survey = ${large}`);
  const many = await start();
  assert.deepEqual([many.status, many.body.code], [422, 'complaints.import-too-many-rows']);
});

test('what is no table is refused with the reason', async (t) => {
  const { house, admin } = await setUp(t);
  const refused: [string, string | Uint8Array, string][] = [
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), 'import-packed'],
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1]), 'import-packed'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'import-not-a-table'],
    ['a letter', 'Yang terhormat Bapak Wali Kota,\nlampu mati.\n', 'import-not-a-table'],
    ['a header alone', `${HEAD}\n`, 'import-no-rows'],
    ['nothing', '', 'import-no-rows'],
    ['a column twice', 'a;b;c;a\n1;2;3;4\n', 'import-column-twice'],
  ];
  for (const [what, content, code] of refused) {
    const answer = await send(admin, content);
    assert.deepEqual([answer.status, answer.body.code], [422, `complaints.${code}`], what);
  }
  const large = await admin('POST', FILES, 'x', {
    'content-type': 'multipart/form-data; boundary=x',
    'content-length': String(1024 ** 3),
  }).catch((error: Error) => error);
  assert.ok(large instanceof Error || large.status === 413, 'a gigabyte is refused by its announcement');
  const left = await house.city.db.one(sql`select count(*)::int as n from complaints.import_file`);
  assert.deepEqual(left, { n: 0 }, 'nothing of it stays');
});

test('an old encoding is found out, and can be chosen otherwise', async (t) => {
  const { admin } = await setUp(t);
  const bytes = Buffer.from(TABLE.replace('Siti', 'Andr\u00e9'), 'latin1');
  const { id } = (await send(admin, bytes)).body;
  const { body: file } = await admin<ImportFileView>('GET', `${FILES}/${id}`);
  assert.deepEqual([file.encoding, file.sample[0]?.values[7]], ['windows-1252', 'Andr\u00e9 Contoh']);
  const wish = { encoding: 'utf-8', delimiter: ';' };
  const anew = await admin<ImportFileView>('PUT', `${FILES}/${id}/reading`, wish);
  assert.deepEqual([anew.body.encoding, anew.body.mapping.encoding], ['utf-8', 'utf-8']);
  const one = await admin('PUT', `${FILES}/${id}/reading`, { encoding: 'utf-8', delimiter: '|' });
  assert.equal(one.status, 422, 'with this separator it is no table');
});

test('one import at a time: the second administrator is told who is at it', async (t) => {
  const { house, admin } = await setUp(t);
  const second = await house.officer('city-admin');
  const [a, b] = [(await send(admin, TABLE)).body.id, (await send(second, `${TABLE}\n`)).body.id];
  const asked = await Promise.all(
    [admin, second, admin, second].map((call, at) =>
      call<{ detail: string; id: string }>('POST', `${FILES}/${at % 2 ? b : a}/tasks`, { what: 'import' }),
    ),
  );
  assert.deepEqual(asked.map(({ status }) => status).sort(), [202, 409, 409, 409]);
  const busy = asked.find(({ status }) => status === 409);
  assert.match(busy?.body.detail ?? '', /Petugas uji-/);
  const won = asked.findIndex(({ status }) => status === 202);
  const file = won % 2 ? b : a;
  assert.equal((await admin('DELETE', `${FILES}/${file}`)).status, 409, 'a file under work stays');
  await runTask(house.city, asked[won]?.body.id ?? '');
  assert.equal((await second('POST', `${FILES}/${won % 2 ? a : b}/tasks`, { what: 'try' })).status, 202);
});

test('the same upload twice under one key is one file; another role sees and does nothing', async (t) => {
  const { house, admin } = await setUp(t);
  const key = randomUUID();
  const [one, two] = [await send(admin, TABLE, 'x.csv', key), await send(admin, TABLE, 'x.csv', key)];
  assert.equal(one.body.id, two.body.id);
  const rows = await house.city.db.one(sql`select count(*)::int as n from complaints.import_file`);
  assert.deepEqual(rows, { n: 1 });
  const clerk = await house.officer('agency-officer', 'disperkim');
  assert.equal((await clerk('GET', `${FILES}/${one.body.id}`)).status, 403);
  assert.equal((await send(clerk, TABLE)).status, 403);
  assert.equal((await house.call('GET', '/api/complaints/imports')).status, 401);
});

test('nothing of the file stands readable in the tables, and after a week it is deleted', async (t) => {
  let now = new Date('2026-11-02T03:00:00Z');
  const house = await testHouse(t, { background: false, now: () => now });
  const admin = await house.officer('city-admin');
  await send(admin, TABLE);
  const { all } = await house.city.db.one<{ all: string }>(sql`select
    (select string_agg(f::text, '') from complaints.import_file f) || (select string_agg(encode(body, 'escape'), '') from complaints.import_piece) as all`);
  assert.ok(!all.includes('Siti'));
  assert.equal(await sweepFiles(house.city), 0);
  now = new Date('2026-11-09T03:00:01Z');
  assert.equal(await sweepFiles(house.city), 1);
});

test('what an import set aside is deleted after the days that the city wants, and the page says so', async (t) => {
  let now = new Date('2026-11-02T03:00:00Z');
  const house = await testHouse(t, { background: false, now: () => now });
  const admin = await house.officer('city-admin');
  const { id } = (await send(admin, TABLE)).body;
  const { run } = await done(house, admin, `${FILES}/${id}/tasks`, { what: 'import' });
  const kept = async () => {
    await sweepFiles(house.city);
    const later = await house.officer('city-admin');
    const { body } = await later<ImportsView>('GET', '/api/complaints/imports');
    const { body: page } = await later<AsideRows>('GET', `/api/complaints/imports/runs/${run}/aside`);
    return [body.runs[0]?.setAside, body.runs[0]?.asideKept, page.rows.length];
  };
  now = new Date('2027-01-30T03:00:00Z');
  assert.deepEqual(await kept(), [3, true, 3], '89 days');
  await house.city.db.run(sql`insert into platform.setting (key, valid_from, value)
    values ('complaints.retention', '2027-01-31', '{"asideDays": 30}')`);
  assert.deepEqual(await kept(), [3, true, 3], 'the shorter time holds from tomorrow');
  now = new Date('2027-01-30T17:30:00Z');
  assert.deepEqual(await kept(), [3, false, 0], 'which has begun in the city');
});

test('a finished task does nothing when its job comes again', async (t) => {
  const { house, admin } = await setUp(t);
  const { id } = (await send(admin, TABLE)).body;
  const task = await done(house, admin, `${FILES}/${id}/tasks`, { what: 'import' });
  const before = await total(house);
  await runTask(house.city, task.id);
  assert.deepEqual(await total(house), before);
  const again = await send(admin, TABLE);
  const twice = await done(house, admin, `${FILES}/${again.body.id}/tasks`, { what: 'import' });
  assert.deepEqual(
    [twice.report?.imported, twice.report?.known],
    [0, 2],
    'the same table brings nothing twice',
  );
});
