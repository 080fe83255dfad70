/** All SQL of the doors. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { nothing, sql } from '../../platform/db/sql.ts';
import type { Language } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';

export type DoorName = 'whatsapp' | 'email';

export type SenderRow = {
  id: string;
  door: DoorName;
  address_key: Buffer;
  address: Buffer;
  language: Language;
  talk: Buffer | null;
  file_at: Date | null;
};
const SENDER = sql`id, door, address_key, address, language, talk, file_at`;

export type MessageRow = {
  id: number;
  outside_key: Buffer;
  content: Buffer;
  tries: number;
  received_at: Date;
};

/** The sender with this address; made when new. `language` holds for a new one only. */
export async function ensureSender(
  tx: Runner,
  sender: { door: DoorName; key: Buffer; address: Buffer; language: Language; at: Date },
): Promise<string> {
  const { door, key, address, language, at } = sender;
  const row = await tx.one<{ id: string }>(sql`
    insert into channels.sender (door, address_key, address, language, seen_at)
    values (${door}, ${key}, ${address}, ${language}, ${at})
    on conflict on constraint sender_address do update set seen_at = excluded.seen_at returning id`);
  return row.id;
}

export async function findSender(runner: Runner, id: string): Promise<SenderRow | undefined> {
  return runner.maybe(sql`select ${SENDER} from channels.sender where id = ${id}`);
}

export async function lockSender(tx: Runner, id: string): Promise<SenderRow | undefined> {
  return tx.maybe(sql`select ${SENDER} from channels.sender where id = ${id} for update`);
}

export async function saveTalk(
  tx: Runner,
  id: string,
  to: { talk: Buffer | null; language: Language; fileAt: Date | null },
): Promise<void> {
  await tx.run(sql`update channels.sender set talk = ${to.talk}, language = ${to.language}, file_at = ${to.fileAt},
    act_tries = 0 where id = ${id}`);
}

export type NewRow = {
  door: DoorName;
  outsideKey: Buffer;
  sender: string | null;
  sentAt: Date;
  receivedAt: Date;
  state: 'waiting' | 'refused';
  content: Buffer | null;
  reason: string | null;
};

/** False for one that was there before. */
export async function insertMessage(tx: Runner, row: NewRow): Promise<boolean> {
  const made = await tx.run(sql`
    insert into channels.message (door, outside_key, sender, sent_at, received_at, state, content, reason)
    values (${row.door}, ${row.outsideKey}, ${row.sender}, ${row.sentAt}, ${row.receivedAt}, ${row.state}, ${row.content},
      ${row.reason}) on conflict on constraint message_outside do nothing`);
  return made > 0;
}

/** Messages since a time of whoever has this address. */
export async function countOfAddress(
  runner: Runner,
  door: DoorName,
  key: Buffer,
  since: Date,
): Promise<number> {
  const row = await runner.one<{ n: number }>(sql`select count(*)::int as n from channels.message m
    join channels.sender s on s.id = m.sender
    where s.door = ${door} and s.address_key = ${key} and m.received_at > ${since}`);
  return row.n;
}

export async function isKnown(runner: Runner, door: DoorName, outsideKey: Buffer): Promise<boolean> {
  const row = await runner.maybe(
    sql`select 1 from channels.message where door = ${door} and outside_key = ${outsideKey}`,
  );
  return row !== undefined;
}

/** Messages of the sender since a time; `answered`: only those that got an answer. */
export async function countSince(
  runner: Runner,
  sender: string,
  since: Date,
  answered = false,
): Promise<number> {
  const row = await runner.one<{ n: number }>(sql`select count(*)::int as n from channels.message
    where sender = ${sender} and received_at > ${since} ${answered ? sql`and answered` : nothing}`);
  return row.n;
}

/** One more try of the act that is due; answers how many there were with it. */
export async function countActTry(runner: Runner, sender: string): Promise<number> {
  const row = await runner.maybe<{ tries: number }>(sql`update channels.sender set act_tries = act_tries + 1
    where id = ${sender} returning act_tries as tries`);
  return row?.tries ?? 0;
}

