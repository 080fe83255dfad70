/** SQL of taxpayers. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type PayerRow = {
  id: string;
  npwpd: string;
  kind: 'person' | 'business';
  sealed: Buffer;
  nib: string | null;
  citizen: string | null;
  language: string;
};
export type NewPayerRow = Omit<PayerRow, 'citizen'> & {
  check_code: Buffer;
  phone_index: Buffer | null;
  name_words: Buffer[];
  registered_at: Date;
};

const columns = sql`id, npwpd, kind, sealed, nib, citizen, language`;

export async function nextPayerNumber(tx: Runner): Promise<number> {
  return (await tx.one<{ no: number }>(sql`select nextval('taxes.payer_number') as no`)).no;
}

/** False when the number is another one's. */
export async function insertPayer(tx: Runner, p: NewPayerRow): Promise<boolean> {
  const count = await tx.run(sql`insert into taxes.payer
      (id, npwpd, kind, sealed, check_code, phone_index, name_words, nib, language, registered_at)
    values (${p.id}, ${p.npwpd}, ${p.kind}, ${p.sealed}, ${p.check_code}, ${p.phone_index}, ${p.name_words}::bytea[], ${p.nib},
      ${p.language}, ${p.registered_at}) on conflict on constraint payer_npwpd_key do nothing`);
  return count === 1;
}

export async function findPayer(runner: Runner, id: string): Promise<PayerRow | undefined> {
  return runner.maybe(sql`select ${columns} from taxes.payer where id = ${id}`);
}

export async function findPayerByNumber(
  runner: Runner,
  npwpd: string,
): Promise<(PayerRow & { check_code: Buffer }) | undefined> {
  return runner.maybe(sql`select ${columns}, check_code from taxes.payer where npwpd = ${npwpd}`);
}

export async function payersOfCitizen(runner: Runner, citizen: string): Promise<PayerRow[]> {
  return runner.rows(sql`select ${columns} from taxes.payer where citizen = ${citizen} order by npwpd`);
}

/** The taxpayers with all of these words in their names, or this telephone; all of them without either. */
export async function searchPayers(
  runner: Runner,
  given: {
    words: readonly Buffer[];
    phone: Buffer | null;
    npwpd: string | null;
    after: string;
    most: number;
  },
): Promise<PayerRow[]> {
  return runner.rows(sql`select ${columns} from taxes.payer
    where npwpd > ${given.after} and (name_words @> ${given.words}::bytea[] or phone_index = ${given.phone}::bytea or npwpd = ${given.npwpd}::text)
    order by npwpd limit ${given.most}`);
}

export async function linkCitizen(tx: Runner, payer: string, citizen: string | null): Promise<void> {
  await tx.run(sql`update taxes.payer set citizen = ${citizen} where id = ${payer}`);
}

export async function unlinkCitizen(tx: Runner, citizen: string): Promise<void> {
  await tx.run(sql`update taxes.payer set citizen = null where citizen = ${citizen}`);
}
