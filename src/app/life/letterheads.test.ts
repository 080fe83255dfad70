/** A demo city's papers carry an address, and nobody takes it for a real one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testHouse } from '../../../test/kit/house.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { sql } from '../../platform/db/sql.ts';
import { giveLetterheads } from './letterheads.ts';

test('every agency of a demo city gets an address that says that it is invented', async (t) => {
  const { city } = await testHouse(t);
  await giveLetterheads(city);
  const rows = await city.db.rows<{ agency: string; address: string; email: string }>(
    sql`select agency, address, email from documents.letterhead`,
  );
  assert.equal(rows.length, (await agencies(city)).all().length);
  for (const { address, email } of rows) {
    assert.match(address, /alamat rekaan/);
    assert.match(email, /\.example$/);
  }
});
