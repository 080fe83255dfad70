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

export async function readLetterheads(db: Runner): Promise<Letterhead[]> {
  return db.rows<Letterhead>(sql`
    select agency, valid_from::text as "validFrom", address, telephone, email, website
    from documents.letterhead order by agency, valid_from`);
}

export async function readSignatories(db: Runner): Promise<Signatory[]> {
  return db.rows<Signatory>(sql`
    select id, agency, capacity, title, name, rank, nip, officer, valid_from::text as "validFrom",
      valid_until::text as "validUntil"
    from documents.signatory order by agency, valid_from, changed_at, id`);
}
