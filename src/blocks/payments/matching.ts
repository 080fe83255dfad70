/** Statements beside payments beside the ledger: what fits is booked, what does not is written down as a difference. */
import { actorLabel, type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { type Account, accountIds } from './accounts.ts';
import { bankFees, fees, held, pending, rkud, transferChannel } from './claims.ts';
import * as found from './store-matching.ts';
import * as settling from './store-settling.ts';
import { bankAccounts, type KnownAccount, lockMatching } from './store-statements.ts';

export type Matched = {
  /** Lines that were settled now, and payments with them. */
  lines: number;
  payments: number;
  /** Differences that are open after it. */
  open: number;
};

export type Prepared = KnownAccount & { accounts: settling.SettlingAccounts };

/** Opens the accounts that may be booked on, before a transaction begins. */
export async function prepareMatching(ctx: Context, account: KnownAccount): Promise<Prepared> {
  const { bank, rkud: isRkud } = account.content;
  // What came to the wrong account is settled from a channel of another one.
  const all = (await bankAccounts(ctx.city.db)).flatMap(({ content }) => content.channels);
  const names = [...new Set([...all.map(({ channel }) => channel), transferChannel(bank)])];
  const own: Account = isRkud ? rkud : held(bank);
  const [at = 0, ofBank = 0, treasury = 0, ...rest] = await accountIds(ctx.city, [
    ...[own, bankFees(bank), rkud],
    ...names.flatMap((channel) => [pending(channel), fees(channel)]),
  ]);
  const booked = names.map((channel, no) => ({
    ...{ channel, pending: rest[no * 2] as number, fees: rest[no * 2 + 1] as number },
  }));
  return { ...account, accounts: { own: at, bankFees: ofBank, rkud: treasury, channels: booked } };
}

/** Books what was settled after this number. */
export async function bookSettled(
  ctx: Context,
  tx: Runner,
  prepared: Prepared,
  after: number,
): Promise<void> {
  const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
  const zone = ctx.city.zone;
  await settling.bookSettlements(tx, { after, zone, now: ctx.now, actorKind, actorId, ...prepared.accounts });
}

export const matchingOf = (
  ctx: Context,
  { number, content, accounts }: Prepared,
  fresh: readonly number[] = [],
): found.Matching => ({
  ...{ number, account: content, days: content.days, zone: ctx.city.zone, now: ctx.now, fresh },
  channels: accounts.channels.map(({ channel }) => channel),
});

/** Where money went after it was settled. */
export async function followMoney(tx: Runner, m: found.Matching, after: number): Promise<void> {
  if (m.account.rkud) await settling.remitAtOnce(tx, m, after);
  else await settling.remitTransferred(tx, m);
}

const STEPS = [found.settleByReference, found.settleByAmount, found.settleByDay];

/** Matches what is open at an account, within a transaction that holds the lock. 409 `payments.matching-overtaken` when a payment was taken back meanwhile. */
export async function matchAccount(
  ctx: Context,
  tx: Change,
  prepared: Prepared,
  fresh: readonly number[],
): Promise<Matched> {
  const m = matchingOf(ctx, prepared, fresh);
  const after = await settling.lastSettlement(tx);
  let lines = 0;
  let payments = 0;
  if (m.account.rkud) await found.seeTransfers(tx, m);
  await found.settleOutgoing(tx, m);
  await found.settleDeposits(tx, m);
  const steps = (await found.gatherOpen(tx, m)) ? STEPS : [];
  for (const step of steps) {
    const { wanted, got, lines: settled } = await step(tx, m);
    if (wanted !== got) throw new Problem(409, 'payments.matching-overtaken');
    lines += settled;
    payments += got;
  }
  await bookSettled(ctx, tx, prepared, after);
  await followMoney(tx, m, after);
  await settling.closeMatched(tx, m);
  await settling.openLineDifferences(tx, m);
  await settling.openPaymentDifferences(tx, m);
  return { lines, payments, open: await settling.countOpen(tx, m.number) };
}

/** Looks again at every account: a payment may have been told after its statement. */
export async function matchAll(city: City): Promise<void> {
  const ctx = systemContext(city, 'payments.matching');
  for (const account of await bankAccounts(city.db)) {
    const prepared = await prepareMatching(ctx, account);
    await change(ctx, async (tx) => {
      await lockMatching(tx);
      await matchAccount(ctx, tx, prepared, []);
    });
  }
}
