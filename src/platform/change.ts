/** A change: one transaction that carries the new rows, their audit entries, events and jobs, and the answer under its idempotency key. */
import { Problem } from '../shared/errors.ts';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import { seal } from './crypt.ts';
import { type Runner, violates } from './db/database.ts';
import { join, type Sql, sql, trusted } from './db/sql.ts';
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

/** Inserts of what a change carries with it, as parts of one `with`; none for an empty list. */
function recordParts(ctx: Context, { audits, events, jobs }: Pending): Sql[] {
  const actor = actorLabel(ctx.actor);
  const parts: Sql[] = [];
  if (audits.length > 0)
    parts.push(sql`insert into platform.audit (at, actor_kind, actor_id, action, subject, before, after, trace)
      select ${ctx.now}, ${actor.kind}, ${actor.id}, a.action, a.subject, a.before, a.after, ${ctx.traceId}
      from jsonb_to_recordset(${JSON.stringify(audits)}::jsonb) as a(action text, subject text, before jsonb, after jsonb)`);
  if (events.length > 0)
    parts.push(sql`insert into platform.outbox (type, subject, payload, at)
      select e.type, e.subject, e.payload, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(type text, subject text, payload jsonb)`);
  if (jobs.length > 0)
    parts.push(sql`insert into platform.job_outbox (task, payload, run_at, key)
      select j.task, j.payload, j."runAt", j.key
      from jsonb_to_recordset(${JSON.stringify(jobs)}::jsonb) as j(task text, payload json, "runAt" timestamptz, key text)`);
  return parts;
}

type Key = NonNullable<Context['idempotency']>;

function keyPart(ctx: Context, key: Key, answer: unknown): Sql {
  return sql`insert into platform.idempotency (key, fingerprint, status, answer, at)
    values (${key.key}, ${key.fingerprint}, ${key.status}, ${seal(ctx.city, JSON.stringify(answer ?? null))}, ${ctx.now})`;
}

/** Several inserts as one statement: one round trip, and by itself one transaction. */
function asOne(parts: readonly Sql[]): Sql {
  const named = parts.map((part, index) => sql`${trusted(`part_${index}`)} as (${part})`);
  return sql`with ${join(named, ', ')} select`;
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
 * A change whose writes are known beforehand, sent as one statement: the way of everything that comes in crowds.
 * `writes` are plain inserts or updates without a `with` of their own; they do not see each other's rows.
 * Otherwise as `change`.
 */
export async function changeInOne<T>(
  ctx: Context,
  writes: readonly Sql[],
  record: { audits: AuditEntry[]; events: NewEvent[]; jobs: NewJob[] },
  answer: T,
): Promise<T> {
  const key = pendingKey(ctx);
  const parts = [...writes, ...recordParts(ctx, record)];
  if (key) parts.push(keyPart(ctx, key, answer));
  try {
    await traced('change', { city: ctx.city.slug, trace: ctx.traceId }, () => ctx.city.db.run(asOne(parts)));
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
        const parts = recordParts(ctx, pending);
        if (key) parts.push(keyPart(ctx, key, value));
        if (parts.length > 0) await runner.run(asOne(parts));
        return value;
      }),
    );
  } catch (error) {
    throw told(error, key);
  }
  finish(ctx, key);
  return result;
}
