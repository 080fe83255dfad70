/** The event hub of one city: gives committed events their place in the feed and hands them to live readers. */
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Log } from '../telemetry/log.ts';

/** An event as readers see it. `position` only grows, has no reader-visible gaps, and names the place to resume from. */
export type FeedEvent = {
  position: number;
  type: string;
  subject: string;
  payload: Record<string, unknown>;
  at: Date;
};

export type EventListener = (events: readonly FeedEvent[]) => void;

export type EventHub = {
  /** Something was committed here: look soon. Cheap, may be called any number of times. */
  poke(): void;
  /** Every event after now, in feed order. Returns the way to stop. */
  listen(listener: EventListener): () => void;
  /** The last position delivered. */
  position(): number;
  /** Moves and delivers everything committed so far; for tests and orderly stops. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

const CHANNEL = 'pendopo_events';
const BATCH = 500;
const ALONE_MS = 5;
const CROWD_MS = 40;
/** Share of time in which the process computes, above which background work steps back. */
const BUSY = 0.7;
const BUSY_JOBS = 10;
const BUSY_PACE_MS = 250;
/** Any number works as long as every mover of this database uses the same one. */
const MOVER_LOCK = 7_303_371;

/**
 * Moves committed outbox rows into the feed, in the order in which they were written, and returns how many.
 *
 * A plain `where id > last` over the outbox would lose an event whose transaction took its number early and
 * committed late. Here nothing is skipped: a row that becomes visible later is simply moved later, and takes a later
 * position. Two events of one case cannot change places, because the second transaction wrote its event only after
 * the first had committed and let go of the row lock. The advisory lock is held to the commit, so positions
 * become visible in order as well.
 */
export async function moveOutbox(db: Database): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${MOVER_LOCK})`);
    const moved = await tx.run(sql`
      with taken as (
        delete from platform.outbox
        where seq = any (array(select seq from platform.outbox order by seq limit ${BATCH}))
        returning seq, type, subject, payload, at)
      insert into platform.event (type, subject, payload, at)
      select type, subject, payload, at from taken order by seq`);
    // A hint for the other processes only; who misses it looks once a second.
    if (moved > 0) await tx.run(sql`select pg_notify(${CHANNEL}, '')`);
    return moved;
  });
}

/** Any number, as for the mover of events. */
const JOB_LOCK = 7_303_372;
/** A job that fails this often (each wait longer, more than half a day in all) is given up and shown as failed. */
const ATTEMPTS = 12;

/**
 * Hands committed jobs to the queue, in the order in which they were written, and returns how many. The queue notifies
 * its runners on every insert, and PostgreSQL lets one notifying commit pass at a time: here that is once per batch.
 */
export async function moveJobs(db: Database, most = BATCH): Promise<number> {
  if (!(await db.maybe(sql`select from platform.job_outbox limit 1`))) return 0;
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(${JOB_LOCK})`);
    const taken = await tx.rows<{ seq: number }>(sql`
      select seq from platform.job_outbox order by seq limit ${most}`);
    if (taken.length === 0) return 0;
    const numbers = taken.map(({ seq }) => seq);
    await tx.run(sql`select graphile_worker.add_jobs(array(
      select row(task, payload, null, run_at, ${ATTEMPTS}::int, key, null, null)::graphile_worker.job_spec
      from platform.job_outbox where seq = any(${numbers}::bigint[]) order by seq))`);
    await tx.run(sql`delete from platform.job_outbox where seq = any(${numbers}::bigint[])`);
    return taken.length;
  });
}

/** Events after `position`, oldest first. */
export async function readFeed(db: Database, position: number, limit = BATCH): Promise<FeedEvent[]> {
  return db.rows<FeedEvent>(sql`
    select position, type, subject, payload, at from platform.event
    where position > ${position} order by position limit ${limit}`);
}

/** The newest position, 0 for an empty feed. */
export async function lastPosition(db: Database): Promise<number> {
  const row = await db.one<{ last: number | null }>(sql`select max(position) as last from platform.event`);
  return row.last ?? 0;
}

/** Starts the hub of a city. `url` is used for the one connection that listens to other processes. */
export async function startHub(options: {
  db: Database;
  url: string;
  log: Log;
  pollMs?: number;
}): Promise<EventHub> {
  const { db, log } = options;
  const listeners = new Set<EventListener>();
  let position = await lastPosition(db);
  let closed = false;
  let dirty = true;
  let running: Promise<void> | undefined;
  let listener: pg.Client | undefined;
  let lastPump = 0;
  let nextJobs = 0;
  let lastLook = performance.eventLoopUtilization();

  async function deliver(): Promise<void> {
    for (;;) {
      const events = await readFeed(db, position);
      const last = events.at(-1);
      if (!last) return;
      position = last.position;
      for (const listen of listeners) {
        try {
          listen(events);
        } catch (error) {
          log.error({ err: error }, 'a live listener failed');
        }
      }
      if (events.length < BATCH) return;
    }
  }

  /** People first: while the process has its hands full, jobs go to the queue a few at a time. */
  async function handOverJobs(): Promise<void> {
    const { utilization } = performance.eventLoopUtilization(lastLook);
    lastLook = performance.eventLoopUtilization();
    if (utilization < BUSY) {
      while ((await moveJobs(db)) === BATCH);
    } else if (Date.now() >= nextJobs) {
      nextJobs = Date.now() + BUSY_PACE_MS;
      await moveJobs(db, BUSY_JOBS);
    }
  }

  async function pump(): Promise<void> {
    while (dirty && !closed) {
      dirty = false;
      while ((await moveOutbox(db)) === BATCH);
      await deliver();
      await handOverJobs();
    }
  }

  function poke(): void {
    dirty = true;
    if (running || closed) return;
    // The first commit after a rest is delivered almost at once; in a crowd many share one batch.
    const wait = Date.now() - lastPump > CROWD_MS ? ALONE_MS : CROWD_MS;
    running = new Promise<void>((resolve) => setTimeout(resolve, wait))
      .then(pump)
      .catch((error: unknown) => {
        if (!closed) log.warn({ err: error }, 'the event hub could not read; it tries again within a second');
      })
      .finally(() => {
        running = undefined;
        lastPump = Date.now();
        if (dirty && !closed) setTimeout(poke, 50);
      });
  }

  async function connectListener(): Promise<void> {
    if (closed) return;
    const client = new pg.Client({ connectionString: options.url, application_name: 'pendopo-listen' });
    client.on('error', () => {});
    client.on('end', () => {
      if (!closed) setTimeout(() => void connectListener(), 1000).unref();
    });
    client.on('notification', poke);
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      listener = client;
    } catch {
      await client.end().catch(() => {});
    }
  }

  await connectListener();
  const timer = setInterval(poke, options.pollMs ?? 1000);
  timer.unref();
  poke();

  return {
    poke,
    listen(add) {
      listeners.add(add);
      return () => listeners.delete(add);
    },
    position: () => position,
    async drain() {
      while (running) await running;
      dirty = true;
      await pump();
      while ((await moveJobs(db)) === BATCH);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await running?.catch(() => {});
      await listener?.end().catch(() => {});
    },
  };
}
