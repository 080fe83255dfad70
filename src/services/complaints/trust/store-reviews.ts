/** SQL of the queue: what somebody should look at, who said so (without saying who), and what was decided. */

import type { City } from '../../../platform/city.ts';
import type { Runner } from '../../../platform/db/database.ts';
import { type Insert, tableOf } from '../../../platform/db/insert.ts';
import { join, type Sql, sql } from '../../../platform/db/sql.ts';
import type { Decision, Part, ReviewReason } from '../rules/trust-contract.ts';
import { type DeskReach, inArea } from '../store-lists.ts';

export type ReviewRow = {
  id: string;
  case_id: number;
  kind: Part;
  ref: string;
  reasons: ReviewReason[];
  flags: number;
  opened_at: Date;
  objection: string | null;
  answers: string | null;
  not_by: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  decision: Decision | null;
  reason: string | null;
  note: string | null;
};

const columns = sql`r.id, r.case_id, r.kind, r.ref, r.reasons, r.flags, r.opened_at, r.objection, r.answers, r.not_by,
  r.decided_at, r.decided_by, r.decision, r.reason, r.note`;

const REVIEW = tableOf('complaints.review', {
  id: 'uuid',
  case_id: 'bigint',
  kind: 'text',
  ref: 'text',
  reasons: 'text[]',
  flags: 'integer',
  opened_at: 'timestamptz',
});
const FLAG = tableOf('complaints.flag', {
  review: 'uuid',
  reason: 'text',
  by_key: 'bytea',
  source: 'text',
  at: 'timestamptz',
});

/** A review that the house opens by itself, with what it noticed. */
export function insertNoticed(
  review: { id: string; caseId: number; kind: Part; ref: string; reasons: ReviewReason[]; at: Date },
  rules: readonly string[],
): Insert[] {
  const { id, caseId, kind, ref, reasons, at } = review;
  return [
    { into: REVIEW, row: [id, caseId, kind, ref, reasons, rules.length, at] },
    ...rules.map((rule) => ({ into: FLAG, row: [id, rule, Buffer.from('auto'), 'auto', at] })),
  ];
}

export async function openReview(
  runner: Runner,
  caseId: number,
  kind: Part,
  ref: string,
): Promise<ReviewRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.review r
    where r.case_id = ${caseId} and r.kind = ${kind} and r.ref = ${ref} and r.decided_at is null for update`);
}

/** Opens a review of the part, or finds the open one. */
export async function ensureReview(
  tx: Runner,
  review: { caseId: number; kind: Part; ref: string; at: Date },
): Promise<string> {
  await tx.run(sql`insert into complaints.review (case_id, kind, ref, reasons, opened_at)
    values (${review.caseId}, ${review.kind}, ${review.ref}, '{}', ${review.at})
    on conflict (case_id, kind, ref) where decided_at is null do nothing`);
  const row = await tx.one<{ id: string }>(sql`select id from complaints.review
    where case_id = ${review.caseId} and kind = ${review.kind} and ref = ${review.ref} and decided_at is null for update`);
  return row.id;
}

/** Adds a flag; false when the same person has said the same before. */
export async function addFlag(
  tx: Runner,
  flag: {
    review: string;
    reason: ReviewReason;
    key: Buffer;
    source: 'public' | 'auto';
    at: Date;
    note: string | null;
  },
): Promise<boolean> {
  const added = await tx.run(sql`insert into complaints.flag (review, reason, by_key, source, at, note)
    values (${flag.review}, ${flag.reason}, ${flag.key}, ${flag.source}, ${flag.at}, ${flag.note})
    on conflict on constraint flag_pkey do nothing`);
  if (added > 0)
    await tx.run(sql`update complaints.review set flags = flags + 1,
      reasons = case when ${flag.reason} = any(reasons) then reasons else reasons || ${flag.reason}::text end
      where id = ${flag.review}`);
  return added > 0;
}

export async function insertObjection(
  tx: Runner,
  given: {
    caseId: number;
    kind: Part;
    ref: string;
    at: Date;
    text: string;
    answers: string;
    notBy: string | null;
  },
): Promise<void> {
  // Somebody may have flagged the same part meanwhile: then the objection is decided together with that.
  const id = await ensureReview(tx, given);
  await tx.run(sql`update complaints.review set objection = ${given.text}, answers = ${given.answers}, not_by = ${given.notBy},
    reasons = reasons || 'objection'::text where id = ${id}`);
}

export async function reviewById(runner: Runner, id: string): Promise<ReviewRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.review r where r.id = ${id}`);
}

/** All reviews of these cases, the oldest first. */
export async function reviewsOf(runner: Runner, caseIds: readonly number[]): Promise<ReviewRow[]> {
  return runner.rows(sql`select ${columns} from complaints.review r
    where r.case_id = any(${caseIds}::bigint[]) order by r.opened_at, r.id`);
}

