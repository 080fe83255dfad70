/** Passkeys (WebAuthn level 3): an officer signs in with the lock of the phone or computer instead of password and code. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { Officer } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import type { Device } from './officer-sign-in.ts';
import { browserFamily } from './rules/browser.ts';
import { demandPassword } from './second-factor.ts';
import { newToken, tokenHash } from './secrets.ts';
import { type Begun, beginIn, forget, unrepeatable } from './sessions.ts';
import { findOfficer, insertChallenge, takeChallenge, tryChallenge } from './store-officers.ts';
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  lockPasskey,
  notePasskeyUse,
  type PasskeyRow,
} from './store-passkeys.ts';
import { excuseAttempt, spendAttempt } from './throttle.ts';

/** Some 270 files that only passkeys need: read at the first one. */
const webauthn = () => import('@simplewebauthn/server');

const CHALLENGE_MS = 5 * 60_000;
const failed = () => new Problem(422, 'identity.passkey-failed');

/** The site that a passkey belongs to: the city's own host as the browser names it; any other origin is refused. */
export type Site = { origin: string; host: string };

export function siteOf(ctx: Context, origin: unknown): Site {
  const url = typeof origin === 'string' && URL.canParse(origin) ? new URL(origin) : undefined;
  if (!url || !ctx.city.hosts.some((host) => host.toLowerCase() === url.hostname))
    throw new Problem(403, 'platform.cross-site');
  return { origin: url.origin, host: url.hostname };
}

async function remember(
  ctx: Context,
  kind: string,
  officer: string | null,
  expected: string,
): Promise<string> {
  const challenge = newToken();
  await insertChallenge(ctx.city.db, {
    hash: tokenHash(challenge),
    kind,
    officer,
    data: { expected },
    expiresAt: new Date(ctx.now.getTime() + CHALLENGE_MS),
  });
  return challenge;
}

export async function ownPasskeys(ctx: Context): Promise<PasskeyRow[]> {
  return listPasskeys(ctx.city.db, (ctx.actor as Officer).id);
}

/**
 * Begins making a passkey. The authenticator app comes first: the password stays a way in, and without a second
 * step behind it a passkey would only add a door. 409 `identity.passkey-needs-second-factor` otherwise.
 */
export async function beginPasskey(
  ctx: Context,
  site: Site,
  password: string,
): Promise<{ challenge: string; options: unknown }> {
  const officer = await findOfficer(ctx.city.db, (ctx.actor as Officer).id);
  if (!officer) throw new Problem(401, 'platform.sign-in');
  await demandPassword(ctx, officer, password);
  if (!officer.totp_confirmed_at) throw new Problem(409, 'identity.passkey-needs-second-factor');
  const known = await listPasskeys(ctx.city.db, officer.id);
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: `Pendopo ${say(ctx.city.name, 'id')}`,
    rpID: site.host,
    userName: officer.username,
    userDisplayName: officer.name,
    userID: new TextEncoder().encode(officer.id),
    attestationType: 'none',
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { challenge: await remember(ctx, 'passkey-new', officer.id, options.challenge), options };
}

/** Keeps the passkey that the browser made. 422 `identity.passkey-failed` when it does not fit the challenge or the site. */
export async function keepPasskey(
  ctx: Context,
  site: Site,
  given: { challenge: string; response: unknown },
  userAgent: string,
): Promise<void> {
  const { id: officer } = ctx.actor as Officer;
  const hash = tokenHash(given.challenge);
  const open = await tryChallenge(ctx.city.db, hash, 'passkey-new', ctx.now);
  if (open?.officer !== officer) throw new Problem(422, 'identity.challenge-over');
  const checked = await (await webauthn())
    .verifyRegistrationResponse({
      response: given.response as RegistrationResponseJSON,
      expectedChallenge: String(open.data.expected),
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
    })
    .catch(() => undefined);
  if (!checked?.verified) throw failed();
  const { credential } = checked.registrationInfo;
  await change(unrepeatable(ctx), async (tx) => {
    if (!(await takeChallenge(tx, hash))) throw new Problem(422, 'identity.challenge-over');
    await insertPasskey(tx, {
      id: credential.id,
      officer,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      label: browserFamily(userAgent),
      now: ctx.now,
    });
    tx.audit({ action: 'identity.passkey.added', subject: officer });
  });
}

export async function removePasskey(ctx: Context, id: string): Promise<void> {
  const { id: officer } = ctx.actor as Officer;
  await change(unrepeatable(ctx), async (tx) => {
    if (!(await deletePasskey(tx, officer, id))) throw new Problem(404, 'identity.passkey-not-found');
    tx.audit({ action: 'identity.passkey.removed', subject: officer });
  });
}

/** A challenge for anyone who has a passkey of this site: the browser shows its owner which. */
export async function askPasskey(ctx: Context, site: Site): Promise<{ challenge: string; options: unknown }> {
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: site.host,
    userVerification: 'required',
  });
  return { challenge: await remember(ctx, 'passkey', null, options.challenge), options };
}

/** Signs in with the browser's answer: possession and the device's own lock count as both steps. */
export async function signInWithPasskey(
  ctx: Context,
  site: Site,
  given: { challenge: string; response: unknown },
  device: Device,
): Promise<Begun> {
  const { city } = ctx;
  await spendAttempt(city, 'address', ctx.ip);
  const hash = tokenHash(given.challenge);
  const open = await tryChallenge(city.db, hash, 'passkey', ctx.now);
  if (!open) throw new Problem(422, 'identity.challenge-over');
  const response = given.response as AuthenticationResponseJSON;
  const { begun, officer } = await change(unrepeatable(ctx), async (tx) => {
    if (!(await takeChallenge(tx, hash))) throw new Problem(422, 'identity.challenge-over');
    const passkey = await lockPasskey(tx, String(response.id));
    if (!passkey) throw failed();
    const checked = await (await webauthn())
      .verifyAuthenticationResponse({
        response,
        expectedChallenge: String(open.data.expected),
        expectedOrigin: site.origin,
        expectedRPID: site.host,
        requireUserVerification: true,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(passkey.public_key),
          counter: passkey.counter,
        },
      })
      .catch(() => undefined);
    if (!checked?.verified) throw failed();
    await notePasskeyUse(tx, passkey.id, checked.authenticationInfo.newCounter, ctx.now);
    return { officer: passkey.officer, begun: await beginIn(tx, ctx, { officer: passkey.officer }, device) };
  });
  await excuseAttempt(city, 'address', ctx.ip);
  if (device.oldToken) forget(city, [officer]);
  return begun;
}
