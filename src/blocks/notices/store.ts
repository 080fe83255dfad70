/** All SQL of the outbox. */
import type { Runner } from '../../platform/db/database.ts';
import { nothing, sql, trusted } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';
import type { Channel } from './delivery.ts';

export type NoticeState = 'queued' | 'sent' | 'failed' | 'given-up' | 'demo';
export type RecipientKind = 'citizen' | 'officer' | 'reporter';

export type NoticeRow = {
  id: string;
  createdAt: Date;
  channel: Channel;
  recipientKind: RecipientKind;
  recipient: Buffer;
  language: Language;
  template: string;
  /** Encrypted JSON; null once sent. */
  params: Buffer | null;
  /** Encrypted JSON of an answer to a person; null for all others, and once sent. */
  answer: Buffer | null;
  subject: string;
  state: NoticeState;
  attempts: number;
  dueAt: Date;
  expiresAt: Date | null;
  lastError: string | null;
  sentAt: Date | null;
};

const COLUMNS =
  trusted(`id, created_at as "createdAt", channel, recipient_kind as "recipientKind", recipient, language,
  template, params, answer, subject, state, attempts, due_at as "dueAt", expires_at as "expiresAt", last_error as "lastError", sent_at as "sentAt"`);

export type NewNotice = {
  id: string;
  createdAt: Date;
  channel: Channel;
  recipientKind: RecipientKind;
  recipient: Buffer;
  recipientIndex: Buffer;
  language: Language;
  template: string;
  params: Buffer;
  answer: Buffer | null;
  subject: string;
  dedupe: string | null;
  state: 'queued' | 'demo';
  expiresAt: Date | null;
};

/** Writes them with one statement; answers the ids of those whose dedupe key was not known yet. */
export async function insertNotices(tx: Runner, notices: readonly NewNotice[]): Promise<Set<string>> {
  if (notices.length === 0) return new Set();
  const column = <K extends keyof NewNotice>(name: K) => notices.map((notice) => notice[name]);
  const rows = await tx.rows<{ id: string }>(sql`
    insert into notices.notice (id, created_at, channel, recipient_kind, recipient, recipient_index, language, template,
      params, answer, subject, dedupe, state, due_at, expires_at)
    select id, at, channel, kind, recipient, recipient_index, language, template, params, answer, subject, dedupe, state, at, expires
    from unnest(${column('id')}::uuid[], ${column('createdAt')}::timestamptz[], ${column('channel')}::text[],
      ${column('recipientKind')}::text[], ${column('recipient')}::bytea[], ${column('recipientIndex')}::bytea[],
      ${column('language')}::text[], ${column('template')}::text[], ${column('params')}::bytea[], ${column('answer')}::bytea[],
      ${column('subject')}::text[], ${column('dedupe')}::text[], ${column('state')}::text[],
      ${column('expiresAt')}::timestamptz[]) as n(id, at, channel, kind, recipient, recipient_index, language, template,
      params, answer, subject, dedupe, state, expires)
    on conflict (dedupe) do nothing returning id`);
  return new Set(rows.map(({ id }) => id));
}

/** Locks the notice if it still waits and no other sender holds it. */
export async function takeWaiting(
  tx: Runner,
  id: string,
  /** True: waits while another sender has it in hand. */
  wait = false,
): Promise<NoticeRow | undefined> {
  return tx.maybe<NoticeRow>(sql`
    select ${COLUMNS} from notices.notice where id = ${id} and state in ('queued', 'failed')
    for update ${wait ? nothing : sql`skip locked`}`);
}

