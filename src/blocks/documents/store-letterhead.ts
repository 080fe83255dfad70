/** SQL of the letterhead and of those who sign: each from a date on. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Capacity } from './paper/sheet.ts';

export type Government = { validFrom: string; name: string; place: string; coat: string | null };
export type Letterhead = {
  agency: string;
  validFrom: string;
  address: string;
  telephone: string;
  email: string;
  website: string;
};
export type Signatory = {
  id: string;
  agency: string;
  capacity: Capacity;
  title: string;
  name: string;
  rank: string | null;
  nip: string | null;
  officer: string | null;
  validFrom: string;
  validUntil: string | null;
};

/** In the order of their dates. */
export async function readGovernments(db: Runner): Promise<Government[]> {
  return db.rows<Government>(sql`
    select valid_from::text as "validFrom", name, place, coat from documents.government order by valid_from`);
}

export async function writeGovernment(tx: Runner, one: Government, at: Date): Promise<void> {
  await tx.run(sql`
    insert into documents.government (valid_from, name, place, coat, changed_at)
    values (${one.validFrom}::date, ${one.name}, ${one.place}, ${one.coat}, ${at})
    on conflict on constraint government_pkey do update set
      name = excluded.name, place = excluded.place, coat = excluded.coat, changed_at = excluded.changed_at`);
}

export async function readLetterheads(db: Runner): Promise<Letterhead[]> {
  return db.rows<Letterhead>(sql`
    select agency, valid_from::text as "validFrom", address, telephone, email, website
    from documents.letterhead order by agency, valid_from`);
}

export async function writeLetterhead(tx: Runner, one: Letterhead, at: Date): Promise<void> {
  await tx.run(sql`
    insert into documents.letterhead (agency, valid_from, address, telephone, email, website, changed_at)
    values (${one.agency}, ${one.validFrom}::date, ${one.address}, ${one.telephone}, ${one.email}, ${one.website}, ${at})
    on conflict on constraint letterhead_pkey do update set address = excluded.address,
      telephone = excluded.telephone, email = excluded.email, website = excluded.website, changed_at = excluded.changed_at`);
}

export async function readSignatories(db: Runner): Promise<Signatory[]> {
  return db.rows<Signatory>(sql`
    select id, agency, capacity, title, name, rank, nip, officer, valid_from::text as "validFrom",
      valid_until::text as "validUntil"
    from documents.signatory order by agency, valid_from, changed_at, id`);
}

export async function insertSignatory(tx: Runner, one: Omit<Signatory, 'id'>, at: Date): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into documents.signatory (agency, capacity, title, name, rank, nip, officer, valid_from, valid_until, changed_at)
    values (${one.agency}, ${one.capacity}, ${one.title}, ${one.name}, ${one.rank}, ${one.nip}, ${one.officer},
      ${one.validFrom}::date, ${one.validUntil}::date, ${at})
    returning id`);
  return row.id;
}

/** Ends somebody's days; a day before the first takes him out altogether. Answers whether there was such a one. */
export async function endSignatory(tx: Runner, id: string, lastDay: string, at: Date): Promise<boolean> {
  const ended = await tx.run(sql`
    update documents.signatory set valid_until = ${lastDay}::date, changed_at = ${at}
    where id = ${id} and valid_from <= ${lastDay}::date`);
  if (ended > 0) return true;
  return (await tx.run(sql`delete from documents.signatory where id = ${id}`)) > 0;
}

export async function findSignatory(db: Runner, id: string): Promise<Signatory | undefined> {
  return db.maybe<Signatory>(sql`
    select id, agency, capacity, title, name, rank, nip, officer, valid_from::text as "validFrom",
      valid_until::text as "validUntil"
    from documents.signatory where id = ${id}`);
}
