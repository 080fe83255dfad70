/** SQL of papers and of their numbers. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import type { Words } from '../../shared/languages.ts';
import type { Signing } from './paper/sheet.ts';
import type { DocumentRow } from './rows.ts';

const COLUMNS = sql`id, code, number, agency, service, case_code as "caseCode", title, holder_sealed as "holderSealed",
  state, signing, sheet_sealed as "sheetSealed", officer, signer_name as "signerName", signer_title as "signerTitle",
  reserved_at as "reservedAt", issued_at as "issuedAt", valid_from::text as "validFrom",
  valid_until::text as "validUntil", sha256, bytes, stored, revoked_at as "revokedAt",
  revoked_reason as "revokedReason", replaces, remind_days as "remindDays"`;

/** The next number of a series; whoever asks next waits until this transaction is over. */
export async function takeNumber(tx: Runner, series: string, agency: string, year: number): Promise<number> {
  const row = await tx.one<{ last: number }>(sql`
    insert into documents.counter as counter (series, agency, year, last) values (${series}, ${agency}, ${year}, 1)
    on conflict on constraint counter_pkey do update set last = counter.last + 1 returning last`);
  return row.last;
}

export type NewDocument = {
  code: string;
  series: string;
  agency: string;
  year: number;
  seq: number;
  number: string;
  service: string;
  caseCode: string;
  title: Words;
  holder: Buffer;
  state: 'reserved' | 'awaiting-signature';
  signing: Signing;
  sheet: Buffer;
  officer: string | null;
  signerName: string;
  signerTitle: string;
  at: Date;
  validFrom: string;
  validUntil: string | null;
  replaces: string | null;
  remindDays: readonly number[];
};

export async function insertDocument(tx: Runner, one: NewDocument): Promise<string> {
  const row = await tx.one<{ id: string }>(sql`
    insert into documents.document (code, series, agency, year, seq, number, service, case_code, title, holder_sealed,
      state, signing, sheet_sealed, officer, signer_name, signer_title, reserved_at, valid_from, valid_until, replaces,
      remind_days)
    values (${one.code}, ${one.series}, ${one.agency}, ${one.year}, ${one.seq}, ${one.number}, ${one.service},
      ${one.caseCode}, ${JSON.stringify(one.title)}::jsonb, ${one.holder}, ${one.state}, ${one.signing}, ${one.sheet},
      ${one.officer}, ${one.signerName}, ${one.signerTitle}, ${one.at}, ${one.validFrom}::date,
      ${one.validUntil}::date, ${one.replaces}, ${one.remindDays}::smallint[])
    returning id`);
  return row.id;
}

export async function findDocument(db: Runner, id: string): Promise<DocumentRow | undefined> {
  return db.maybe<DocumentRow>(sql`select ${COLUMNS} from documents.document where id = ${id}`);
}

/** The row, locked until the end of the transaction. */
export async function lockDocument(tx: Runner, id: string): Promise<DocumentRow | undefined> {
  return tx.maybe<DocumentRow>(sql`select ${COLUMNS} from documents.document where id = ${id} for update`);
}

export async function findByCode(db: Runner, code: string): Promise<DocumentRow | undefined> {
  return db.maybe<DocumentRow>(sql`select ${COLUMNS} from documents.document where code = ${code}`);
}

/** `sha256`: of the whole file, in small hexadecimal letters. */
export async function findByFingerprint(db: Runner, sha256: string): Promise<DocumentRow | undefined> {
  return db.maybe<DocumentRow>(
    sql`select ${COLUMNS} from documents.document where sha256 = ${sha256} order by id limit 1`,
  );
}

export async function documentsOfCase(db: Runner, caseCode: string): Promise<DocumentRow[]> {
  return db.rows<DocumentRow>(sql`
    select ${COLUMNS} from documents.document where case_code = ${caseCode} order by reserved_at, id`);
}

export async function standsOfCases(
  db: Runner,
  caseCodes: readonly string[],
): Promise<Pick<DocumentRow, 'caseCode' | 'state' | 'revokedAt' | 'validFrom' | 'validUntil'>[]> {
  return db.rows(sql`
    select case_code as "caseCode", state, revoked_at as "revokedAt", valid_from as "validFrom", valid_until as "validUntil"
    from documents.document where case_code = any(${caseCodes}::text[])`);
}

/** The issued paper that took the place of this one. */
export async function findSuccessor(db: Runner, id: string): Promise<DocumentRow | undefined> {
  return db.maybe<DocumentRow>(sql`
    select ${COLUMNS} from documents.document where replaces = ${id} and state = 'issued' order by issued_at desc limit 1`);
}

export async function markIssued(
  tx: Runner,
  id: string,
  made: { at: Date; sha256: string; bytes: number; stored: string },
): Promise<void> {
  await tx.run(sql`
    update documents.document set state = 'issued', issued_at = ${made.at}, sha256 = ${made.sha256},
      bytes = ${made.bytes}, stored = ${made.stored}, sheet_sealed = null where id = ${id}`);
}

export async function markRevoked(
  tx: Runner,
  id: string,
  how: { at: Date; reason: string; by: string | null },
): Promise<void> {
  await tx.run(sql`
    update documents.document set revoked_at = ${how.at}, revoked_reason = ${how.reason}, revoked_by = ${how.by}
    where id = ${id}`);
}

/** Papers whose end comes within one of their own days of reminder that was not yet used, by the day it is. */
export async function takeExpiring(
  tx: Runner,
  today: string,
  limit: number,
): Promise<(DocumentRow & { days: number })[]> {
  return tx.rows<DocumentRow & { days: number }>(sql`
    with due as (
      select d.id, min(day) as days, array_agg(day) as used
      from documents.document d, unnest(d.remind_days) as day
      where d.state = 'issued' and d.revoked_at is null and d.valid_until is not null
        and d.valid_until >= ${today}::date and d.valid_until - day <= ${today}::date and day <> all(d.reminded)
      group by d.id order by d.id limit ${limit}
    ), marked as (
      update documents.document as d set reminded = d.reminded || due.used from due where d.id = due.id
      returning d.*, due.days
    )
    select ${COLUMNS}, days from marked order by valid_until, id`);
}

export async function numbersOf(
  db: Runner,
  ids: readonly string[],
): Promise<{ id: string; number: string }[]> {
  return db.rows(sql`select id, number from documents.document where id = any(${ids}::uuid[])`);
}

/** Papers that wait for an officer's signature, the oldest first. */
export async function waitingDocuments(db: Runner, limit: number): Promise<DocumentRow[]> {
  return db.rows<DocumentRow>(sql`
    select ${COLUMNS} from documents.document
    where state = 'awaiting-signature' and revoked_at is null order by reserved_at, id limit ${limit}`);
}

export async function setSigner(
  tx: Runner,
  id: string,
  to: { officer: string; name: string; title: string; sheet: Buffer },
): Promise<void> {
  await tx.run(sql`
    update documents.document set officer = ${to.officer}, signer_name = ${to.name}, signer_title = ${to.title},
      sheet_sealed = ${to.sheet} where id = ${id} and state = 'awaiting-signature'`);
}

export async function forgetHolders(tx: Runner, caseCode: string): Promise<number> {
  return tx.run(sql`update documents.document set holder_sealed = null where case_code = ${caseCode}`);
}
