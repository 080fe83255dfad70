/** Phones of collectors: asked for by the collector, approved by the office, blocked when they are gone. */
import { grantsFor } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import type { DeviceState } from './contract.ts';
import { publicKeyOf } from './rules/signed.ts';
import {
  type DeviceRow,
  findDevice,
  insertDevice,
  lockDevice,
  markApproved,
  markBlocked,
} from './store-devices.ts';

export const COLLECT = 'collectors.collect';

export const idOf = ({ actor }: Context): string => ('id' in actor ? actor.id : '');

export function stateOf(device: DeviceRow): DeviceState {
  if (device.blocked_at) return 'blocked';
  if (device.frozen_at) return 'frozen';
  return device.approved_at ? 'approved' : 'asked';
}

/**
 * A phone asks to take cash; the same key again is the same phone. 422 `collectors.key`, 409 `collectors.no-agency` for a
 * collector of no agency, 409 `collectors.key-taken` for a key of somebody else.
 */
export async function enrol(ctx: Context, given: { publicKey: string; label: string }): Promise<number> {
  if (!(await publicKeyOf(given.publicKey))) throw new Problem(422, 'collectors.key');
  const grant = grantsFor(ctx.actor, COLLECT).find(({ agency }) => agency !== null);
  const agency = grant?.agency;
  if (!grant || !agency) throw new Problem(409, 'collectors.no-agency');
  const collector = idOf(ctx);
  return change(ctx, async (tx) => {
    const { id, created, ...found } = await insertDevice(tx, {
      ...{ collector, agency, area: grant.area, label: cleanLine(given.label), public_key: given.publicKey },
      at: ctx.now,
    });
    if (found.collector !== collector) throw new Problem(409, 'collectors.key-taken');
    if (created) {
      tx.audit({ action: 'collectors.device.asked', subject: String(id) });
      tx.emit({ type: 'collectors.device.asked', subject: String(id), payload: { agency } });
    }
    return id;
  });
}

/** The phone, for its own collector and nobody else. 404 `collectors.no-device`. */
export async function ownDevice(ctx: Context, id: number): Promise<DeviceRow> {
  const device = await findDevice(ctx.city.db, id);
  if (device?.collector !== idOf(ctx)) throw new Problem(404, 'collectors.no-device');
  return device;
}

/** Where a phone belongs. 404 `collectors.no-device`. */
export async function scopeOfDevice(ctx: Context, id: number) {
  const device = await findDevice(ctx.city.db, id);
  if (!device) throw new Problem(404, 'collectors.no-device');
  return { agency: device.agency, area: device.area };
}

/** From now on receipts of this phone count. 409 `collectors.device-decided` when it was approved or blocked before. */
export async function approve(ctx: Context, id: number): Promise<void> {
  await change(ctx, async (tx) => {
    const device = await lockDevice(tx, id);
    if (!device || stateOf(device) !== 'asked') throw new Problem(409, 'collectors.device-decided');
    // Nobody lets his own phone take money.
    if (device.collector === idOf(ctx)) throw new Problem(403, 'collectors.own-device');
    await markApproved(tx, id, ctx.now, idOf(ctx));
    tx.audit({ action: 'collectors.device.approved', subject: String(id) });
    tx.emit({
      ...{ type: 'collectors.device.approved', subject: String(id) },
      payload: { agency: device.agency, collector: device.collector },
    });
  });
}

/** What it wrote after that moment does not count any more; what it wrote before still does. 409 `collectors.device-decided`. */
export async function block(
  ctx: Context,
  given: { id: number; as: 'lost' | 'stolen' | 'retired'; since?: string },
): Promise<void> {
  const since = given.since ? new Date(given.since) : ctx.now;
  if (since > ctx.now) throw new Problem(422, 'collectors.block-later');
  await change(ctx, async (tx) => {
    const device = await lockDevice(tx, given.id);
    if (!device || device.blocked_at) throw new Problem(409, 'collectors.device-decided');
    await markBlocked(tx, { id: given.id, at: since, as: given.as, by: idOf(ctx) });
    const after = { as: given.as, since: since.toISOString() };
    tx.audit({ action: 'collectors.device.blocked', subject: String(given.id), after });
    tx.emit({
      ...{ type: 'collectors.device.blocked', subject: String(given.id) },
      payload: { agency: device.agency, collector: device.collector, as: given.as },
    });
  });
}
