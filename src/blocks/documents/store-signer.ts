/** SQL of the demo signer's key. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type SignerRow = {
  key: Buffer;
  certificate: Buffer;
  authority: Buffer;
  issuer: Buffer;
  serial: Buffer;
  notAfter: Date;
};

/** The newest that is still good at this time. */
export async function findSigner(db: Runner, goodUntil: Date): Promise<SignerRow | undefined> {
  return db.maybe<SignerRow>(sql`
    select key_sealed as key, certificate, authority, issuer, serial, not_after as "notAfter"
    from documents.demo_signer where not_after > ${goodUntil} order by id desc limit 1`);
}

/** One process makes a key, the others wait and find it. */
export async function lockSigner(tx: Runner): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('documents.demo_signer'))`);
}

export async function insertSigner(tx: Runner, row: SignerRow): Promise<void> {
  await tx.run(sql`
    insert into documents.demo_signer (key_sealed, certificate, authority, issuer, serial, not_after)
    values (${row.key}, ${row.certificate}, ${row.authority}, ${row.issuer}, ${row.serial}, ${row.notAfter})`);
}
