/** A new password for an account, by name, from the command line: the way back in when nobody can sign in any more. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { hashPassword } from './passwords.ts';
import { newPassword } from './secrets.ts';
import { endIn, forget } from './sessions.ts';
import { siteFacts } from './site-facts.ts';
import { findOfficerByUsername, setPassword } from './store-officers.ts';

/** Sets and returns a new password; every session of the officer ends. Undefined if there is no such officer. */
export async function giveNewPassword(ctx: Context, username: string): Promise<string | undefined> {
  const officer = await findOfficerByUsername(ctx.city.db, username.trim().toLowerCase());
  if (!officer) return undefined;
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const ended = await change(ctx, async (tx) => {
    await setPassword(tx, officer.id, passwordHash, siteFacts().mode !== 'demo', ctx.now);
    tx.audit({ action: 'identity.officer.reset', subject: officer.id, after: { by: ctx.actor.kind } });
    tx.emit({ type: 'identity.officer.changed', subject: officer.id, payload: { what: ['password'] } });
    return endIn(tx, { officer: officer.id }, 'reset', ctx.now);
  });
  forget(ctx.city, [officer.id, ...ended]);
  return password;
}
