import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG } from '../../../../test/kit/people.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import { open } from '../../../platform/crypt.ts';
import { sql } from '../../../platform/db/sql.ts';
import {
  type ImportReport,
  importFile,
  type Mapping,
  readMapping,
  refusedAsCsv,
  tryImport,
  undoImport,
} from './api.ts';
import { timeReader } from './local-time.ts';

const mapping: Mapping = {
  source: 'lama',
  columns: {
    id: 'nomor',
    openedAt: 'masuk',
    closedAt: 'selesai',
    category: 'jenis',
    description: ['uraian'],
    lat: 'lintang',
    lng: 'bujur',
    name: 'nama',
    closure: 'jawaban',
  },
  categories: { Lampu: 'street-light', Jalan: 'pothole' },
};
const HEAD = 'nomor,masuk,selesai,jenis,uraian,lintang,bujur,nama,jawaban';
const { lat, lng } = IN_PANJANG;

function row(
  id: string,
  more: Partial<Record<'opened' | 'closed' | 'kind' | 'words' | 'place' | 'name', string>> = {},
): string {
  const {
    opened = '2024-03-05T09:15:00',
    closed = '',
    kind = 'Lampu',
    words = `Lampu mati nomor ${id}`,
    place = `${lat},${lng}`,
  } = more;
  return [id, opened, closed, kind, words, place, more.name ?? '', closed ? 'Sudah diganti.' : ''].join(',');
}

function fileIn(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-import-'));
  t.after(() => rmSync(folder, { recursive: true }));
  let number = 0;
  return (content: string | Uint8Array) => {
    const path = join(folder, `t${number++}.csv`);
    writeFileSync(path, content);
    return path;
  };
}

async function setUp(t: TestContext) {
  const house = await testHouse(t, { background: false });
  return { house, ctx: systemContext(house.city, 'complaints.import'), file: fileIn(t) };
}

const counts = (report: ImportReport) =>
  Object.fromEntries(report.setAside.map(({ reason, count }) => [reason, count]));

function assertAddsUp({ rows, imported, known, setAside }: ImportReport): void {
  assert.equal(imported + known + setAside.reduce((sum, { count }) => sum + count, 0), rows);
}

const total = (house: TestHouse) =>
  house.city.db.one<{ cases: number; tiles: number }>(sql`select
    (select count(*) from cases."case") as cases,
    (select coalesce(sum(open + closed), 0) from complaints.map_count where zoom = 0 and category = '*') as tiles`);

test('a table becomes cases of the past: behind all that was reported here, each with its times, place and closing words', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file(
    [
      HEAD,
      row('B', { opened: '2024-05-01T10:00:00' }),
      row('A', { closed: '2024-03-07T10:00:00', name: 'Siti' }),
    ].join('\n'),
  );
  const report = await importFile(ctx, path, mapping);
  assert.deepEqual(
    { rows: report.rows, imported: report.imported, open: report.open, closed: report.closed },
    { rows: 2, imported: 2, open: 1, closed: 1 },
  );
  const { body } = await house.call<{
    items: { code: string; title: string; openedAt: string; state: string; area: { code: string } }[];
  }>('GET', '/api/complaints');
  assert.deepEqual(
    body.items.map(({ title, openedAt, state, area }) => [title, openedAt, state, area.code]),
    [
      ['Lampu mati nomor B', '2024-05-01T03:00:00.000Z', 'assigned', PANJANG],
      ['Lampu mati nomor A', '2024-03-05T02:15:00.000Z', 'closed', PANJANG],
    ],
    'the newest first, whatever the order of the file; times are the city’s own',
  );
  const shown = await house.call<{ timeline: { kind: string; text: string | null }[] }>(
    'GET',
    `/api/complaints/${body.items[1]?.code}`,
  );
  assert.deepEqual(
    shown.body.timeline.map(({ kind, text }) => [kind, text]),
    [
      ['received', null],
      ['closed', 'Sudah diganti.'],
    ],
  );
  assert.ok(!shown.text.includes('Siti'), 'nobody sees who reported');
  const { cases, tiles } = await total(house);
  assert.deepEqual([cases, tiles], [2, 2], 'the map counts what is there');
});

