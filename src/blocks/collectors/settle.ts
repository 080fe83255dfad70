/** After entries came in: is the chain whole, and which voids take effect? Anything that was cut off is finished by the clock. */
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { reversePayment } from '../payments/api.ts';
import { readEntry } from './rules/entry.ts';
import { marksOf } from './rules/signed.ts';
import { findDeposit, lockDeposit } from './store-cash.ts';
import { type DeviceRow, differencesOf, markFrozen, openDifference } from './store-devices.ts';
import {
  brokenPlaces,
  type EntryRow,
  insertVoided,
  refusedReceipts,
  voidedOf,
  voidsToSettle,
} from './store-entries.ts';

const AT_ONCE = 100;
type Refused = 'late' | 'paid-out' | 'twice' | 'handed-in' | 'not-booked' | 'strange';

/** What came just now: its numbers, and those entries whose clock was far off. */
export type Touched = { seqs: readonly number[]; off: readonly string[] };

/** A difference is told once. */
async function tell(
  ctx: Context,
  tx: Change,
  device: Pick<DeviceRow, 'id' | 'agency'>,
  kind: string,
  about: string,
) {
  const opened = await openDifference(tx, { device: device.id, kind, about, at: ctx.now });
  if (!opened) return;
  tx.audit({ action: 'collectors.difference.opened', subject: String(device.id), after: { kind, about } });
  tx.emit({
    ...{ type: 'collectors.difference.opened', subject: String(device.id) },
    payload: { agency: device.agency, kind },
  });
}

/** Two contents under one number: the phone was copied. It takes no more cash; what was paid on either receipt counts. */
async function freezeBroken(ctx: Context, device: DeviceRow, { seqs, off }: Touched): Promise<void> {
  const broken = await brokenPlaces(ctx.city.db, device.id, seqs);
  const refused = device.blocked_at ? await refusedReceipts(ctx.city.db, device.id) : [];
  const wanted = [
    ...broken.map(({ kind, seq }) => ({ kind: kind as string, about: `seq/${seq}` })),
    ...refused.map((hash) => ({ kind: 'blocked', about: hash })),
    ...off.map((hash) => ({ kind: 'clock', about: hash })),
  ];
  const known = new Set(
    (await differencesOf(ctx.city.db, device.id)).map((one) => `${one.kind} ${one.about}`),
  );
  const news = wanted.filter(({ kind, about }) => !known.has(`${kind} ${about}`));
  if (news.length === 0) return;
  await change(ctx, async (tx) => {
    for (const { kind, about } of news) await tell(ctx, tx, device, kind, about);
    if (broken.length > 0 && (await markFrozen(tx, device.id, ctx.now)))
      tx.audit({ action: 'collectors.device.frozen', subject: String(device.id) });
  });
}

async function whyNot(
  ctx: Context,
  tx: Change,
  { void: one, of }: { void: EntryRow; of: EntryRow },
): Promise<Refused | undefined> {
  const day = (at: Date) => localDate(at, ctx.city.zone);
  if (one.collector !== of.collector || (of.kind !== 'receipt' && of.kind !== 'deposit')) return 'strange';
  if ((await voidedOf(tx, [of.hash])).some(({ refused }) => refused === null)) return 'twice';
  if (of.kind === 'receipt' && of.standing !== 'booked') return 'not-booked';
  if (of.kind === 'deposit' && (await findDeposit(tx, of.hash))?.accepted_at) return 'handed-in';
  return day(one.effective_at) === day(of.effective_at) ? undefined : 'late';
}

async function settleOne(
  ctx: Context,
  pair: { void: EntryRow; of: EntryRow },
  given?: Refused,
): Promise<void> {
  const { void: one, of } = pair;
  const act = readEntry(one.line)?.act;
  const reason = act?.kind === 'void' ? act.reason : '';
  const [back, taken] = await Promise.all([marksOf(one.line), marksOf(of.line)]);
  await change(ctx, async (tx) => {
    await lockDeposit(tx, of.hash);
    if ((await voidedOf(tx, [of.hash])).some((row) => row.void === one.hash)) return;
    const refused = given ?? (await whyNot(ctx, tx, pair)) ?? null;
    const reverses = refused === null && of.kind === 'receipt';
    if (reverses) await reversePayment(ctx, tx, { id: back.id, payment: taken.id, reason });
    const booking = reverses ? back.id : null;
    await insertVoided(tx, { entry: of.hash, void: one.hash, booking, refused, at: ctx.now });
    if (refused === null)
      tx.audit({ action: 'collectors.entry.voided', subject: of.number, after: { reason } });
    else if (refused !== 'twice')
      await tell(ctx, tx, { id: one.device, agency: one.agency }, 'void', one.hash);
  });
}

/** Takes back what was voided; each void once, whichever came first. */
async function settleVoids(ctx: Context): Promise<void> {
  for (const pair of await voidsToSettle(ctx.city.db, AT_ONCE)) {
    try {
      await settleOne(ctx, pair);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // Its credit was paid out, or somebody else took it back.
      await settleOne(ctx, pair, error.code === 'payments.reversed-before' ? 'twice' : 'paid-out');
    }
  }
}

export async function settleDevice(ctx: Context, device: DeviceRow, touched: Touched): Promise<void> {
  await freezeBroken(ctx, device, touched);
  await settleVoids(ctx);
}

/** For the clock: what a server that died left unfinished. */
export async function settleAll(city: City): Promise<void> {
  await settleVoids(systemContext(city, 'collectors.settle'));
}
