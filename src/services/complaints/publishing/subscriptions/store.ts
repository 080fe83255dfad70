/** SQL of subscriptions. */
import type { CaseRow } from '../../../../blocks/cases/api.ts';
import type { Runner } from '../../../../platform/db/database.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { Pace } from '../../rules/publishing-contract.ts';

export type SubscriptionRow = {
  id: string;
  owner: Buffer;
  citizen: string | null;
  address: Buffer | null;
  what: string;
  case_id: number | null;
  area: string | null;
  category: string | null;
  point: { lat: number; lng: number } | null;
  metres: number | null;
  pace: Pace;
  language: Language;
  created_at: Date;
  confirmed_at: Date | null;
};
const columns = sql`id, owner, citizen, address, what, case_id, area, category, point, metres, pace, language, created_at, confirmed_at`;

/** A new one, or another pace and language for the same; what was confirmed stays so. */
export async function putSubscription(
  tx: Runner,
  row: Omit<SubscriptionRow, 'id'>,
): Promise<{ id: string; confirmed: boolean }> {
  const point = row.point ? `(${row.point.lng},${row.point.lat})` : null;
  return tx.one(sql`insert into complaints.subscription as s
      (owner, citizen, address, what, case_id, area, category, point, metres, pace, language, created_at, confirmed_at)
    values (${row.owner}, ${row.citizen}, ${row.address}, ${row.what}, ${row.case_id}, ${row.area}, ${row.category},
      ${point}::point, ${row.metres}, ${row.pace}, ${row.language}, ${row.created_at}, ${row.confirmed_at})
    on conflict on constraint subscription_once do update set
      pace = case when s.citizen is null then s.pace else excluded.pace end, language = excluded.language
    returning id, confirmed_at is not null as confirmed`);
}