test('every row is imported, known already, or set aside with its reason, and the three add up', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file(
    [
      HEAD,
      row('1'),
      row('1'),
      row(''),
      row('2', { words: '' }),
      row('3', { opened: '' }),
      row('4', { opened: '2024-02-30T10:00:00' }),
      row('5', { opened: '2099-01-01T10:00:00' }),
      row('6', { closed: 'kemarin' }),
      row('7', { closed: '2024-03-01T10:00:00' }),
      row('8', { kind: 'Roket' }),
      row('9', { place: ',' }),
      row('10', { place: '0,0' }),
      row('11', { place: 'utara,timur' }),
      row('12', { place: `${lng},${lat}` }),
      row('13', { place: `${-lat},${lng}` }),
      row('14', { place: '-6.2,106.8' }),
      `${row('15')},lebih,banyak`,
    ].join('\n'),
  );
  const report = await importFile(ctx, path, mapping);
  assertAddsUp(report);
  assert.equal(report.imported, 1);
  assert.deepEqual(counts(report), {
    'id-twice': 1,
    'no-id': 1,
    'no-words': 1,
    'no-opening-time': 1,
    'wrong-opening-time': 1,
    'opened-in-future': 1,
    'wrong-closing-time': 1,
    'closed-before-opened': 1,
    'unknown-category': 1,
    'no-place': 2,
    'wrong-coordinates': 1,
    'coordinates-exchanged': 1,
    'coordinates-sign': 1,
    'outside-city': 1,
    'too-many-columns': 1,
  });
  const repaired = await tryImport(ctx, path, {
    ...mapping,
    source: 'lain',
    repair: ['exchanged', 'sign'],
    withoutPlace: 'take',
  });
  assertAddsUp(repaired);
  assert.deepEqual(repaired.repaired.map(({ how, count }) => `${count} ${how}`).sort(), [
    '1 exchanged',
    '1 sign',
  ]);
  assert.equal(
    repaired.imported,
    6,
    'and what has no place in the city is taken without one when that is wished',
  );
  assert.equal((await total(house)).cases, 1, 'a trial changes nothing');
});

test('a number is taken by its first row, also when that one is set aside: no later row becomes the record silently', async (t) => {
  const { ctx, file } = await setUp(t);
  const rows = [
    HEAD,
    row('1', { kind: 'Roket' }),
    row('1', { words: 'Isi yang sama sekali lain' }),
    `${row('2')},lebih`,
    row('2'),
    row('3'),
  ];
  const report = await importFile(ctx, file(rows.join('\n')), mapping);
  assertAddsUp(report);
  assert.equal(report.imported, 1);
  assert.deepEqual(counts(report), { 'unknown-category': 1, 'too-many-columns': 1, 'id-twice': 2 });
});

test('a row that is over says that no closing column is chosen, when none is', async (t) => {
  const { ctx, file } = await setUp(t);
  const path = file(
    ['nomor,masuk,jenis,uraian,keadaan', '1,2024-03-05T09:15:00,Lampu,Lampu mati,Selesai'].join('\n'),
  );
  const report = await tryImport(ctx, path, {
    source: 'lama',
    columns: {
      id: 'nomor',
      openedAt: 'masuk',
      category: 'jenis',
      description: ['uraian'],
      status: 'keadaan',
    },
    closed: ['Selesai'],
    categories: { Lampu: 'street-light' },
    withoutPlace: 'take',
  });
  assert.deepEqual(counts(report), { 'no-closing-column': 1 });
});

test('it does not matter who wrote the file: a mark in front, Windows letters, UTF-16, semicolons, line ends in quotes', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const text = `${HEAD}\n${row('1', { words: '"Lampu é di gang ""Melati""\nsudah mati, gelap"' })}\n`;
  const latin = Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
  const written: [string, Uint8Array][] = [
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['windows-1252', latin],
    ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ];
  for (const [encoding, bytes] of written) {
    const report = await importFile(ctx, file(bytes), { ...mapping, source: encoding });
    assert.deepEqual([report.encoding, report.rows, report.imported], [encoding, 1, 1], encoding);
  }
  const semicolons = await importFile(
    ctx,
    file(text.replaceAll(',', ';').replace('mati; gelap', 'mati, gelap')),
    {
      ...mapping,
      source: 'semicolons',
    },
  );
  assert.deepEqual([semicolons.delimiter, semicolons.imported], [';', 1]);
  const words = await house.city.db.rows<{ description: string }>(
    sql`select distinct description from complaints.complaint`,
  );
  assert.deepEqual(words, [{ description: 'Lampu é di gang "Melati"\nsudah mati, gelap' }]);
});

