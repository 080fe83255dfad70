/** A change: one transaction that carries the new rows, their audit entries, events and jobs, and the answer under its idempotency key. */
import { Problem } from '../shared/errors.ts';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import { seal } from './crypt.ts';
import { type Runner, violates } from './db/database.ts';
import { asOne, type Insert, tableOf } from './db/insert.ts';
import { traced } from './telemetry/traced.ts';

/** One line of history. `action` has the grammar `<module>.<subject>.<past verb>`; before/after hold no personal data. */
export type AuditEntry = { action: string; subject: string; before?: unknown; after?: unknown };
/** One event. `type` has the same grammar as an audit action; `subject` is a case code or another public id. */
export type NewEvent = { type: string; subject: string; payload: Record<string, unknown> };
/** One background job. Jobs run at least once: they must be idempotent. `key` makes a pending one unique. */
export type NewJob = { task: string; payload: Record<string, unknown>; runAt?: Date; key?: string };

export type Change = Runner & {
  audit(entry: AuditEntry): void;
  emit(event: NewEvent): void;
  job(job: NewJob): void;
};

type Pending = { audits: AuditEntry[]; events: NewEvent[]; jobs: NewJob[] };

/** Actor as history shows it: kind and id, never a name. */
export function actorLabel(actor: Actor): { kind: string; id: string | null } {
  return { kind: actor.kind, id: actor.kind === 'visitor' ? null : actor.id };
}

const AUDIT = tableOf('platform.audit', {
  at: 'timestamptz',
  actor_kind: 'text',
  actor_id: 'text',
  action: 'text',
  subject: 'text',
  before: 'jsonb',
  after: 'jsonb',
  trace: 'text',
});
const OUTBOX = tableOf('platform.outbox', {
  type: 'text',
  subject: 'text',
  payload: 'jsonb',
  at: 'timestamptz',
});
const JOB_OUTBOX = tableOf('platform.job_outbox', {
  task: 'text',
  payload: 'json',
  run_at: 'timestamptz',
  key: 'text',
});
const IDEMPOTENCY = tableOf('platform.idempotency', {
  key: 'text',
  fingerprint: 'text',
  status: 'smallint',
  answer: 'bytea',
  at: 'timestamptz',
});

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

type Key = NonNullable<Context['idempotency']>;

/** The rows that a change carries with it. */
function recordRows(
  ctx: Context,
  { audits, events, jobs }: Pending,
  key: Key | undefined,
  answer: unknown,
): Insert[] {
  const { kind, id } = actorLabel(ctx.actor);
  const rows: Insert[] = [];
  for (const { action, subject, before, after } of audits)
    rows.push({
      into: AUDIT,
      row: [ctx.now, kind, id, action, subject, json(before), json(after), ctx.traceId],
    });
  for (const { type, subject, payload } of events)
    rows.push({ into: OUTBOX, row: [type, subject, json(payload), ctx.now] });
  for (const job of jobs)
    rows.push({ into: JOB_OUTBOX, row: [job.task, json(job.payload), job.runAt ?? null, job.key ?? null] });
  if (key) {
    const sealed = seal(ctx.city, JSON.stringify(answer ?? null));
    rows.push({ into: IDEMPOTENCY, row: [key.key, key.fingerprint, key.status, sealed, ctx.now] });
  }
  return rows;
}

function pendingKey(ctx: Context): Key | undefined {
  return ctx.idempotency && !ctx.idempotency.done ? ctx.idempotency : undefined;
}

function finish(ctx: Context, key: Key | undefined): void {
  if (key) key.done = true;
  ctx.city.hub.poke();
}

function told(error: unknown, key: Key | undefined): unknown {
  return key && violates(error, 'idempotency_pkey') ? new Problem(409, 'platform.replayed') : error;
}

/**
 * A change whose rows are known beforehand, sent as one statement, in a crowd together with others: the way of
 * everything that many people do at once. Otherwise as `change`.
 */
export async function changeInOne<T>(
  ctx: Context,
  inserts: readonly Insert[],
  record: { audits: AuditEntry[]; events: NewEvent[]; jobs: NewJob[] },
  answer: T,
): Promise<T> {
  const key = pendingKey(ctx);
  const rows = [...inserts, ...recordRows(ctx, record, key, answer)];
  try {
    await traced('change', { city: ctx.city.slug, trace: ctx.traceId }, () => ctx.city.db.crowd.write(rows));
  } catch (error) {
    throw told(error, key);
  }
  finish(ctx, key);
  return answer;
}

/**
 * Runs `work` in one transaction and appends what it audited, emitted and queued before the commit.
 * With an idempotency key, the first change of the request stores its result; a concurrent twin loses on the key
 * and answers `platform.replayed`, which the HTTP layer turns into the stored answer.
 */
export async function change<T>(ctx: Context, work: (tx: Change) => Promise<T>): Promise<T> {
  const key = pendingKey(ctx);
  let result: T;
  try {
    result = await traced('change', { city: ctx.city.slug, trace: ctx.traceId }, () =>
      ctx.city.db.transaction(async (runner) => {
        const pending: Pending = { audits: [], events: [], jobs: [] };
        const value = await work({
          ...runner,
          audit: (entry) => pending.audits.push(entry),
          emit: (event) => pending.events.push(event),
          job: (job) => pending.jobs.push(job),
        });
        const rows = recordRows(ctx, pending, key, value);
        if (rows.length > 0) await runner.run(asOne(rows));
        return value;
      }),
    );
  } catch (error) {
    throw told(error, key);
  }
  finish(ctx, key);
  return result;
}
