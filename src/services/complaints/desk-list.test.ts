import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Call, type TestHouse, testHouse } from '../../../test/kit/house.ts';
import { IN_PANJANG, LIGHTS, report } from '../../../test/kit/people.ts';
import { systemContext } from '../../platform/context.ts';
import { importFile } from './import/api.ts';
import type { DeskPage } from './rules/desk-contract.ts';

/** Every code that a view shows, page by page. */
async function walked(desk: Call, view: string, limit: number): Promise<string[]> {
  const codes: string[] = [];
  let cursor: string | null = null;
  // More pages than there can be: a page that comes round again must not hang the test.
  for (let page = 0; page < 20; page++) {
    const after: string = cursor ? `&cursor=${cursor}` : '';
    const { status, body, text } = await desk<DeskPage>(
      'GET',
      `/api/desk/complaints?view=${view}&limit=${limit}${after}`,
    );
    assert.equal(status, 200, text);
    codes.push(...body.items.map(({ code }) => code));
    cursor = body.next;
    if (!cursor) return codes;
  }
  assert.fail(`no end of ${view}: ${codes.join(' ')}`);
}

async function importOpen(t: TestContext, house: TestHouse, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pendopo-desk-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const { lat, lng } = IN_PANJANG;
  const rows = Array.from(
    { length: count },
    (_, at) => `L${at},2024-03-0${at + 1}T09:15:00,Lampu,Lampu mati nomor ${at},${lat},${lng}`,
  );
  const path = join(folder, 'lama.csv');
  writeFileSync(path, ['nomor,masuk,jenis,uraian,lintang,bujur', ...rows].join('\n'));
  const columns = {
    ...{ id: 'nomor', openedAt: 'masuk', category: 'jenis', description: ['uraian'] },
    ...{ lat: 'lintang', lng: 'bujur' },
  };
  const given = { source: 'lama', columns, categories: { Lampu: 'street-light' } };
  await importFile(systemContext(house.city, 'complaints.import'), path, given);
}

test('an inbox is paged through to its end, the cases that an import brought in with it', async (t) => {
  const house = await testHouse(t);
  const officer = await house.officer('complaints-coordinator');
  await importOpen(t, house, 5);
  const { code } = await report(house);
  const all = await walked(officer, 'all', 2);
  assert.deepEqual([all.length, new Set(all).size, all[0]], [6, 6, code]);
  const todo = await walked(officer, 'todo', 2);
  assert.deepEqual([...todo].sort(), [...all].sort());
});

test('my own work is paged through to its end, what waits for its reporter at the end of it', async (t) => {
  const house = await testHouse(t);
  const officer = await house.officer('agency-officer', LIGHTS);
  const codes: string[] = [];
  for (let at = 0; at < 6; at++) {
    const { code } = await report(house);
    const path = `/api/desk/complaints/${code}`;
    assert.equal((await officer('POST', `${path}/take`, { version: 1 })).status, 200);
    if (at < 3)
      assert.equal(
        (await officer('POST', `${path}/ask`, { version: 2, text: 'Tiang yang mana?' })).status,
        200,
      );
    codes.push(code);
  }
  const running = codes.slice(3);
  const waiting = codes.slice(0, 3);
  for (const limit of [1, 2, 4])
    assert.deepEqual(await walked(officer, 'mine', limit), [...running, ...waiting], `${limit} a page`);
});
