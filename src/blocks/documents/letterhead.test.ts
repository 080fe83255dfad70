import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { type Answer, type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { readPdf } from '../../../test/kit/pdf.ts';
import { headOn, readCoat, signatoryOn, signerOn } from './letterhead.ts';
import type { AgencyHeadView, LetterheadsView, SignatoryBody } from './rules/letterhead-contract.ts';
import type { Signatory } from './store-letterhead.ts';

const AGENCY = 'dlh';
const clock = (iso: string) => {
  const held = { now: new Date(iso) };
  return { held, now: () => held.now };
};
const signatory = (more: Partial<SignatoryBody> = {}): SignatoryBody => ({
  capacity: 'head',
  title: 'Kepala Dinas Lingkungan Hidup',
  name: 'Wulan Contoh, S.T.',
  rank: 'Pembina Tk. I',
  nip: '19800312 200501 2 003',
  officer: '',
  validFrom: '2026-11-01',
  validUntil: '',
  ...more,
});

async function opened(t: Parameters<typeof testHouse>[0], iso = '2026-11-22T03:00:00Z') {
  const { held, now } = clock(iso);
  const house = await testHouse(t, { now });
  const admin = await house.officer('city-admin');
  const view = async () => (await admin<LetterheadsView>('GET', '/api/documents/letterhead')).body;
  const agency = async () => (await view()).agencies.find(({ id }) => id === AGENCY) as AgencyHeadView;
  const add = (more: Partial<SignatoryBody>) =>
    admin('POST', `/api/documents/letterhead/agencies/${AGENCY}/signatories`, signatory(more));
  return { held, house, admin, view, agency, add };
}

const wrongFields = ({ body }: Answer) =>
  ((body.fields ?? []) as { path: string; rule: string }[]).map(({ path, rule }) => [path, rule]);

async function sendCoat(house: TestHouse, admin: { token: string }, bytes: Buffer, name: string) {
  const boundary = 'batas';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return house.call('POST', '/api/documents/letterhead/coat', body, {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    authorization: `Bearer ${admin.token}`,
  });
}

test('before anything was entered, papers carry the city’s name and whoever may sign for the agency', async (t) => {
  const { house, view, agency } = await opened(t);
  const { government } = await view();
  assert.deepEqual(
    [government.name, government.place, government.coat],
    ['Pemerintah Kota Magelang', 'Kota Magelang', null],
  );
  assert.equal((await agency()).signer?.name, 'Pejabat Contoh');
  const head = await house.officer('agency-head', AGENCY);
  const signer = await signerOn(house.city, AGENCY, '2026-11-22');
  assert.deepEqual([signer.officer, signer.title], [head.id, 'Kepala Dinas Lingkungan Hidup']);
});

test('letterhead and address hold from their day on, and what was issued before is not touched', async (t) => {
  const { house, admin, view } = await opened(t);
  const put = (path: string, body: unknown) => admin('PUT', `/api/documents/letterhead/${path}`, body);
  const lines = {
    address: 'Jalan Contoh 1',
    telephone: '(0293) 1',
    email: 'dlh@contoh.example.go.id',
    website: '',
  };
  assert.equal(
    (await put('government', { validFrom: '2026-12-01', name: 'Pemerintah Kota Baru', place: 'Baru' }))
      .status,
    204,
  );
  assert.equal((await put(`agencies/${AGENCY}`, { ...lines, validFrom: '2026-11-01' })).status, 204);
  assert.equal(
    (await put(`agencies/${AGENCY}`, { ...lines, address: 'Jalan Baru 2', validFrom: '2026-12-01' })).status,
    204,
  );
  const before = await headOn(house.city, AGENCY, '2026-11-30');
  const after = await headOn(house.city, AGENCY, '2026-12-01');
  assert.deepEqual(
    [before.government, before.lines],
    ['Pemerintah Kota Magelang', ['Jalan Contoh 1', 'Telepon (0293) 1 · dlh@contoh.example.go.id']],
  );
  assert.deepEqual(
    [after.government, after.place, after.lines[0]],
    ['Pemerintah Kota Baru', 'Baru', 'Jalan Baru 2'],
  );
  assert.equal((await view()).later[0]?.name, 'Pemerintah Kota Baru');
  assert.deepEqual(
    wrongFields(await put('government', { validFrom: '2026-02-30', name: 'Xx', place: 'Yy' })),
    [['validFrom', 'not-a-date']],
  );
  assert.equal((await put('agencies/tidak-ada', { ...lines, validFrom: '2026-11-01' })).status, 404);
});

test('whoever acts for the head signs on exactly his days, with the head’s title', async (t) => {
  const { house, add, agency } = await opened(t);
  assert.equal((await add({})).status, 204);
  const acting = {
    capacity: 'plh',
    name: 'Danang Contoh',
    nip: '',
    rank: '',
    validFrom: '2026-11-20',
    validUntil: '2026-11-22',
  } as const;
  assert.equal((await add(acting)).status, 204);
  const on = async (date: string) => {
    const { capacity, name, nip } = await signerOn(house.city, AGENCY, date);
    return [capacity, name, nip];
  };
  assert.deepEqual(await on('2026-11-19'), ['head', 'Wulan Contoh, S.T.', '19800312 200501 2 003']);
  assert.deepEqual(await on('2026-11-20'), ['plh', 'Danang Contoh', null]);
  assert.deepEqual(await on('2026-11-22'), ['plh', 'Danang Contoh', null]);
  assert.equal((await on('2026-11-23'))[0], 'head');
  assert.deepEqual((await agency()).signer, {
    capacity: 'plh',
    title: 'Kepala Dinas Lingkungan Hidup',
    name: 'Danang Contoh',
  });
});

test('a new head ends the days of the one before, and an entry is ended or taken out', async (t) => {
  const { admin, add, agency } = await opened(t);
  await add({});
  await add({ name: 'Lestari Contoh', validFrom: '2026-12-01' });
  const [first, second] = (await agency()).signatories;
  assert.deepEqual(
    [first?.validUntil, second?.name, second?.validUntil],
    ['2026-11-30', 'Lestari Contoh', null],
  );
  const end = (id: string | undefined, lastDay: string) =>
    admin('POST', `/api/documents/signatories/${id}/end`, { lastDay });
  assert.equal((await end(second?.id, '2026-11-21')).status, 204);
  assert.deepEqual(
    (await agency()).signatories.map(({ name }) => name),
    ['Wulan Contoh, S.T.'],
  );
  assert.equal((await end(second?.id, '2026-11-21')).status, 404);
});

test('wrong entries are refused field by field', async (t) => {
  const { add } = await opened(t);
  const cases: [Partial<SignatoryBody>, [string, string]][] = [
    [{ capacity: 'plh' }, ['validUntil', 'no-end']],
    [{ validUntil: '2026-10-01' }, ['validUntil', 'before-beginning']],
    [{ nip: '123' }, ['nip', 'not-a-nip']],
    [{ validFrom: '2026-11-31' }, ['validFrom', 'not-a-date']],
  ];
  for (const [more, wanted] of cases) assert.deepEqual(wrongFields(await add(more)), [wanted]);
});

test('of several who act at once, the one entered for the later day signs', () => {
  const row = (id: string, capacity: Signatory['capacity'], validFrom: string): Signatory => ({
    ...{
      id,
      capacity,
      validFrom,
      agency: AGENCY,
      title: 'Kepala',
      name: id,
      rank: null,
      nip: null,
      officer: null,
      validUntil: null,
    },
  });
  const list = [
    row('head', 'head', '2026-01-01'),
    row('plt', 'plt', '2026-02-01'),
    row('plh', 'plh', '2026-03-01'),
  ];
  assert.deepEqual(
    ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-01'].map(
      (date) => signatoryOn(list, AGENCY, date)?.id,
    ),
    [undefined, 'head', 'plt', 'plh'],
  );
});