/** Keeps an act that could not be done as a failed message, to be tried again from the office. */
export async function keepFailedAct(
  tx: Runner,
  act: { door: DoorName; outsideKey: Buffer; sender: string; at: Date; content: Buffer },
): Promise<void> {
  await tx.run(sql`
    insert into channels.message (door, outside_key, sender, sent_at, received_at, state, content, reason)
    values (${act.door}, ${act.outsideKey}, ${act.sender}, ${act.at}, ${act.at}, 'failed', ${act.content}, 'broken')
    on conflict on constraint message_outside do nothing`);
}

/** A clock of ours may lag the database's by this much when a job comes at its time. */
const SLACK_MS = 1000;

/**
 * The oldest waiting message of the sender, with one more try counted; undefined while it must wait: then all that was
 * written after it waits too.
 */
export async function takeNext(tx: Runner, sender: string, now: Date): Promise<MessageRow | undefined> {
  return tx.maybe(sql`update channels.message set tries = tries + 1 where id = (
      select id from channels.message where sender = ${sender} and state = 'waiting' order by sent_at, id limit 1)
      and (not_before is null or not_before <= ${new Date(now.getTime() + SLACK_MS)})
    returning id, outside_key, content, tries, received_at`);
}

export async function postpone(tx: Runner, id: number, until: Date): Promise<void> {
  await tx.run(sql`update channels.message set not_before = ${until} where id = ${id}`);
}

export async function isWaiting(tx: Runner, id: number): Promise<boolean> {
  return (
    (await tx.maybe(
      sql`select 1 from channels.message where id = ${id} and state = 'waiting' for update`,
    )) !== undefined
  );
}

export async function markDone(tx: Runner, id: number, answered: boolean): Promise<void> {
  await tx.run(sql`update channels.message set state = 'done', content = null, reason = null, answered = ${answered}
    where id = ${id}`);
}

export async function markFailed(tx: Runner, id: number, reason: string): Promise<void> {
  await tx.run(
    sql`update channels.message set state = 'failed', reason = ${reason} where id = ${id} and state = 'waiting'`,
  );
}

/** Puts a failed message back into the queue; answers its sender, undefined when there is nothing to put back. */
export async function requeue(tx: Runner, id: number): Promise<string | undefined> {
  const row = await tx.maybe<{ sender: string }>(sql`update channels.message
    set state = 'waiting', reason = null, tries = 0, not_before = null where id = ${id} and state = 'failed' and sender is not null
    returning sender`);
  return row?.sender;
}

/** Senders whose draft has been left alone until now. */
export async function leftDrafts(runner: Runner, now: Date, limit: number): Promise<string[]> {
  const rows = await runner.rows<{ id: string }>(
    sql`select id from channels.sender where file_at <= ${now} order by file_at limit ${limit}`,
  );
  return rows.map(({ id }) => id);
}

/** Senders with messages that wait, or an act that is due, longer than it should take: their job was lost. */
export async function forgottenSenders(runner: Runner, before: Date, limit: number): Promise<string[]> {
  const rows = await runner.rows<{ sender: string }>(sql`(select distinct sender from channels.message
      where state = 'waiting' and sender is not null and received_at < ${before}
        and (not_before is null or not_before < ${before}) limit ${limit})
    union select id from channels.sender where talk is not null and file_at is null and seen_at < ${before}`);
  return rows.map(({ sender }) => sender);
}

export async function expectedOf(
  runner: Runner,
  door: DoorName,
  key: Buffer,
): Promise<{ code: string; what: 'reply' | 'rating' }[]> {
  return runner.rows(sql`select code, what from channels.expected
    where door = ${door} and address_key = ${key} order by since desc limit 20`);
}

export async function writeExpected(
  tx: Runner,
  rows: readonly { code: string; door: DoorName; key: Buffer; what: 'reply' | 'rating'; since: Date }[],
): Promise<void> {
  for (const { code, door, key, what, since } of rows)
    await tx.run(sql`insert into channels.expected (code, door, address_key, what, since)
      values (${code}, ${door}, ${key}, ${what}, ${since})
      on conflict on constraint expected_pkey do update
        set address_key = excluded.address_key, what = excluded.what, since = excluded.since`);
}

