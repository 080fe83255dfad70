/** SQL of banks, their keys, and what they told. */
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Bank } from './rules/banks.ts';

export type KeyPurpose = 'city-private' | 'bank-public' | 'shared';

export async function latestBanks(runner: Runner): Promise<{ id: string; content: Bank }[]> {
  return runner.rows(sql`select distinct on (id) id, content from payments.bank order by id, since desc`);
}

export async function latestKeys(
  runner: Runner,
): Promise<{ bank: string; purpose: KeyPurpose; sealed: Buffer }[]> {
  return runner.rows(sql`select distinct on (bank, purpose) bank, purpose, sealed
    from payments.bank_key order by bank, purpose, since desc`);
}

export async function insertBank(tx: Runner, id: string, content: Bank, since: Date): Promise<void> {
  await tx.run(
    sql`insert into payments.bank (id, since, content) values (${id}, ${since}, ${JSON.stringify(content)})`,
  );
}

export async function insertKey(
  tx: Runner,
  key: { bank: string; purpose: KeyPurpose; sealed: Buffer; since: Date },
): Promise<void> {
  await tx.run(sql`insert into payments.bank_key (bank, purpose, since, sealed)
    values (${key.bank}, ${key.purpose}, ${key.since}, ${key.sealed})`);
}

const SNAP_CALL = tableOf('payments.snap_call', {
  bank: 'text',
  day: 'date',
  external_id: 'text',
  fingerprint: 'text',
});

export type SnapCall = { bank: string; day: string; externalId: string; fingerprint: string };

export function insertSnapCall({ bank, day, externalId, fingerprint }: SnapCall): Insert {
  return { into: SNAP_CALL, row: [bank, day, externalId, fingerprint] };
}

/** The hash under which the bank used this number that day. */
export async function fingerprintOf(
  runner: Runner,
  { bank, day, externalId }: Omit<SnapCall, 'fingerprint'>,
): Promise<string | undefined> {
  const row = await runner.maybe<{ fingerprint: string }>(sql`select fingerprint from payments.snap_call
    where bank = ${bank} and day = ${day} and external_id = ${externalId}`);
  return row?.fingerprint;
}

export async function insertFailure(
  runner: Runner,
  f: { channel: string; reference: string; status: string; amount: number | null; at: Date },
): Promise<void> {
  await runner.run(sql`insert into payments.failure (channel, reference, status, amount, at)
    values (${f.channel}, ${f.reference}, ${f.status}, ${f.amount}, ${f.at}) on conflict do nothing`);
}

/** How many payments did not come about since then, by channel. */
export async function failedSince(
  runner: Runner,
  since: Date,
): Promise<{ channel: string; count: number }[]> {
  return runner.rows(sql`select channel, count(*)::int as count from payments.failure
    where at >= ${since} group by channel order by channel`);
}

export async function forgetCalls(runner: Runner, before: string): Promise<void> {
  await runner.run(sql`delete from payments.snap_call where day < ${before}`);
}