export async function flagNotes(runner: Runner, reviews: readonly string[]): Promise<Map<string, string[]>> {
  if (reviews.length === 0) return new Map();
  const rows = await runner.rows<{
    review: string;
    note: string;
  }>(sql`select review, note from complaints.flag
    where review = any(${reviews}::uuid[]) and note is not null order by at desc limit 200`);
  const notes = new Map<string, string[]>();
  for (const { review, note } of rows) notes.set(review, [...(notes.get(review) ?? []), note]);
  return notes;
}

type Verdict = { at: Date; by: string; decision: Decision; reason: string | null; note: string | null };

export async function decideReview(tx: Runner, id: string, verdict: Verdict): Promise<void> {
  await tx.run(sql`update complaints.review set decided_at = ${verdict.at}, decided_by = ${verdict.by},
    decision = ${verdict.decision}, reason = ${verdict.reason}, note = ${verdict.note} where id = ${id}`);
}

/** The last decision about a part. */
export async function lastVerdict(
  runner: Runner,
  caseId: number,
  kind: Part,
  ref: string,
): Promise<ReviewRow | undefined> {
  return runner.maybe(sql`select ${columns} from complaints.review r
    where r.case_id = ${caseId} and r.kind = ${kind} and r.ref = ${ref} and r.decided_at is not null
    order by r.decided_at desc, r.id desc limit 1`);
}

function reached(reach: readonly DeskReach[]): Sql {
  const parts = reach.map(
    ({ agencies, area }) =>
      sql`(${agencies ? sql`c.agency = any(${agencies}::text[])` : sql`true`} and ${area ? inArea(area) : sql`true`})`,
  );
  return parts.length > 0 ? sql`(${join(parts, ' or ')})` : sql`false`;
}

export type ReviewFilter = {
  reach: readonly DeskReach[];
  view: 'waiting' | 'objections' | 'decided';
  reason?: string | undefined;
  kind?: string | undefined;
  after: { at: Date; id: string } | null;
  limit: number;
};

/** Waiting ones with the oldest first, decided ones with the newest first. */
export async function reviewRows(
  city: City,
  filter: ReviewFilter,
): Promise<(ReviewRow & { code: string })[]> {
  const decided = filter.view === 'decided';
  const parts = [reached(filter.reach), decided ? sql`r.decided_at is not null` : sql`r.decided_at is null`];
  if (filter.view === 'objections') parts.push(sql`r.objection is not null`);
  if (filter.reason) parts.push(sql`${filter.reason} = any(r.reasons)`);
  if (filter.kind) parts.push(sql`r.kind = ${filter.kind}`);
  const { after } = filter;
  if (after)
    parts.push(
      decided
        ? sql`(r.decided_at, r.id) < (${after.at}, ${after.id}::uuid)`
        : sql`(r.opened_at, r.id) > (${after.at}, ${after.id}::uuid)`,
    );
  const order = decided ? sql`r.decided_at desc, r.id desc` : sql`r.opened_at, r.id`;
  return city.db.rows(sql`select ${columns}, c.code from complaints.review r join cases."case" c on c.id = r.case_id
    where ${join(parts, ' and ')} order by ${order} limit ${filter.limit}`);
}

export async function reviewCounts(
  city: City,
  reach: readonly DeskReach[],
): Promise<{ waiting: number; objections: number; reasons: Record<string, number> }> {
  const rows = await city.db.rows<{ reason: string | null; n: number; objections: number }>(sql`
    with open as (select r.* from complaints.review r join cases."case" c on c.id = r.case_id
      where r.decided_at is null and ${reached(reach)})
    select null as reason, count(*) as n, count(*) filter (where objection is not null) as objections from open
    union all select why, count(*), 0 from open cross join unnest(open.reasons) why group by why`);
  const all = rows.find(({ reason }) => reason === null);
  return {
    waiting: all?.n ?? 0,
    objections: all?.objections ?? 0,
    reasons: Object.fromEntries(rows.flatMap(({ reason, n }) => (reason === null ? [] : [[reason, n]]))),
  };
}

export async function waitingReviews(city: City): Promise<number> {
  const row = await city.db.one<{ n: number }>(
    sql`select count(*) as n from complaints.review where decided_at is null`,
  );
  return row.n;
}

/** Minutes from the first flag to the decision, in the middle of those of the last days; null when there were none. */
export async function medianReviewMinutes(city: City, since: Date): Promise<number | null> {
  const row = await city.db.one<{ minutes: number | null }>(sql`
    select percentile_cont(0.5) within group (order by extract(epoch from decided_at - opened_at) / 60) as minutes
    from complaints.review where decided_at > ${since} and flags > 0`);
  return row.minutes === null ? null : Math.round(Number(row.minutes));
}
