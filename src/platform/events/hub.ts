/** The event hub of one city: gives committed events their place in the feed and hands them to live readers. */
import pg from 'pg';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import { jobMover } from '../jobs/mover.ts';
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
  /** The events after a position, if they all came so lately that they are still in memory. */
  recent(after: number, limit: number): readonly FeedEvent[] | undefined;
  /** The last position delivered. */
  position(): number;
  /** Moves and delivers everything committed so far; for tests and orderly stops. */
  drain(): Promise<void>;
  close(): Promise<void>;
};

const CHANNEL = 'pendopo_events';
const BATCH = 500;
/** Events that stay in memory for the durable readers. */
const KEEP = 2000;
const ALONE_MS = 5;
const CROWD_MS = 40;
/** Any number works as long as every mover of this database uses the same one. */
const LOCK = 'select pg_advisory_xact_lock(7303371)';
// The notification is a hint for the other processes only; who misses it looks once a second.
const MOVE = `with taken as (
    delete from platform.outbox
    where seq = any (array(select seq from platform.outbox order by seq limit ${BATCH}))
    returning seq, type, subject, payload, at),
  placed as (
    insert into platform.event (type, subject, payload, at)
    select type, subject, payload, at from taken order by seq returning position)
  select moved, case when moved > 0 then pg_notify('${CHANNEL}', '')::text end as told
  from (select count(*) as moved from placed) c`;

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
  const [row] = await db.oneTrip<{ moved: number }>([LOCK, MOVE]);
  return row?.moved ?? 0;
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
  /** Tasks whose jobs may be queued many as one. */
  together?: readonly string[];
  pollMs?: number;
}): Promise<EventHub> {
  const { db, log } = options;
  const listeners = new Set<EventListener>();
  let position = await lastPosition(db);
  /** The latest events, all of those after `keptAfter`. */
  const kept: FeedEvent[] = [];
  let keptAfter = position;
  let closed = false;
  let dirty = true;
  let running: Promise<void> | undefined;
  let listener: pg.Client | undefined;
  let lastPump = 0;
  const jobs = jobMover(db, options.together ?? []);

  async function deliver(): Promise<void> {
    for (;;) {
      const events = await readFeed(db, position);
      const last = events.at(-1);
      if (!last) return;
      position = last.position;
      kept.push(...events);
      if (kept.length > 2 * KEEP) {
        const gone = kept.splice(0, kept.length - KEEP);
        keptAfter = gone.at(-1)?.position ?? keptAfter;
      }
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

  async function pump(): Promise<void> {
    while (dirty && !closed) {
      dirty = false;
      while ((await moveOutbox(db)) === BATCH);
      await deliver();
      await jobs.move();
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
    recent(after, limit) {
      if (after < keptAfter || after > position) return undefined;
      const first = kept.findIndex((event) => event.position > after);
      return first < 0 ? [] : kept.slice(first, first + limit);
    },
    position: () => position,
    async drain() {
      while (running) await running;
      dirty = true;
      await pump();
      await jobs.moveAll();
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await running?.catch(() => {});
      await listener?.end().catch(() => {});
    },
  };
}