/** Answers to the same person that were given before this one and have not been tried yet, the oldest first. */
export async function earlierAnswers(db: Runner, id: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select o.id from notices.notice n
    join notices.notice o on o.recipient_index = n.recipient_index and o.channel = n.channel and o.created_at < n.created_at
    where n.id = ${id} and n.answer is not null and o.answer is not null and o.state = 'queued'
    order by o.created_at limit 20`);
  return rows.map((row) => row.id);
}

export async function markSent(
  tx: Runner,
  id: string,
  sent: { at: Date; attempts: number; channel: Channel; providerId: string | null },
): Promise<void> {
  await tx.run(sql`
    update notices.notice set state = 'sent', sent_at = ${sent.at}, attempts = ${sent.attempts}, channel = ${sent.channel},
      provider_id = ${sent.providerId}, params = null, answer = null, last_error = null where id = ${id}`);
}

/** What the notice with this id is about; undefined for an unknown one. */
export async function noticeSubject(db: Runner, id: string): Promise<string | undefined> {
  return (await db.maybe<{ subject: string }>(sql`select subject from notices.notice where id = ${id}`))
    ?.subject;
}

export async function markTrouble(
  tx: Runner,
  id: string,
  trouble: { state: 'failed' | 'given-up'; attempts: number; error: string; dueAt: Date },
): Promise<void> {
  await tx.run(sql`
    update notices.notice set state = ${trouble.state}, attempts = ${trouble.attempts}, last_error = ${trouble.error},
      due_at = ${trouble.dueAt} where id = ${id}`);
}

/** A message that its provider took and could not hand over; undefined for one that was not sent. */
export async function markUndelivered(tx: Runner, id: string, error: string): Promise<NoticeRow | undefined> {
  return tx.maybe<NoticeRow>(sql`
    update notices.notice set state = 'given-up', last_error = ${error}, due_at = sent_at
    where id = ${id} and state = 'sent' returning ${COLUMNS}`);
}

/** Moves the next try without counting one. */
export async function postpone(tx: Runner, id: string, dueAt: Date): Promise<void> {
  await tx.run(sql`update notices.notice set due_at = ${dueAt} where id = ${id}`);
}

/** Puts given-up and failed notices back at the head of the queue, but none whose time is over; answers those it moved. */
export async function requeue(tx: Runner, ids: readonly string[], at: Date): Promise<NoticeRow[]> {
  return tx.rows<NoticeRow>(sql`
    update notices.notice set state = 'queued', attempts = 0, due_at = ${at}
    where id = any (${ids}::uuid[]) and state in ('failed', 'given-up') and params is not null
      and (expires_at is null or expires_at > ${at})
    returning ${COLUMNS}`);
}

/** Notices that should have gone before `before`: their job was lost, or its process died while it held it. */
export async function overdue(db: Runner, before: Date, limit: number): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select id from notices.notice where state in ('queued', 'failed') and due_at < ${before}
    order by due_at limit ${limit}`);
  return rows.map((row) => row.id);
}

export type Cursor = { at: string; id: string };

export async function listTrouble(
  db: Runner,
  states: readonly string[],
  after: Cursor | undefined,
  limit: number,
): Promise<NoticeRow[]> {
  return db.rows<NoticeRow>(sql`
    select ${COLUMNS} from notices.notice where state = any (${states}::text[])
    ${after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}
    order by created_at desc, id desc limit ${limit}`);
}

export async function listDemo(
  db: Runner,
  only: { recipientIndex?: Buffer | undefined; subject?: string | undefined },
  after: Cursor | undefined,
  limit: number,
): Promise<NoticeRow[]> {
  return db.rows<NoticeRow>(sql`
    select ${COLUMNS} from notices.notice where state = 'demo'
    ${only.recipientIndex ? sql`and recipient_index = ${only.recipientIndex}` : nothing}
    ${only.subject ? sql`and subject = ${only.subject}` : nothing}
    ${after ? sql`and (created_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}
    order by created_at desc, id desc limit ${limit}`);
}

/** Deletes what is older than its time, and demo messages beyond the newest `keepDemo`. Returns the number of rows. */
export async function deleteOld(
  tx: Runner,
  before: { sent: Date; givenUp: Date; demo: Date },
  keepDemo: number,
): Promise<number> {
  const old = await tx.run(sql`
    delete from notices.notice where (state = 'sent' and created_at < ${before.sent})
      or (state = 'given-up' and created_at < ${before.givenUp}) or (state = 'demo' and created_at < ${before.demo})`);
  const crowd = await tx.run(sql`
    delete from notices.notice where id in (
      select id from notices.notice where state = 'demo' order by created_at desc, id desc offset ${keepDemo})`);
  return old + crowd;
}
