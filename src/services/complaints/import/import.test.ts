import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { IN_PANJANG, PANJANG } from '../../../../test/kit/people.ts';
import { systemContext } from '../../../platform/context.ts';
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
  assert.deepEqual(faults({ ...mapping, zone: 'Asia/Magelang' }), ['zone']);
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