test('a coat of arms is drawn anew: no metadata, no transparency, small; an SVG or a broken file is refused', async (t) => {
  const { house, admin, view } = await opened(t);
  const picture = sharp({
    create: { width: 900, height: 1200, channels: 4, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
  });
  const png = await picture
    .png()
    .withExif({ IFD0: { Copyright: 'rahasia' } })
    .toBuffer();
  assert.equal((await sendCoat(house, admin, png, 'lambang.png')).status, 204);
  const { coat } = (await view()).government;
  assert.match(coat ?? '', /^[0-9a-f]{16}$/);
  const kept = await readCoat(house.city, (await headOn(house.city, AGENCY, '2026-11-22')).coat);
  assert.ok(kept);
  const facts = await sharp(kept).metadata();
  assert.deepEqual(
    [facts.format, facts.width, facts.height, facts.hasAlpha, facts.exif],
    ['png', 360, 480, false, undefined],
  );
  const preview = await admin('GET', `/api/documents/letterhead/agencies/${AGENCY}/preview`);
  assert.equal(preview.headers['content-type'], 'application/pdf');

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>');
  assert.equal((await sendCoat(house, admin, svg, 'lambang.png')).status, 415);
  assert.equal((await sendCoat(house, admin, png.subarray(0, 300), 'lambang.png')).status, 422);
  assert.equal((await admin('DELETE', '/api/documents/letterhead/coat')).status, 204);
  assert.equal((await view()).government.coat, null);
  assert.equal((await admin('GET', '/api/documents/letterhead/coat')).status, 404);
});

test('a paper with a coat of arms stays PDF/A: its picture has no transparency', async (t) => {
  const { house, admin } = await opened(t);
  const red = {
    create: { width: 90, height: 120, channels: 4 as const, background: { r: 200, g: 0, b: 0, alpha: 0.5 } },
  };
  await sendCoat(house, admin, await sharp(red).png().toBuffer(), 'lambang.png');
  const { previewLetterhead } = await import('./letterhead-view.ts');
  const { systemContext } = await import('../../platform/context.ts');
  const pdf = readPdf(await previewLetterhead(systemContext(house.city, 'test'), AGENCY));
  assert.equal(pdf.find(/\/Subtype \/Image/).length, 1);
  assert.doesNotMatch(pdf.text, /\/SMask/);
});
