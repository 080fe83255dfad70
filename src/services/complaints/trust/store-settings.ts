/** SQL of the settings of trust. */
import type { Runner } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { TrustRules } from '../rules/trust-contract.ts';
import type { ScreenWords } from './rules/screening.ts';

const RULES = 'complaints.trust';
const WORDS = 'complaints.screening';

/** All versions of the rules, the oldest first, and the word lists; undefined before a pack brought any. */
export async function readTrust(
  runner: Runner,
): Promise<{ versions: { from: string; value: TrustRules }[]; words: ScreenWords | undefined }> {
  const rows = await runner.rows<{ key: string; from: string; value: unknown }>(sql`
    select key, valid_from::text as "from", value from platform.setting
    where key in (${RULES}, ${WORDS}) order by valid_from`);
  return {
    versions: rows.flatMap(({ key, from, value }) =>
      key === RULES ? [{ from, value: value as TrustRules }] : [],
    ),
    words: rows.find(({ key }) => key === WORDS)?.value as ScreenWords | undefined,
  };
}

/** The same, and nobody else changes the rules until the transaction ends. */
export async function lockTrust(tx: Runner): ReturnType<typeof readTrust> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('complaints.trust'))`);
  return readTrust(tx);
}

export async function writeTrust(tx: Runner, from: string, value: TrustRules): Promise<void> {
  await tx.run(sql`insert into platform.setting (key, valid_from, value)
    values (${RULES}, ${from}::date, ${JSON.stringify(value)}::jsonb)
    on conflict on constraint setting_pkey do update set value = excluded.value`);
}

/** The word lists follow the pack; true if they are new or different. */
export async function writeScreenWords(tx: Runner, words: ScreenWords): Promise<boolean> {
  const rows = await tx.run(sql`insert into platform.setting (key, value)
    values (${WORDS}, ${JSON.stringify(words)}::jsonb)
    on conflict on constraint setting_pkey do update set value = excluded.value where setting.value <> excluded.value`);
  return rows > 0;
}