test('cut off anywhere, the same command goes on and leaves each row once', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file(
    [HEAD, ...Array.from({ length: 3500 }, (_, at) => row(`${at}`)), row('wrong', { kind: 'Roket' })].join(
      '\n',
    ),
  );
  let batches = 0;
  const cut = importFile(ctx, path, mapping, () => {
    batches += 1;
    if (batches === 2) throw new Error('the power is gone');
  });
  await assert.rejects(cut, /power/);
  const halfway = (await total(house)).cases;
  assert.ok(halfway > 0 && halfway < 3500, `${halfway}`);
  const report = await importFile(ctx, path, mapping);
  assertAddsUp(report);
  assert.deepEqual([report.imported, report.known, counts(report)], [3500, 0, { 'unknown-category': 1 }]);
  assert.deepEqual(await total(house), { cases: 3500, tiles: 3500 });
  const again = await importFile(ctx, path, mapping);
  assert.deepEqual([again.imported, again.known], [0, 3500], 'the same file once more brings nothing');
  assert.equal((await total(house)).cases, 3500);
});

test('two imports of one file at the same moment bring each row once, and both reports add up', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file([HEAD, ...Array.from({ length: 2500 }, (_, at) => row(`${at}`))].join('\n'));
  const reports = await Promise.allSettled([importFile(ctx, path, mapping), importFile(ctx, path, mapping)]);
  for (const one of reports) if (one.status === 'fulfilled') assertAddsUp(one.value);
  const last = await importFile(ctx, path, mapping);
  assertAddsUp(last);
  assert.deepEqual(await total(house), { cases: 2500, tiles: 2500 });
});

/** A run that the power left after `batches` batches. */
async function cutOff(ctx: Context, path: string, how: Mapping, batches: number): Promise<void> {
  let done = 0;
  const cut = importFile(ctx, path, how, () => {
    done += 1;
    if (done === batches) throw new Error('the power is gone');
  });
  await assert.rejects(cut, /power/);
}

const minute = (at: number) => new Date(Date.UTC(2024, 0, 1) + at * 60_000).toISOString().slice(0, 19);

test('a cut off import whose mapping was mended begins anew: no row is lost, and what is in stays in, told plainly', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const rows = Array.from({ length: 4000 }, (_, at) =>
    row(`${at}`, { opened: minute(at), kind: at % 2 === 0 ? 'Lampu' : 'Roket' }),
  );
  const path = file([HEAD, ...rows].join('\n'));
  await cutOff(ctx, path, mapping, 2);
  const before = (await total(house)).cases;
  assert.ok(before > 0 && before < 2000, `${before}`);
  const mended = { ...mapping, categories: { ...mapping.categories, Roket: 'pothole' } };
  const trial = await tryImport(ctx, path, mended);
  assert.deepEqual(
    trial.left?.map(({ imported }) => imported),
    [before],
    'the trial tells of it too',
  );
  const report = await importFile(ctx, path, mended);
  assertAddsUp(report);
  assert.deepEqual([report.imported, report.known, counts(report)], [4000 - before, before, {}]);
  assert.deepEqual(
    report.left.map(({ imported }) => imported),
    [before],
  );
  assert.deepEqual(
    await total(house),
    { cases: 4000, tiles: 4000 },
    'also those that were set aside at first',
  );
  const runs = await house.city.db.rows<{ state: string }>(
    sql`select state from complaints.import_run order by started_at`,
  );
  assert.deepEqual(runs, [{ state: 'left' }, { state: 'done' }]);
  await undoImport(ctx, report.left[0]?.run ?? '');
  const anew = await importFile(ctx, path, mended);
  assert.deepEqual([anew.imported, anew.known, anew.left], [before, 4000 - before, []], 'the way back');
});

