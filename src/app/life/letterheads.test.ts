/** A demo city's papers carry an address, and nobody takes it for a real one. */
import assert from 'node:assert/strict';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { sql } from '../../platform/db/sql.ts';
import { giveLetterheads } from './letterheads.ts';

test('every agency of a demo city gets an address that says that it is invented, under a mark of nobody', async (t) => {
  const { city } = await testHouse(t);
  await giveLetterheads(city);
  const rows = await city.db.rows<{ agency: string; address: string; email: string }>(
    sql`select agency, address, email from documents.letterhead`,
  );
  assert.equal(rows.length, (await agencies(city)).all().length);
  const mark = await city.db.one<{ coat: string; from: string }>(
    sql`select coat, valid_from::text as from from documents.government`,
  );
  const bytes = await buffer((await city.files.get(mark.coat)) as Readable);
  assert.deepEqual(bytes.subarray(1, 4).toString(), 'PNG');
  assert.equal(mark.from, '2020-01-01', 'papers of the invented past bear it too');
  for (const { address, email } of rows) {
    assert.match(address, /alamat rekaan/);
    assert.match(email, /\.example$/);
  }
});
