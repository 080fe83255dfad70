/** A collector hands his cash in: somebody else counts it, and what is missing is his to make good. */
import { randomUUID } from 'node:crypto';
import { type Change, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { type Account, cashOf, moveCash } from '../payments/api.ts';
import { idOf } from './devices.ts';
import { type Destination, readEntry } from './rules/entry.ts';
import { marksOf } from './rules/signed.ts';
import { type DepositRow, findDeposit, insertHandover, lockDeposit } from './store-cash.ts';
import { findDevice, openDifference } from './store-devices.ts';

/** What a collector owes because his deposit was short, and what is his because it was not. */
const shortage = (collector: string): Account => ({ code: `shortage/${collector}`, kind: 'claim' });
const excess = (collector: string): Account => ({ code: `excess/${collector}`, kind: 'liability' });
/** Where handed-in cash stands: in the till of the office, or with a bank that has not told of it yet. */
const placeOf = (agency: string, to: Destination): Account =>
  cashOf(to === 'office' ? `till-${agency}` : `in-transit-${agency}`);

export function depositWords(row: DepositRow): { to: Destination; reference: string } {
  const act = readEntry(row.line)?.act;
  return act?.kind === 'deposit' ? { to: act.to, reference: act.reference } : { to: 'office', reference: '' };
}

/** Where a deposit belongs. 404 `collectors.no-deposit`. */
export async function scopeOfDeposit(ctx: Context, hash: string) {
  const deposit = await findDeposit(ctx.city.db, hash);
  if (!deposit) throw new Problem(404, 'collectors.no-deposit');
  const device = await findDevice(ctx.city.db, deposit.device);
  return { agency: deposit.agency, area: device?.area ?? null };
}

async function acceptable(ctx: Context, tx: Change, hash: string): Promise<DepositRow> {
  await lockDeposit(tx, hash);
  const deposit = await findDeposit(tx, hash);
  if (!deposit) throw new Problem(404, 'collectors.no-deposit');
  if (deposit.accepted_at) throw new Problem(409, 'collectors.accepted-before');
  if (deposit.withdrawn) throw new Problem(409, 'collectors.withdrawn');
  if (deposit.collector === idOf(ctx)) throw new Problem(403, 'collectors.own-deposit');
  return deposit;
}

/**
 * Counted and taken. 409 `collectors.accepted-before`, 409 `collectors.withdrawn`, 403 `collectors.own-deposit`; 422
 * `collectors.difference-unsaid` when another sum was counted and nothing is said about it.
 */
export async function acceptDeposit(
  ctx: Context,
  given: { hash: string; counted: Rupiah; note: string },
): Promise<void> {
  await change(ctx, async (tx) => {
    const deposit = await acceptable(ctx, tx, given.hash);
    const declared = deposit.amount ?? 0;
    const { counted } = given;
    const note = given.note.trim();
    if (counted !== declared && note === '') throw new Problem(422, 'collectors.difference-unsaid');
    const { id } = await marksOf(deposit.line);
    const { collector, agency } = deposit;
    const missing = declared - counted;
    const source = cashOf(collector);
    const target = placeOf(agency, depositWords(deposit).to);
    const about = { subject: deposit.number, ...(note ? { reason: note } : {}) };
    const moves = [
      { source, target, amount: Math.min(counted, declared) },
      { source, target: shortage(collector), amount: Math.max(0, missing) },
      { source: excess(collector), target, amount: Math.max(0, -missing) },
    ].filter(({ amount }) => amount > 0);
    for (const [at, move] of moves.entries())
      await moveCash(ctx, tx, { id: at === 0 ? id : randomUUID(), ...move, ...about });
    const by = idOf(ctx);
    await insertHandover(tx, {
      ...{ deposit: given.hash, booking: id, collector, agency, declared, counted, note, by },
      at: ctx.now,
    });
    if (missing !== 0)
      await openDifference(tx, {
        ...{ device: deposit.device, kind: missing > 0 ? 'short' : 'over', about: given.hash, at: ctx.now },
      });
    tx.audit({
      action: 'collectors.deposit.accepted',
      subject: deposit.number,
      after: { declared, counted },
    });
    tx.emit({
      ...{ type: 'collectors.deposit.accepted', subject: deposit.number },
      payload: { agency, collector, declared, counted },
    });
  });
}
