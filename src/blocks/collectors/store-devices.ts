/** SQL of phones, limits and differences. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export type DeviceRow = {
  id: number;
  collector: string;
  agency: string;
  area: string | null;
  label: string;
  public_key: string;
  asked_at: Date;
  approved_at: Date | null;
  blocked_at: Date | null;
  blocked_as: 'lost' | 'stolen' | 'retired' | null;
  frozen_at: Date | null;
  seen_at: Date | null;
  wrong_by: number;
};

const columns = sql`id, collector, agency, area, label, public_key, asked_at, approved_at, blocked_at, blocked_as, frozen_at, seen_at, wrong_by`;

export async function findDevice(runner: Runner, id: number): Promise<DeviceRow | undefined> {
  return runner.maybe(sql`select ${columns} from collectors.device where id = ${id}`);
}

export async function lockDevice(tx: Runner, id: number): Promise<DeviceRow | undefined> {
  return tx.maybe(sql`select ${columns} from collectors.device where id = ${id} for no key update`);
}

export async function allDevices(runner: Runner): Promise<DeviceRow[]> {
  return runner.rows(sql`select ${columns} from collectors.device order by id desc`);
}

/** The number of the phone with this key; a phone that asks again keeps its number. */
export async function insertDevice(
  tx: Runner,
  d: Pick<DeviceRow, 'collector' | 'agency' | 'area' | 'label' | 'public_key'> & { at: Date },
): Promise<{ id: number; collector: string; created: boolean }> {
  const made = await tx.maybe<{ id: number }>(sql`insert into collectors.device
      (collector, agency, area, label, public_key, asked_at)
    values (${d.collector}, ${d.agency}, ${d.area}, ${d.label}, ${d.public_key}, ${d.at})
    on conflict on constraint device_key_once do nothing returning id`);
  if (made) return { id: made.id, collector: d.collector, created: true };
  const known = await tx.one<{ id: number; collector: string }>(
    sql`select id, collector from collectors.device where public_key = ${d.public_key}`,
  );
  return { ...known, created: false };
}

export async function markApproved(tx: Runner, id: number, at: Date, by: string): Promise<void> {
  await tx.run(sql`update collectors.device set approved_at = ${at}, approved_by = ${by} where id = ${id}`);
}

export async function markBlocked(
  tx: Runner,
  given: { id: number; at: Date; as: string; by: string },
): Promise<void> {
  await tx.run(sql`update collectors.device set blocked_at = ${given.at}, blocked_as = ${given.as}, blocked_by = ${given.by}
    where id = ${given.id}`);
}

/** True when it was not frozen yet. */
export async function markFrozen(tx: Runner, id: number, at: Date): Promise<boolean> {
  const count = await tx.run(
    sql`update collectors.device set frozen_at = ${at} where id = ${id} and frozen_at is null`,
  );
  return count === 1;
}

export async function markSeen(runner: Runner, id: number, at: Date, wrongBy: number): Promise<void> {
  await runner.run(sql`update collectors.device set seen_at = ${at}, wrong_by = ${wrongBy} where id = ${id}`);
}

export type DifferenceRow = {
  id: number;
  device: number;
  kind: string;
  about: string;
  at: Date;
  closed_at: Date | null;
  note: string | null;
};

/** Once for each thing. */
export async function openDifference(
  tx: Runner,
  d: { device: number; kind: string; about: string; at: Date },
): Promise<boolean> {
  const count = await tx.run(sql`insert into collectors.difference (device, kind, about, at)
    values (${d.device}, ${d.kind}, ${d.about}, ${d.at}) on conflict on constraint difference_once do nothing`);
  return count === 1;
}

export async function differencesOf(
  runner: Runner,
  device: number,
): Promise<{ kind: string; about: string }[]> {
  return runner.rows(sql`select kind, about from collectors.difference where device = ${device}`);
}

/** Open ones, and those closed after a moment. */
export async function differencesSince(runner: Runner, closedAfter: Date): Promise<DifferenceRow[]> {
  return runner.rows(sql`select id, device, kind, about, at, closed_at, note from collectors.difference
    where closed_at is null or closed_at > ${closedAfter} order by closed_at nulls first, id desc`);
}

export async function findDifference(runner: Runner, id: number): Promise<DifferenceRow | undefined> {
  return runner.maybe(
    sql`select id, device, kind, about, at, closed_at, note from collectors.difference where id = ${id}`,
  );
}

/** False when it was closed before. */
export async function closeDifference(
  tx: Runner,
  given: { id: number; at: Date; by: string; note: string },
): Promise<boolean> {
  const count = await tx.run(sql`update collectors.difference
    set closed_at = ${given.at}, closed_by = ${given.by}, note = ${given.note} where id = ${given.id} and closed_at is null`);
  return count === 1;
}

export async function insertLimit(
  tx: Runner,
  l: { agency: string; collector: string | null; since: string; amount: number; by: string; at: Date },
): Promise<boolean> {
  const count =
    await tx.run(sql`insert into collectors.cash_limit (agency, collector, since, amount, set_by, set_at)
    values (${l.agency}, ${l.collector}, ${l.since}, ${l.amount}, ${l.by}, ${l.at})
    on conflict on constraint cash_limit_once do nothing`);
  return count === 1;
}

export type LimitRow = { agency: string; collector: string | null; since: string; amount: number };

/** What holds on a day: for each agency, and for each collector with a limit of his own. */
export async function limitsOn(runner: Runner, day: string): Promise<LimitRow[]> {
  return runner.rows(sql`select distinct on (agency, collector) agency, collector, since::text, amount
    from collectors.cash_limit where since <= ${day}::date order by agency, collector, since desc`);
}
