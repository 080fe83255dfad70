/** An officer changes his own password: the old one is asked for, every other device has to sign in again. */
import type { Officer } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { demandGoodPassword, hashPassword } from './passwords.ts';
import { demandPassword } from './second-factor.ts';
import { endIn, forget, unrepeatable } from './sessions.ts';
import { findOfficer, setPassword } from './store-officers.ts';

/** 422 `identity.password-wrong` for the old one, 422 naming `next` for a weak or unchanged new one. */
export async function changePassword(ctx: Context, given: { current: string; next: string }): Promise<void> {
  const { id, sessionId } = ctx.actor as Officer;
  const officer = await findOfficer(ctx.city.db, id);
  if (!officer) throw new Problem(401, 'platform.sign-in');
  await demandPassword(ctx, officer, given.current);
  if (given.next === given.current) throw fieldProblem('next', 'password-same');
  demandGoodPassword(given.next, [officer.username, officer.name, say(ctx.city.name, 'id')], 'next');
  const passwordHash = await hashPassword(given.next);
  const ended = await change(unrepeatable(ctx), async (tx) => {
    await setPassword(tx, id, passwordHash, false, ctx.now);
    tx.audit({ action: 'identity.password.changed', subject: id });
    tx.emit({ type: 'identity.officer.changed', subject: id, payload: { what: ['password'] } });
    return endIn(tx, { officer: id }, 'password-changed', ctx.now, { except: sessionId });
  });
  forget(ctx.city, [id, ...ended]);
}
