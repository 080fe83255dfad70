/** Deposit slips (surat tanda setoran): cash that is brought to the bank, and money that went on to the treasury. */
import { actorLabel, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import type { Rupiah } from '../../shared/money.ts';
import { localDate } from '../../shared/time.ts';
import { accountIds } from './accounts.ts';
import { getBankAccount } from './bank-accounts.ts';
import { held } from './claims.ts';
import * as store from './store-deposits.ts';

async function writeSlip(
  ctx: Context,
  given: Omit<
    Parameters<typeof store.insertSlip>[1],
    'number' | 'day' | 'at' | 'actorKind' | 'actorId' | 'content'
  >,
  contentOf: (tx: Parameters<typeof store.nextSlipNumber>[0]) => Promise<store.SlipRow['content']>,
): Promise<{ number: string }> {
  const day = localDate(ctx.now, ctx.city.zone);
  const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
  return change(ctx, async (tx) => {
    const number = await store.nextSlipNumber(tx, day.slice(0, 4));
    const content = await contentOf(tx);
    await store.insertSlip(tx, { ...given, number, day, content, at: ctx.now, actorKind, actorId });
    tx.audit({ action: 'payments.deposit.made', subject: number, after: { amount: given.amount } });
    tx.emit({ type: 'payments.deposit.made', subject: number, payload: {} });
    return { number };
  });
}

/**
 * A slip for cash that somebody brings to the bank. 404 `payments.no-bank-account`; 409 `payments.cash-short` when there is not as
 * much in these hands, what stands on open slips left out.
 */
export async function depositCash(
  ctx: Context,
  given: { source: string; bankAccount: string; amount: Rupiah },
): Promise<{ number: string }> {
  const { number: bankAccount } = await getBankAccount(ctx.city, given.bankAccount);
  const { amount } = given;
  const [source = 0] = await accountIds(ctx.city, [{ code: given.source, kind: 'asset' }]);
  return writeSlip(ctx, { kind: 'cash', bankAccount, source, amount, settlement: null }, async (tx) => {
    const there = (await store.cashInHands(tx)).find(({ code }) => code === given.source);
    if (amount > (there?.amount ?? 0) - (there?.promised ?? 0)) throw new Problem(409, 'payments.cash-short');
    return { parts: [{ kind: null, place: null, amount }], fees: 0 };
  });
}

/** A slip for money that went on to the treasury. 409 `payments.slip-there` when it has one. */
export async function slipOfTransfer(ctx: Context, settlement: number): Promise<{ number: string }> {
  const found = (await store.transfersWithoutSlip(ctx.city.db)).find(({ id }) => id === settlement);
  if (!found) throw new Problem(409, 'payments.slip-there');
  const { content } = await getBankAccount(ctx.city, found.account);
  const [source = 0] = await accountIds(ctx.city, [held(content.bank)]);
  const { amount } = found;
  return writeSlip(ctx, { kind: 'transfer', bankAccount: found.account, source, amount, settlement }, (tx) =>
    store.partsOfTransfer(tx, settlement),
  );
}

/** The money stayed where it was. 404 `payments.no-slip`, 409 `payments.slip-proven` when the bank has shown it or it is void. */
export async function voidSlip(ctx: Context, number: string, reason: string): Promise<void> {
  if (!(await store.findSlip(ctx.city.db, number))) throw new Problem(404, 'payments.no-slip');
  await change(ctx, async (tx) => {
    if (!(await store.voidSlip(tx, number, { reason, at: ctx.now })))
      throw new Problem(409, 'payments.slip-proven');
    tx.audit({ action: 'payments.deposit.voided', subject: number, after: { reason } });
    tx.emit({ type: 'payments.deposit.voided', subject: number, payload: {} });
  });
}
