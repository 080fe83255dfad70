/** SQL of passkeys. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type PasskeyRow = {
  id: string;
  officer: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  label: string;
  created_at: Date;
  last_used_at: Date | null;
};

export async function insertPasskey(
  tx: Runner,
  passkey: Omit<PasskeyRow, 'created_at' | 'last_used_at'> & { now: Date },
): Promise<void> {
  await tx.run(sql`insert into identity.passkey (id, officer, public_key, counter, transports, label, created_at)
    values (${passkey.id}, ${passkey.officer}, ${passkey.public_key}, ${passkey.counter}, ${passkey.transports},
      ${passkey.label}, ${passkey.now})`);
}

export async function listPasskeys(db: Runner, officer: string): Promise<PasskeyRow[]> {
  return db.rows<PasskeyRow>(sql`
    select id, officer, public_key, counter, transports, label, created_at, last_used_at from identity.passkey
    where officer = ${officer} order by created_at`);
}

/** A passkey of an enabled officer, locked until the end of the transaction. */
export async function lockPasskey(tx: Runner, id: string): Promise<PasskeyRow | undefined> {
  return tx.maybe<PasskeyRow>(sql`
    select p.id, p.officer, p.public_key, p.counter, p.transports, p.label, p.created_at, p.last_used_at
    from identity.passkey p join identity.officer o on o.id = p.officer
    where p.id = ${id} and o.disabled_at is null for update of p`);
}

export async function notePasskeyUse(tx: Runner, id: string, counter: number, now: Date): Promise<void> {
  await tx.run(sql`update identity.passkey set counter = ${counter}, last_used_at = ${now} where id = ${id}`);
}

export async function deletePasskey(tx: Runner, officer: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from identity.passkey where id = ${id} and officer = ${officer}`)) === 1;
}

export async function deletePasskeys(tx: Runner, officer: string): Promise<void> {
  await tx.run(sql`delete from identity.passkey where officer = ${officer}`);
}
