/** Hands jobs that committed changes left in the outbox to the queue, many at a time. */
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';

/** Any number works as long as every mover of this database uses the same one. */
const LOCK = 'select pg_advisory_xact_lock(7303372)';
/** A job that fails this often (each wait longer, more than half a day in all) is given up and shown as failed. */
const ATTEMPTS = 12;
const BATCH = 500;
/** Jobs of one task that are queued as one, at most. */
const TOGETHER = 100;

/** Share of time in which the process computes, above which background work steps back. */
const BUSY = 0.7;
const BUSY_PACE_MS = 500;

const moving = (together: readonly string[], most: number) => `with taken as (
    delete from platform.job_outbox
    where seq = any (array(select seq from platform.job_outbox order by seq limit ${most}))
    returning seq, task, payload, run_at, key,
      run_at is null and key is null and task = any (array[${together.map((task) => pg.escapeLiteral(task)).join()}]::text[]) as together),
  numbered as (
    select *, row_number() over (partition by task, together order by seq) as place,
      row_number() over (partition by key order by seq desc) as newer from taken),
  grouped as (
    select min(seq) as first, task, run_at, key,
      case when count(*) > 1 then json_agg(payload order by seq) else (array_agg(payload))[1] end as payload
    from numbered
    -- One statement may not write a pending job twice: of those with one key, the last stands for all.
    where key is null or newer = 1
    group by task, run_at, key, case when together then (place - 1) / ${TOGETHER} else -seq end),
  queued as (
    select graphile_worker.add_jobs(array(
      select row(task, payload, null, run_at, ${ATTEMPTS}, key, null, null)::graphile_worker.job_spec
      from grouped order by first)))
  select (select count(*) from taken) as moved from (select count(*) from queued) q`;

/**
 * Moves one batch, in the order in which the jobs were written, and returns how many. Those of the `together` tasks,
 * without a key or a time of their own, are queued as one job whose payload is a list.
 *
 * The queue notifies its runners on every insert, and PostgreSQL lets one notifying commit pass at a time: here that is
 * once per batch, and the queue's search for its next job does not grow with a crowd of reports.
 */
export async function moveJobs(
  db: Database,
  together: readonly string[] = [],
  most = BATCH,
): Promise<number> {
  if (!(await db.maybe(sql`select from platform.job_outbox limit 1`))) return 0;
  const [row] = await db.oneTrip<{ moved: number }>([LOCK, moving(together, most)]);
  return row?.moved ?? 0;
}

export type JobMover = {
  /** Moves what may go now. */
  move(): Promise<void>;
  /** Moves all that there are. */
  moveAll(): Promise<void>;
};

/** People first: while the process has its hands full, jobs go to the queue a batch now and then. */
export function jobMover(db: Database, together: readonly string[]): JobMover {
  let lastLook = performance.eventLoopUtilization();
  let next = 0;
  const moveAll = async () => {
    while ((await moveJobs(db, together)) === BATCH);
  };
  return {
    moveAll,
    async move() {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, lastLook);
      lastLook = now;
      if (utilization < BUSY) return moveAll();
      if (Date.now() < next) return;
      next = Date.now() + BUSY_PACE_MS;
      await moveJobs(db, together, TOGETHER);
    },
  };
}