/** One at a time for an address: letters to it are counted. */
export async function lockOwner(tx: Runner, owner: Buffer): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext(${owner.toString('hex')}))`);
}

export async function countOf(
  tx: Runner,
  owner: Buffer,
  since: Date,
): Promise<{ confirmed: number; unconfirmed: number }> {
  return tx.one(sql`select count(*) filter (where confirmed_at is not null) as confirmed, count(*) filter (where confirmed_at is null and created_at > ${since}) as unconfirmed
    from complaints.subscription where owner = ${owner}`);
}

export async function confirmSubscription(
  tx: Runner,
  id: string,
  at: Date,
): Promise<{ owner: Buffer } | undefined> {
  return tx.maybe(sql`update complaints.subscription set confirmed_at = coalesce(confirmed_at, ${at})
    where id = ${id}::uuid returning owner`);
}

/** Confirmed ones with the code of the report that they follow, oldest first. */
export async function subscriptionsOf(
  runner: Runner,
  owner: Buffer,
): Promise<(SubscriptionRow & { code: string | null })[]> {
  return runner.rows(sql`select s.*, c.code from (select ${columns} from complaints.subscription
      where owner = ${owner} and confirmed_at is not null) s
    left join cases."case" c on c.id = s.case_id order by s.created_at, s.id`);
}

export async function setPace(tx: Runner, owner: Buffer, id: string, pace: Pace): Promise<number> {
  return tx.run(
    sql`update complaints.subscription set pace = ${pace} where owner = ${owner} and id = ${id}::uuid`,
  );
}

export async function endSubscription(tx: Runner, owner: Buffer, id: string): Promise<number> {
  return tx.run(sql`delete from complaints.subscription where owner = ${owner} and id = ${id}::uuid`);
}

export async function endAllOf(tx: Runner, owner: Buffer): Promise<number> {
  return tx.run(sql`delete from complaints.subscription where owner = ${owner}`);
}

export async function endOfCitizens(tx: Runner, citizens: readonly string[]): Promise<void> {
  await tx.run(sql`delete from complaints.subscription where citizen = any(${citizens}::uuid[])`);
}

/** Not confirmed since, and for reports that ended before. Returns how many went. */
export async function dropStale(tx: Runner, unconfirmedSince: Date, endedBefore: Date): Promise<number> {
  return tx.run(sql`delete from complaints.subscription s where
    (confirmed_at is null and created_at < ${unconfirmedSince})
    or (case_id is not null and exists (select from cases."case" c where c.id = s.case_id and c.closed_at < ${endedBefore}))`);
}

export type Happened = {
  position: number;
  code: string;
  what: string;
  /** Heard by those who wait for what is new, not only by those who follow the very report. */
  wide: boolean;
  kind: string;
  areas: readonly string[];
  /** As the public may see it: a rough place is nowhere near anybody by its true point. */
  point: { lat: number; lng: number } | null;
};

/** A degree of latitude; of longitude it is never more. */
const METRES_A_DEGREE = 111_000;
const FARTHEST = 3000;

/**
 * Writes down for whom each event is news, all in one statement: once for each person and event, under the quickest of
 * their subscriptions. Nobody is told of what they hear anyway, as reporter or follower of the report.
 */
export async function writeNews(tx: Runner, events: readonly Happened[]): Promise<number> {
  const rows = events.map(({ point, areas, ...event }) => ({
    ...event,
    areas: ['', ...areas],
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
  }));
  const fitting = sql`s.confirmed_at is not null and coalesce(s.category, '') in ('', e.kind)`;
  return tx.run(sql`insert into complaints.subscription_news (owner, position, subscription, case_id, what)
    select distinct on (f.owner, e.position) f.owner, e.position, f.id, c.id, e.what
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as e(position bigint, code text, what text, wide boolean, kind text, areas text[], lat float8, lng float8)
    join cases."case" c on c.code = e.code and c.visibility <> 'hidden'
    join complaints.complaint k on k.case_id = c.id
    cross join lateral (
      select s.id, s.owner, s.citizen, s.pace from complaints.subscription s
        where e.wide and s.point is null and s.case_id is null and ${fitting} and coalesce(s.area, '') = any(e.areas)
      union all select s.id, s.owner, s.citizen, s.pace from complaints.subscription s
        where e.wide and s.point is not null and e.lat is not null and ${fitting}
          and s.point <@ box(point(e.lng - ${FARTHEST}::float8 / ${METRES_A_DEGREE} / cos(radians(e.lat)), e.lat - ${FARTHEST}::float8 / ${METRES_A_DEGREE}),
            point(e.lng + ${FARTHEST}::float8 / ${METRES_A_DEGREE} / cos(radians(e.lat)), e.lat + ${FARTHEST}::float8 / ${METRES_A_DEGREE}))
          and s.metres >= 12742017.6 * asin(sqrt(sin(radians(e.lat - s.point[1]) / 2) ^ 2
            + cos(radians(e.lat)) * cos(radians(s.point[1])) * sin(radians(e.lng - s.point[0]) / 2) ^ 2))
      union all select s.id, s.owner, s.citizen, s.pace from complaints.subscription s
        where s.case_id = c.id and s.confirmed_at is not null) f
    where f.citizen is null or (f.citizen is distinct from k.citizen
      and not exists (select from cases.follower l where l.case_id = c.id and l.citizen = f.citizen))
    order by f.owner, e.position, f.pace
    on conflict on constraint subscription_news_pkey do nothing`);
}

export type WaitingNews = {
  subscription: string;
  owner: Buffer;
  citizen: string | null;
  address: Buffer | null;
  language: Language;
  position: number;
  what: string;
  /** Of all that waits for the person: how much it is, the last of it, and whether it is about one report only. */
  count: number;
  last: number;
  one_case: boolean;
} & Pick<CaseRow, 'code' | 'kind' | 'state' | 'area' | 'agency' | 'title'>;

/**
 * Subscriptions at these paces that were not told since, theirs until the transaction ends, and the first `lines` of
 * what waits for each person. What was hidden meanwhile is no longer anybody's business.
 */
export async function takeNews(
  tx: Runner,
  due: { paces: readonly Pace[]; notSince: Date; limit: number; lines: number },
): Promise<{ taken: string[]; news: WaitingNews[] }> {
  const taken = await tx.rows<{ id: string }>(sql`select s.id from complaints.subscription s
    where s.pace = any(${due.paces}::text[])
      and (s.pace = 'at-once' or s.told_at is null or s.told_at < ${due.notSince})
      and exists (select from complaints.subscription_news n where n.subscription = s.id)
    order by s.owner limit ${due.limit} for update skip locked`);
  const ids = taken.map(({ id }) => id);
  if (ids.length === 0) return { taken: ids, news: [] };
  const news = await tx.rows<WaitingNews>(sql`select * from (
    select n.subscription, n.owner, s.citizen, s.address, s.language, n.position, n.what,
      c.code, c.kind, c.state, c.area, c.agency, c.title,
      row_number() over (partition by n.owner order by n.position) as line,
      count(*) over person as count, max(n.position) over person as last,
      min(n.case_id) over person = max(n.case_id) over person as one_case
    from complaints.subscription_news n join complaints.subscription s on s.id = n.subscription
    join cases."case" c on c.id = n.case_id and c.visibility <> 'hidden'
    where n.subscription = any(${ids}::uuid[])
    window person as (partition by n.owner)) waiting
    where line <= ${due.lines} order by owner, position`);
  return { taken: ids, news };
}

export async function newsTold(tx: Runner, subscriptions: readonly string[], at: Date): Promise<void> {
  await tx.run(
    sql`delete from complaints.subscription_news where subscription = any(${subscriptions}::uuid[])`,
  );
  await tx.run(
    sql`update complaints.subscription set told_at = ${at} where id = any(${subscriptions}::uuid[])`,
  );
}
