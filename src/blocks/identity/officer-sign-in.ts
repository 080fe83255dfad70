/** Officers come in: username and password, then the second factor where there is one. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { passwordFits } from './passwords.ts';
import { codeFits } from './second-factor.ts';
import { newToken, tokenHash } from './secrets.ts';
import { type Begun, beginIn, forget, unrepeatable } from './sessions.ts';
import {
  findOfficer,
  findOfficerByUsername,
  insertChallenge,
  takeChallenge,
  tryChallenge,
} from './store-officers.ts';
import { clearAttempts, excuseAttempt, spendAttempt } from './throttle.ts';

const CHALLENGE_MS = 5 * 60_000;

/** The device that signs in: what it says it is, whether it wants a token for a program, and the token it still has. */
export type Device = { userAgent: string; asToken: boolean; oldToken: string | undefined };

export type SignedIn = { state: 'signed-in'; begun: Begun };
export type SecondFactorAsked = { state: 'second-factor'; challenge: string; expiresAt: Date };

/**
 * Checks username and password. Unknown username, wrong password and disabled account give the same 422
 * `identity.sign-in-failed` after the same work; 429 `identity.wait` while the account or the address is closed.
 */
export async function signInOfficer(
  ctx: Context,
  given: { username: string; password: string },
  device: Device,
): Promise<SignedIn | SecondFactorAsked> {
  const { city } = ctx;
  const username = given.username.trim().toLowerCase();
  await spendAttempt(city, 'address', ctx.ip);
  await spendAttempt(city, 'account', username);
  const officer = await findOfficerByUsername(city.db, username);
  const fits = await passwordFits(officer?.password_hash, given.password);
  if (!officer || !fits || officer.disabled_at) {
    const after = { why: !officer ? 'username' : fits ? 'disabled' : 'password' };
    // Written for unknown usernames too: a missing write would tell by its time that there is no such account.
    await change(unrepeatable(ctx), async (tx) =>
      tx.audit({ action: 'identity.sign-in.refused', subject: officer?.id ?? 'unknown', after }),
    );
    throw new Problem(422, 'identity.sign-in-failed');
  }
  await clearAttempts(city, 'account', username);
  await excuseAttempt(city, 'address', ctx.ip);
  if (officer.totp_confirmed_at) {
    const challenge = newToken();
    const expiresAt = new Date(ctx.now.getTime() + CHALLENGE_MS);
    await insertChallenge(city.db, {
      hash: tokenHash(challenge),
      kind: 'second-factor',
      officer: officer.id,
      data: { asToken: device.asToken },
      expiresAt,
    });
    return { state: 'second-factor', challenge, expiresAt };
  }
  return { state: 'signed-in', begun: await begin(ctx, officer.id, device) };
}

async function begin(ctx: Context, officer: string, device: Device): Promise<Begun> {
  const begun = await change(unrepeatable(ctx), (tx) => beginIn(tx, ctx, { officer }, device));
  if (device.oldToken) forget(ctx.city, [officer]);
  return begun;
}

/**
 * The second step: the six digits of the authenticator app, or a recovery code. 422 `identity.code-wrong`;
 * 422 `identity.challenge-over` after five minutes or five tries, then the password is asked for again.
 */
export async function signInSecondStep(
  ctx: Context,
  given: { challenge: string; code: string },
  device: Device,
): Promise<{ begun: Begun; asToken: boolean }> {
  const { city } = ctx;
  const hash = tokenHash(given.challenge);
  const challenge = await tryChallenge(city.db, hash, 'second-factor', ctx.now);
  if (!challenge?.officer) throw new Problem(422, 'identity.challenge-over');
  const id = challenge.officer;
  const asToken = challenge.data.asToken === true;
  // The challenge alone is no limit: who knows the password can ask for new ones.
  await spendAttempt(city, 'second-factor', id);
  const begun = await change(unrepeatable(ctx), async (tx) => {
    const officer = await findOfficer(tx, id);
    if (!officer || officer.disabled_at) throw new Problem(422, 'identity.challenge-over');
    if (!(await codeFits(tx, ctx, officer, given.code))) return undefined;
    if (!(await takeChallenge(tx, hash))) throw new Problem(422, 'identity.challenge-over');
    return beginIn(
      tx,
      ctx,
      { officer: id },
      { ...device, asToken, oldToken: asToken ? undefined : device.oldToken },
    );
  });
  if (!begun) {
    await change(unrepeatable(ctx), async (tx) =>
      tx.audit({ action: 'identity.sign-in.refused', subject: id, after: { why: 'second-factor' } }),
    );
    throw new Problem(422, 'identity.code-wrong');
  }
  await clearAttempts(city, 'second-factor', id);
  if (device.oldToken) forget(city, [id]);
  return { begun, asToken };
}
