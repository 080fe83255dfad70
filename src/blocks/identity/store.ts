/** SQL of settings and of counted attempts. */
import type { Database, Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';
import { closedSeconds, type Limit } from './rules/throttle.ts';

/** The values in force on `today` (ISO date) of every setting that begins with `identity.`. */
export async function readSettings(db: Runner, today: string): Promise<Map<string, unknown>> {
  const rows = await db.rows<{ key: string; value: unknown }>(sql`
    select distinct on (key) key, value from platform.setting
    where key like 'identity.%' and valid_from <= ${today}::date order by key, valid_from desc`);
  return new Map(rows.map((row) => [row.key, row.value]));
}

type Count = { count: number; last_at: Date; blocked_until: Date | null };

/** Counts one more attempt under `key`. Returns 0 when it may go on, else the seconds to wait (and counts nothing). */
export async function countAttempt(db: Database, key: Buffer, limit: Limit, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    // The no-op update locks the row, so attempts at the same moment are counted one after another.
    const row = await tx.one<Count>(sql`
      insert into identity.throttle as t (key, count, began_at, last_at) values (${key}, 0, ${now}, ${now})
      on conflict (key) do update set key = t.key returning count, last_at, blocked_until`);
    const left = row.blocked_until ? row.blocked_until.getTime() - now.getTime() : 0;
    if (left > 0) return Math.ceil(left / 1000);
    const forgotten = now.getTime() - row.last_at.getTime() > limit.forgetSeconds * 1000;
    const count = forgotten ? 1 : row.count + 1;
    const closed = closedSeconds(count, limit);
    const until = closed > 0 ? new Date(now.getTime() + closed * 1000) : null;
    await tx.run(sql`update identity.throttle set count = ${count}, last_at = ${now}, blocked_until = ${until}
      where key = ${key}`);
    return 0;
  });
}

export async function forgetAttempts(db: Runner, key: Buffer): Promise<void> {
  await db.run(sql`delete from identity.throttle where key = ${key}`);
}

/** Takes one counted attempt back, and the closing that it caused. */
export async function giveBackAttempt(db: Runner, key: Buffer): Promise<void> {
  await db.run(sql`update identity.throttle set count = greatest(count - 1, 0), blocked_until = null
    where key = ${key}`);
}

/** Removes what has served: attempts and codes older than two days, steps that were never finished. */
export async function sweep(db: Runner, now: Date): Promise<void> {
  const old = new Date(now.getTime() - 2 * 86_400_000);
  await db.run(sql`delete from identity.throttle where last_at < ${old}`);
  await db.run(sql`delete from identity.code where expires_at < ${old}`);
  await db.run(sql`delete from identity.challenge where expires_at < ${now}`);
  const longAgo = new Date(now.getTime() - 90 * 86_400_000);
  await db.run(sql`delete from identity.session where ended_at < ${longAgo} or expires_at < ${longAgo}`);
}
