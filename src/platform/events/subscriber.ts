/** Durable readers of the feed: each event exactly once for what the reader writes in the same transaction. */
import type { City } from '../city.ts';
import type { Runner } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { FeedEvent } from './hub.ts';

export type Subscriber = {
  /** Unique for ever, e.g. `notices.case-followers`: its place in the feed is kept under this name. */
  name: string;
  /** Event types or prefixes (`complaints`, `complaints.complaint.closed`). */
  types: readonly string[];
  /**
   * Takes the wanted events of one batch, oldest first, inside the transaction that moves the reader's place.
   * A throw leaves the whole batch for the next try.
   */
  on(events: readonly FeedEvent[], tx: Runner, city: City): Promise<void>;
};

/** Durable readers are in no hurry: the least time between two rounds. */
const ROUND_MS = 400;
const BATCH = 500;

function wants(subscriber: Subscriber, type: string): boolean {
  return subscriber.types.some((prefix) => type === prefix || type.startsWith(`${prefix}.`));
}

/** The payload of events that this reader passes over stays in the database. */
async function readStored(
  tx: Runner,
  subscriber: Subscriber,
  after: number,
  limit: number,
): Promise<FeedEvent[]> {
  const patterns = subscriber.types.flatMap((type) => [type, `${type}.%`]);
  return tx.rows<FeedEvent>(sql`
    select position, type, subject, case when type like any (${patterns}::text[]) then payload end as payload, at
    from platform.event where position > ${after} order by position limit ${limit}`);
}

/** Reads one batch for the subscriber; returns how many events it passed over or handled. */
export async function catchUp(city: City, subscriber: Subscriber, batch = BATCH): Promise<number> {
  return city.db.transaction(async (tx) => {
    await tx.run(sql`insert into platform.subscription (name, position)
      select ${subscriber.name}, coalesce((select max(position) from platform.event), 0) where not exists
        (select from platform.subscription where name = ${subscriber.name}) on conflict do nothing`);
    // The row lock lets one process at a time read for this name.
    const at = await tx.maybe<{ position: number }>(
      sql`select position from platform.subscription where name = ${subscriber.name} for update skip locked`,
    );
    if (!at) return 0;
    const events =
      city.hub.recent(at.position, batch) ?? (await readStored(tx, subscriber, at.position, batch));
    const wanted = events.filter((event) => wants(subscriber, event.type));
    if (wanted.length > 0) await subscriber.on(wanted, tx, city);
    const last = events.at(-1);
    if (last)
      await tx.run(
        sql`update platform.subscription set position = ${last.position} where name = ${subscriber.name}`,
      );
    return events.length;
  });
}

/** Keeps the subscribers of a city up to date until stopped. A failing one waits longer each time and never blocks the others. */
export function startSubscribers(city: City, subscribers: readonly Subscriber[]): () => Promise<void> {
  let stopped = false;
  const loops = subscribers.map((subscriber) => {
    let awake: (() => void) | undefined;
    let pending = true;
    const unlisten = city.hub.listen((events) => {
      // What it does not want it passes over at its next round, half a minute later at most.
      if (!events.some(({ type }) => wants(subscriber, type))) return;
      pending = true;
      awake?.();
    });
    const loop = async () => {
      let wait = 0;
      while (!stopped) {
        pending = false;
        try {
          while (!stopped && (await catchUp(city, subscriber, BATCH)) === BATCH);
          wait = 0;
        } catch (error) {
          wait = Math.min(60_000, wait === 0 ? 500 : wait * 2);
          city.log.error({ err: error, subscriber: subscriber.name }, 'a subscriber failed; it tries again');
        }
        if (stopped) continue;
        if (pending && wait === 0) {
          // In a crowd one round serves many events.
          await new Promise((resolve) => setTimeout(resolve, ROUND_MS));
          continue;
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait || 30_000);
          awake = () => {
            if (wait > 0) return;
            clearTimeout(timer);
            resolve();
          };
          if (stopped) resolve();
        });
      }
    };
    const done = loop();
    return { stop: () => awake?.(), unlisten, done };
  });
  return async () => {
    stopped = true;
    for (const loop of loops) {
      loop.unlisten();
      loop.stop();
    }
    // A loop that waits out a failure must not hold up the stop.
    await Promise.race([
      Promise.all(loops.map((loop) => loop.done)),
      new Promise((resolve) => setTimeout(resolve, 1000).unref()),
    ]);
  };
}