test('a city that changed while an import was cut off loses no row, and no id is given twice', async (t) => {
  let now = new Date('2026-11-02T03:00:00Z');
  const house = await testHouse(t, { background: false, now: () => now });
  const ctx = () => systemContext(house.city, 'complaints.import');
  const file = fileIn(t);
  const known = 'street-light-of-old';
  const how = { ...mapping, categories: { ...mapping.categories, Roket: known } };
  const rows = Array.from({ length: 6000 }, (_, at) =>
    row(`${at}`, {
      opened: at % 3 === 2 ? '2026-11-02T12:00:00' : minute(at),
      kind: at % 3 === 1 ? 'Roket' : 'Lampu',
    }),
  );
  const path = file([HEAD, ...rows].join('\n'));
  await cutOff(ctx(), path, how, 2);
  const before = await total(house);
  // Meanwhile the city has the category, and what lay two hours ahead is past.
  const light = await house.city.db.one<{ data: object }>(
    sql`select data from complaints.category where id = 'street-light' limit 1`,
  );
  await house.city.db.run(sql`insert into complaints.category (id, valid_from, data, from_pack)
    values (${known}, '2020-01-01', ${JSON.stringify(light.data)}::jsonb, true)`);
  house.city.cache.clear();
  now = new Date('2026-11-03T03:00:00Z');
  const report = await importFile(ctx(), path, how);
  assertAddsUp(report);
  const aside = await house.city.db.rows<{ external_id: string }>(
    sql`select external_id from complaints.import_refused`,
  );
  const cases = await house.city.db.rows<{ external_id: string }>(
    sql`select external_id from complaints.import_case`,
  );
  assert.equal(new Set([...aside, ...cases].map(({ external_id }) => external_id)).size, 6000);
  assert.equal(aside.length + cases.length, 6000, 'each row is a case or set aside, and none is both');
  assert.deepEqual([report.imported, counts(report)['opened-in-future']], [cases.length, 2000]);
  assert.ok(cases.length > before.cases);
  assert.equal((await total(house)).tiles, cases.length);
});

test('a row of a settled batch that is nowhere is written after all, without a word about the others', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file([HEAD, ...Array.from({ length: 2500 }, (_, at) => row(`${at}`))].join('\n'));
  await importFile(ctx, file([HEAD, row('7'), row('8')].join('\n')), mapping);
  await cutOff(ctx, path, mapping, 2);
  const [old] = await house.city.db.rows<{ id: string }>(
    sql`select id from complaints.import_run where state = 'done'`,
  );
  await undoImport(ctx, old?.id ?? '');
  const report = await importFile(ctx, path, mapping);
  assertAddsUp(report);
  assert.deepEqual([report.imported, report.known], [2500, 0], 'known when it was met, undone since');
  assert.deepEqual(await total(house), { cases: 2500, tiles: 2500 });
});

test('an undoing that was cut off goes on, and tells how many it took back in all', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file(
    [HEAD, ...Array.from({ length: 2500 }, (_, at) => row(`${at}`)), row('x', { kind: '?' })].join('\n'),
  );
  const { run } = await importFile(ctx, path, mapping);
  const cut = undoImport(ctx, run ?? '', () => {
    throw new Error('the power is gone');
  });
  await assert.rejects(cut, /power/);
  assert.deepEqual(await undoImport(ctx, run ?? ''), { undone: 2500, kept: 0 });
  const left = await house.city.db.one(sql`select count(*)::int as n from complaints.import_refused`);
  assert.deepEqual(left, { n: 0 }, 'what was set aside names people: it goes too');
});

