/** A change: one transaction that carries the new rows, their audit entries, events and jobs, and the answer under its idempotency key. */
import { Problem } from '../shared/errors.ts';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import { seal } from './crypt.ts';
import { type Runner, violates } from './db/database.ts';
import { sql } from './db/sql.ts';
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

async function flush(ctx: Context, runner: Runner, pending: Pending): Promise<void> {
  const { audits, events, jobs } = pending;
  if (audits.length + events.length + jobs.length === 0) return;
  const actor = actorLabel(ctx.actor);
  await runner.run(sql`select platform.record(
    ${ctx.now}, ${actor.kind}, ${actor.id}, ${ctx.traceId},
    ${audits.length > 0 ? JSON.stringify(audits) : null}::jsonb,
    ${events.length > 0 ? JSON.stringify(events) : null}::jsonb,
    ${jobs.length > 0 ? JSON.stringify(jobs) : null}::jsonb)`);
}

/**
 * Runs `work` in one transaction and appends what it audited, emitted and queued before the commit.
 * With an idempotency key, the first change of the request stores its result; a concurrent twin loses on the key
 * and answers `platform.replayed`, which the HTTP layer turns into the stored answer.
 */
export async function change<T>(ctx: Context, work: (tx: Change) => Promise<T>): Promise<T> {
  const key = ctx.idempotency && !ctx.idempotency.done ? ctx.idempotency : undefined;
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
        await flush(ctx, runner, pending);
        if (key) {
          await runner.run(sql`insert into platform.idempotency (key, fingerprint, status, answer, at)
          values (${key.key}, ${key.fingerprint}, ${key.status}, ${seal(ctx.city, JSON.stringify(value ?? null))}, ${ctx.now})`);
        }
        return value;
      }),
    );
  } catch (error) {
    if (key && violates(error, 'idempotency_pkey')) throw new Problem(409, 'platform.replayed');
    throw error;
  }
  if (key) key.done = true;
  ctx.city.hub.poke();
  return result;
}
