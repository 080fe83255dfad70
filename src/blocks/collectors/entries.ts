/** What phones wrote down comes in: in any order and any number of times, and stands once. */
import { changeInOne } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { receive } from '../payments/api.ts';
import type { Taken } from './contract.ts';
import { idOf } from './devices.ts';
import { effectiveAt, wrongBy } from './rules/clock.ts';
import type { Act } from './rules/entry.ts';
import { isGenuine, marksOf, publicKeyOf, readSigned, type Signed } from './rules/signed.ts';
import { settleDevice } from './settle.ts';
import { type DeviceRow, markSeen } from './store-devices.ts';
import { type EntryRow, findEntries, insertEntry, type Standing } from './store-entries.ts';

/** Seconds from which on a wrong clock is looked into. */
const FAR = 3600;

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);
const instant = (at: number) => new Date(at * 1000);

const channelOf = (collector: string): string => `cash/${collector}`;

function amountsOf(act: Act): Pick<EntryRow, 'pay_code' | 'amount'> {
  return {
    pay_code: 'code' in act ? act.code : null,
    amount: 'amount' in act ? act.amount : null,
  };
}

/** A receipt, deposit or void that a phone wrote after it was reported gone does not count: whoever has it is not the collector. */
function standingOf(device: DeviceRow, act: Act, effective: Date): Standing {
  if (device.blocked_at && effective > device.blocked_at) return 'refused';
  return act.kind === 'receipt' ? 'booked' : 'noted';
}

async function keep(ctx: Context, device: DeviceRow, signed: Signed): Promise<Standing> {
  const { line, signature, entry } = signed;
  const { hash, code, id } = await marksOf(line);
  const effective = instant(effectiveAt(entry.clock, seconds(ctx.now)));
  const { act } = entry;
  const row: EntryRow = {
    ...{ hash, device: device.id, seq: entry.seq, prev: entry.prev, line, signature, kind: act.kind },
    ...{ collector: device.collector, agency: device.agency, number: code, ...amountsOf(act) },
    ...{ device_at: instant(entry.clock.at), effective_at: effective, told_at: ctx.now, told_by: idOf(ctx) },
    standing: standingOf(device, act, effective),
  };
  if (act.kind === 'receipt' && row.standing === 'booked') {
    const channel = channelOf(device.collector);
    const incoming = { id, channel, reference: hash, amount: act.amount, paidAt: effective };
    const more = { to: { code: act.code }, taker: device.collector, receipt: code };
    await receive(ctx, { ...incoming, ...more }, [insertEntry(row)]);
  } else {
    const events =
      act.kind === 'deposit' && row.standing === 'noted'
        ? [{ type: 'collectors.deposit.declared', subject: code, payload: { agency: device.agency } }]
        : [];
    await changeInOne(ctx, [insertEntry(row)], { audits: [], events, jobs: [] }, undefined);
  }
  return row.standing;
}

/** Answers what stands when somebody was faster with the same entry. */
async function keepOnce(ctx: Context, device: DeviceRow, signed: Signed): Promise<Standing> {
  try {
    return await keep(ctx, device, signed);
  } catch (error) {
    if (!violates(error, 'entry_pkey')) throw error;
    const { hash } = await marksOf(signed.line);
    const [row] = await findEntries(ctx.city.db, [hash]);
    if (!row) throw error;
    return row.standing;
  }
}

/**
 * Takes what a phone wrote, each once, and then looks whether its chain holds. 409 `collectors.not-approved` before the
 * office approved the phone: until then it keeps everything.
 */
export async function takeEntries(
  given: Context,
  device: DeviceRow,
  texts: readonly string[],
): Promise<Taken[]> {
  if (!device.approved_at) throw new Problem(409, 'collectors.not-approved');
  // Each entry is a change of its own and answers for itself: no one of them is the answer of the whole call.
  const ctx: Context = { ...given, idempotency: undefined };
  const key = await publicKeyOf(device.public_key);
  const read = texts.map((text) => readSigned(text));
  const marks = await Promise.all(read.map((one) => (one ? marksOf(one.line) : undefined)));
  const hashes = marks.flatMap((one) => (one ? [one.hash] : []));
  const known = new Map((await findEntries(ctx.city.db, hashes)).map((row) => [row.hash, row.standing]));
  const taken: Taken[] = [];
  let off: number | undefined;
  const far: string[] = [];
  for (const [at, signed] of read.entries()) {
    const hash = marks[at]?.hash ?? '';
    if (!signed || signed.entry.device !== device.id) taken.push('unreadable');
    else if (known.has(hash)) taken.push(known.get(hash) as Standing);
    else if (!key || !(await isGenuine(signed, key))) taken.push('forged');
    else {
      const standing = await keepOnce(ctx, device, signed);
      known.set(hash, standing);
      taken.push(standing);
      off = wrongBy(signed.entry.clock, seconds(ctx.now));
      if (Math.abs(off) > FAR && signed.entry.act.kind === 'receipt') far.push(hash);
    }
  }
  const own = read.flatMap((one) => (one?.entry.device === device.id ? [one.entry.seq] : []));
  await settleDevice(ctx, device, { seqs: own, off: far.slice(0, 1) });
  await markSeen(ctx.city.db, device.id, ctx.now, off ?? device.wrong_by);
  return taken;
}