test('made categories promise by the class of the mapping, in the trial as in the import', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const path = file([HEAD, row('1', { kind: 'Kuda nil', opened: '2026-11-02T09:00:00' })].join('\n'));
  const due = async (clock: string) => {
    const create = { clock, priority: 3, public: true };
    const source = `lama-${clock}`;
    const kind = { 'Kuda nil': `kuda-${clock}` };
    const how: Mapping = {
      ...mapping,
      source,
      categories: kind,
      create,
      columns: { ...mapping.columns, onTime: 'nama' },
      onTime: { yes: [''], no: ['x'] },
    };
    const trial = await tryImport(ctx, path, how);
    const report = await importFile(ctx, path, how);
    assert.deepEqual(trial.judged, report.judged, clock);
    const { complete_by } = await house.city.db.one<{ complete_by: Date }>(
      sql`select complete_by from cases."case" where kind = ${`kuda-${clock}`}`,
    );
    return complete_by.getTime();
  };
  const [short, middle, long] = [
    await due('normative'),
    await due('no-supervision'),
    await due('supervision'),
  ];
  assert.ok(short < middle && middle < long, `${short} ${middle} ${long}`);
});

test('what was set aside and mended in a spreadsheet comes back as it was: no apostrophe stays', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const phones: Mapping = { ...mapping, columns: { ...mapping.columns, phone: 'nama' } };
  const path = file([HEAD, row('1', { kind: 'Roket', name: '+6281234567890' })].join('\n'));
  const { run } = await importFile(ctx, path, phones);
  let csv = '';
  for await (const piece of refusedAsCsv(house.city, run ?? '')) csv += piece;
  assert.ok(csv.includes("'+6281234567890"), csv);
  const report = await importFile(
    ctx,
    file(csv.replace('Roket,2024', 'Roket,2024').replaceAll('Roket', 'Lampu')),
    phones,
  );
  assert.equal(report.imported, 1);
  const { reporter } = await house.city.db.one<{ reporter: Buffer }>(
    sql`select reporter from complaints.complaint`,
  );
  assert.equal(JSON.parse(open(house.city, reporter)).phone, '+6281234567890');
});

test('a whole import is undone; what somebody worked on since stays, and can be told', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const report = await importFile(ctx, file([HEAD, row('1'), row('2'), row('3')].join('\n')), mapping);
  const desk = await house.officer('complaints-coordinator');
  const { body } = await house.call<{ items: { code: string }[] }>('GET', '/api/complaints');
  const taken = body.items[0]?.code;
  assert.equal((await desk('POST', `/api/desk/complaints/${taken}/take`, { version: 1 })).status, 200);
  assert.deepEqual(await undoImport(ctx, report.run ?? ''), { undone: 2, kept: 1 });
  const left = await house.call<{ items: { code: string }[] }>('GET', '/api/complaints');
  assert.deepEqual(
    left.body.items.map(({ code }) => code),
    [taken],
  );
  assert.deepEqual(await total(house), { cases: 1, tiles: 1 });
  await assert.rejects(undoImport(ctx, report.run ?? ''), 'undone is undone');
  const again = await importFile(ctx, file([HEAD, row('1'), row('2'), row('3')].join('\n')), mapping);
  assert.deepEqual([again.imported, again.known], [2, 1], 'what was undone may come again');
});

test('the table of what was set aside runs nothing in a spreadsheet, and its records are sealed in the database', async (t) => {
  const { house, ctx, file } = await setUp(t);
  const evil = '=HYPERLINK("http://x.example";"klik")';
  const path = file(
    [HEAD, row('1', { kind: 'Roket', words: `"${evil.replaceAll('"', '""')}"`, name: '@SUM(A1)' })].join(
      '\n',
    ),
  );
  const { run } = await importFile(ctx, path, mapping);
  let csv = '';
  for await (const piece of refusedAsCsv(house.city, run ?? '')) csv += piece;
  assert.match(csv, /^\uFEFFline,reason,detail,nomor,/);
  assert.match(csv, /2,unknown-category,Roket,1,/);
  assert.ok(csv.includes(`"'=HYPERLINK`) && csv.includes(`"'@SUM`), csv);
  const { record } = await house.city.db.one<{ record: Buffer }>(
    sql`select record from complaints.import_refused`,
  );
  assert.ok(!record.toString('latin1').includes('SUM'));
});

