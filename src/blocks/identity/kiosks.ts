/** Kiosk screens: a token that shows the wall and opens nothing else. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { newToken, tokenHash } from './secrets.ts';
import { forget } from './sessions.ts';
import { insertKiosk, type KioskRow, listKiosks, revokeKiosk } from './store-sessions.ts';

/** The path that opens the wall with a token. It stands behind the # so that no server or proxy writes it into a log. */
export function wallPath(token: string): string {
  return `/wall/#kiosk=${token}`;
}

/** Makes a kiosk. The token is returned this once and kept only as a hash. */
export async function createKiosk(
  ctx: Context,
  wish: { name: string },
): Promise<{ id: string; token: string; path: string }> {
  const token = newToken();
  const made = await change(ctx, async (tx) => {
    const by = 'id' in ctx.actor ? `${ctx.actor.kind}:${ctx.actor.id}` : ctx.actor.kind;
    const id = await insertKiosk(tx, {
      name: cleanLine(wish.name),
      tokenHash: tokenHash(token),
      now: ctx.now,
      by,
    });
    tx.audit({ action: 'identity.kiosk.created', subject: id });
    tx.emit({ type: 'identity.kiosk.created', subject: id, payload: {} });
    // Stored under an idempotency key as it is: therefore without the token.
    return { id };
  });
  return { ...made, token, path: wallPath(token) };
}

export async function kiosks(ctx: Context): Promise<KioskRow[]> {
  return listKiosks(ctx.city.db);
}

/** Closes a kiosk at once: its open screens too, which follow `identity.session.ended`. */
export async function closeKiosk(ctx: Context, id: string): Promise<void> {
  await change(ctx, async (tx) => {
    if (!(await revokeKiosk(tx, id, ctx.now))) throw new Problem(404, 'identity.kiosk-not-found');
    tx.audit({ action: 'identity.kiosk.revoked', subject: id });
    tx.emit({ type: 'identity.kiosk.revoked', subject: id, payload: {} });
    tx.emit({ type: 'identity.session.ended', subject: id, payload: { why: 'revoked' } });
  });
  forget(ctx.city, [id]);
}
