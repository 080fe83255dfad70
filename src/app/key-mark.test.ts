import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { testCity } from '../../test/kit/city.ts';
import { holdKeyMark, MasterKeyError, readKeyMark } from './key-mark.ts';

test('a database that was sealed with another master key is refused with the remedy, and the right key still opens it', async (t) => {
  const city = await testCity(t);
  assert.equal(await readKeyMark(city.db, city.secret), 'right');
  const other = randomBytes(32);
  assert.equal(await readKeyMark(city.db, other), 'wrong');
  await assert.rejects(
    holdKeyMark(city.db, other, 'magelang'),
    (error) => error instanceof MasterKeyError && /master-key/.test(error.message),
  );
  await holdKeyMark(city.db, city.secret, 'magelang');
});