test('times of the file are read by their pattern, in their zone, and nothing is guessed', () => {
  const boston = timeReader('MM/DD/YYYY hh:mm:ss A', 'America/New_York');
  assert.equal(boston('01/05/2015 12:40:41 PM')?.toISOString(), '2015-01-05T17:40:41.000Z');
  assert.equal(boston('07/05/2015 12:00:00 AM')?.toISOString(), '2015-07-05T04:00:00.000Z');
  for (const wrong of [
    '13/05/2015 01:00:00 AM',
    '02/30/2015 01:00:00 AM',
    '01/05/2015 13:00:00 PM',
    '01/05/2015',
    '',
  ])
    assert.equal(boston(wrong), undefined, wrong);
  const plain = timeReader(undefined, 'Asia/Jakarta');
  assert.equal(plain('2026-11-22')?.toISOString(), '2026-11-21T17:00:00.000Z');
  assert.equal(plain('2026-11-22T10:00:00+08:00')?.toISOString(), '2026-11-22T02:00:00.000Z');
  assert.equal(plain('2026-11-31'), undefined);
  assert.equal(
    timeReader('DD.MM.YYYY HH:mm', 'Asia/Makassar')('22.11.2026 07:30')?.toISOString(),
    '2026-11-21T23:30:00.000Z',
  );
});

test('a mapping that does not fit says where and why', () => {
  const faults = (value: unknown, header?: string[]) => {
    const read = readMapping(value, header);
    return 'faults' in read ? read.faults.map(({ path }) => path) : [];
  };
  assert.deepEqual(faults(mapping, HEAD.split(',')), []);
  const oneColumn = {
    ...mapping,
    columns: { ...mapping.columns, description: mapping.columns.description[0] },
  };
  assert.deepEqual(faults(oneColumn, HEAD.split(',')), [], 'one column needs no list');
  assert.deepEqual(faults({ ...mapping, zone: 'Asia/Magelang' }), ['zone']);
  for (const timeFormat of [
    'DD/DD/YYYY',
    'DD/MM/YY',
    'DD/MM/YYYY HH:MM',
    'MM/YYYY',
    'HH:mm',
    'DD/MM/YYYY hh:mm',
    'DD/MM/YYYY HH:mm A',
    'DD/MM/YYYY HH hh A',
  ])
    assert.deepEqual(faults({ ...mapping, timeFormat }), ['timeFormat'], timeFormat);
  for (const timeFormat of ['DD/MM/YYYY', 'YYYY-MM-DDTHH:mm:ss', 'MM/DD/YYYY hh:mm:ss A'])
    assert.deepEqual(faults({ ...mapping, timeFormat }), [], timeFormat);
  assert.deepEqual(faults(mapping, ['nomor', 'masuk']).includes('columns.category'), true);
  assert.deepEqual(faults({ ...mapping, columns: { ...mapping.columns, status: 'status' } }), ['closed']);
  assert.ok(faults({ source: 'x' }).length > 0);
  assert.ok(faults(null).length > 0);
});

const REAL = resolve(
  import.meta.dirname,
  '../../../../../shared/data/complaints/boston311-2015-third.csv.gz',
);

test('the real table of 40,382 requests: every row counts, and the judgements differ for reasons that can be told', async (t) => {
  if (!existsSync(REAL)) {
    t.skip('SKIPPED: the real 311 table is not beside this project');
    return;
  }
  const { parse } = await import('yaml');
  const { readFileSync } = await import('node:fs');
  const house = await testHouse(t, { background: false });
  const example = resolve(import.meta.dirname, '../../../../docs/examples/import-311.yaml');
  const read = readMapping(parse(readFileSync(example, 'utf8')));
  assert.ok('mapping' in read);
  const report = await tryImport(systemContext(house.city, 'complaints.import'), REAL, read.mapping);
  assertAddsUp(report);
  assert.equal(report.rows, 40_382);
  assert.equal(report.missing.agencies.length, 16);
  const { compared, bothLate, bothOnTime, onlyOursOnTime, onlyTheirsOnTime, silent } = report.judged;
  const apart = [onlyOursOnTime, onlyTheirsOnTime]
    .flatMap((one) => Object.values(one))
    .reduce((sum, one) => sum + one, 0);
  assert.equal(bothLate + bothOnTime + apart, compared);
  assert.equal(compared + silent, report.imported);
});
