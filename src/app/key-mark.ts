/** Notices a master key that is not the one a city's data was sealed with, before anything is sealed with the wrong one. */
import { sameSecret } from '../platform/crypt.ts';
import type { Runner } from '../platform/db/database.ts';
import { sql } from '../platform/db/sql.ts';
import { derived } from './secrets.ts';

const KEY = 'platform.key-mark';

/** The message is a sentence with the remedy. */
export class MasterKeyError extends Error {
  override readonly name = 'MasterKeyError';
}

/** `unmarked`: no key was ever used on this database. The mark tells nothing of the key itself. */
export async function readKeyMark(db: Runner, secret: Buffer): Promise<'right' | 'wrong' | 'unmarked'> {
  const row = await db.maybe<{ mark: string }>(
    sql`select value #>> '{}' as mark from platform.setting where key = ${KEY}`,
  );
  if (!row) return 'unmarked';
  return sameSecret(row.mark, markOf(secret)) ? 'right' : 'wrong';
}

function markOf(secret: Buffer): string {
  return derived(secret, 'key mark').toString('base64url');
}

/** Marks the database with the city's key the first time; later throws `MasterKeyError` when the key is another. */
export async function holdKeyMark(db: Runner, secret: Buffer, slug: string): Promise<void> {
  await db.run(sql`insert into platform.setting (key, value)
    select ${KEY}, to_jsonb(${markOf(secret)}::text)
    where not exists (select from platform.setting where key = ${KEY}) on conflict do nothing`);
  if ((await readKeyMark(db, secret)) === 'wrong')
    throw new MasterKeyError(
      `The master key is not the one that the data of "${slug}" was sealed with, so names and telephone numbers in it could not be read. ` +
        'Put secrets/master-key of the installation that this database comes from into the data folder, and start again. Nothing was changed.',
    );
}