export async function forgetExpected(tx: Runner, codes: readonly string[]): Promise<void> {
  await tx.run(sql`delete from channels.expected where code = any(${codes}::text[])`);
}

export type Mailbox = {
  folder: string;
  uid_validity: number;
  last_uid: number;
  read_at: Date;
  error: string | null;
};

export async function findMailbox(runner: Runner): Promise<Mailbox | undefined> {
  return runner.maybe(sql`select folder, uid_validity, last_uid, read_at, error from channels.mailbox`);
}

export async function saveMailbox(
  tx: Runner,
  at: { folder: string; uidValidity: number; lastUid: number; now: Date; error: string | null },
): Promise<void> {
  await tx.run(sql`insert into channels.mailbox (folder, uid_validity, last_uid, read_at, error)
    values (${at.folder}, ${at.uidValidity}, ${at.lastUid}, ${at.now}, ${at.error})
    on conflict on constraint mailbox_pkey do update set folder = excluded.folder,
      uid_validity = excluded.uid_validity,
      last_uid = case when mailbox.folder = excluded.folder and mailbox.uid_validity = excluded.uid_validity
        then greatest(mailbox.last_uid, excluded.last_uid) else excluded.last_uid end, read_at = excluded.read_at, error = excluded.error`);
}

/** Setting `channels.<name>` in force, e.g. `{"minutes": 30}`. */
export async function numberSetting(
  city: City,
  key: string,
  field: string,
  fallback: number,
): Promise<number> {
  const row = await city.db.maybe<{ value: number | null }>(sql`
    select (value->>${field})::int as value from platform.setting
    where key = ${key} and valid_from <= ${localDate(city.now(), city.zone)}::date order by valid_from desc limit 1`);
  return row?.value ?? fallback;
}

/** Retention: what is done or refused, what failed, who has not written for long, and what is expected no more. */
export async function deleteOld(
  tx: Runner,
  before: { done: Date; failed: Date; sender: Date; rating: Date },
): Promise<number> {
  const messages = await tx.run(sql`delete from channels.message
    where (state in ('done', 'refused') and received_at < ${before.done}) or (state = 'failed' and received_at < ${before.failed})`);
  await tx.run(sql`delete from channels.expected where what = 'rating' and since < ${before.rating}`);
  const senders =
    await tx.run(sql`delete from channels.sender s where seen_at < ${before.sender} and talk is null
    and not exists (select from channels.message m where m.sender = s.id and m.state in ('waiting', 'failed'))`);
  return messages + senders;
}

export type DoorFigures = {
  door: DoorName;
  last_at: Date | null;
  waiting: number;
  refused: number;
  failed: number;
  drafts: number;
};

/** What each door did: its last message, and what waits, was refused in the last week, or failed. */
export async function doorFigures(runner: Runner, since: Date): Promise<DoorFigures[]> {
  return runner.rows(sql`select d.door,
      (select max(received_at) from channels.message m where m.door = d.door) as last_at,
      (select count(*)::int from channels.message m where m.door = d.door and state = 'waiting') as waiting,
      (select count(*)::int from channels.message m where m.door = d.door and state = 'refused' and received_at > ${since}) as refused,
      (select count(*)::int from channels.message m where m.door = d.door and state = 'failed') as failed,
      (select count(*)::int from channels.sender s where s.door = d.door and file_at is not null) as drafts
    from (values ('whatsapp'), ('email')) as d(door)`);
}

export type TroubleRow = {
  id: number;
  door: DoorName;
  received_at: Date;
  state: 'refused' | 'failed';
  reason: string | null;
};

export async function listTrouble(
  runner: Runner,
  before: number | undefined,
  limit: number,
): Promise<TroubleRow[]> {
  return runner.rows(sql`select id, door, received_at, state, reason from channels.message
    where state in ('refused', 'failed') ${before === undefined ? nothing : sql`and id < ${before}`}
    order by id desc limit ${limit}`);
}
