/** The register of card terminals: each has a key of its own that is shown once; one that is lost is blocked at once. */
import { randomBytes } from 'node:crypto';
import type { Static } from 'typebox';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { seal } from '../../../platform/crypt.ts';
import { Problem } from '../../../shared/errors.ts';
import type { AcquirerBody, TerminalBody, TerminalKey, TerminalsView } from '../rules/cards.ts';
import {
  allTerminals,
  blockTerminal,
  findAcquirer,
  insertAcquirer,
  putTerminal,
} from '../store-terminals.ts';

export async function setAcquirer(
  ctx: Context,
  { id, acquirer }: Static<typeof AcquirerBody>,
): Promise<void> {
  await change(ctx, async (tx) => {
    await insertAcquirer(tx, id, acquirer, ctx.now);
    tx.audit({ action: 'payments.acquirer.set', subject: id });
  });
}

/** Registers it, or gives it another key; the old key opens nothing from then on. 422 `payments.no-acquirer`. */
export async function setTerminal(
  ctx: Context,
  { id, acquirer, place }: Static<typeof TerminalBody>,
): Promise<Static<typeof TerminalKey>> {
  // The key is in no stored answer: asked again under the same Idempotency-Key, there is another one.
  const { idempotency: _, ...plain } = ctx;
  if (!(await findAcquirer(ctx.city.db, acquirer))) throw new Problem(422, 'payments.no-acquirer');
  const key = randomBytes(32).toString('base64url');
  await change(plain, async (tx) => {
    await putTerminal(tx, { id, acquirer, place, sealed: seal(ctx.city, key) }, ctx.now);
    tx.audit({ action: 'payments.terminal.keyed', subject: id, after: { bank: acquirer } });
  });
  return { id, key };
}

/** 404 `payments.no-terminal` for one that there is not, or that is blocked already. */
export async function blockOne(ctx: Context, id: string, reason: string): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await blockTerminal(tx, id, reason, ctx.now))) throw new Problem(404, 'payments.no-terminal');
    tx.audit({ action: 'payments.terminal.blocked', subject: id, after: { reason } });
  });
}

export async function terminalsView(ctx: Context): Promise<Static<typeof TerminalsView>> {
  const rows = await allTerminals(ctx.city.db);
  return {
    terminals: rows.map(({ id, acquirer, place, keyed_at, heard_at, blocked_why }) => ({
      ...{ id, acquirer, place, keyedAt: keyed_at.toISOString() },
      ...{ heardAt: heard_at?.toISOString() ?? null, blocked: blocked_why },
    })),
  };
}
