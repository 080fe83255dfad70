/** Sessions: begun at sign-in with a new token, listed for their owner, ended one by one or all at once. */
import type { Actor, Citizen, Officer } from '../../platform/actor.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { actorCache } from './actor-cache.ts';
import { tellOwner } from './owner-notices.ts';
import { browserFamily } from './rules/browser.ts';
import { newToken, tokenHash } from './secrets.ts';
import { settingsOf } from './settings.ts';
import {
  type EndReason,
  endSessions,
  findOwner,
  insertSession,
  listSessions,
  type SessionOwner,
  type SessionRow,
} from './store-sessions.ts';

export type Begun = { sessionId: string; token: string; expiresAt: Date };

function ownerOf(actor: Officer | Citizen): SessionOwner {
  return actor.kind === 'officer' ? { officer: actor.id } : { citizen: actor.id };
}

/**
 * The context without its idempotency key. What is stored under a key can be read again for a week, so changes whose
 * request or answer holds a password, a code or a token must never be kept that way.
 */
export function unrepeatable(ctx: Context): Context {
  const { idempotency: _, ...plain } = ctx;
  return plain;
}

/** Writes the end of sessions into the change: audit line and event each. Screens and caches close by the event. */
export async function endIn(
  tx: Change,
  owner: SessionOwner,
  why: EndReason,
  now: Date,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  const ids = await endSessions(tx, owner, why, now, which);
  for (const id of ids) {
    tx.audit({ action: 'identity.session.ended', subject: id, after: { why } });
    tx.emit({ type: 'identity.session.ended', subject: id, payload: { why } });
  }
  return ids;
}

/** Forgets sessions in this process at once; the other processes hear the event. */
export function forget(city: City, ids: readonly string[]): void {
  const cache = actorCache(city);
  for (const id of ids) cache.drop(id);
}

/** Begins a session inside a change. A session that the same device still had ends: no token survives a sign-in. */
export async function beginIn(
  tx: Change,
  ctx: Context,
  owner: SessionOwner,
  device: { userAgent: string; asToken: boolean; oldToken: string | undefined },
): Promise<Begun> {
  const settings = await settingsOf(ctx.city);
  const lifeMs =
    'officer' in owner ? settings.officerSessionHours * 3_600_000 : settings.citizenSessionDays * 86_400_000;
  if (device.oldToken) {
    const old = await findOwner(tx, tokenHash(device.oldToken));
    if (old) {
      const oldOwner = old.officer ? { officer: old.officer } : { citizen: old.citizen as string };
      await endIn(tx, oldOwner, 'replaced', ctx.now, { only: old.id });
    }
  }
  const token = newToken();
  const expiresAt = new Date(ctx.now.getTime() + lifeMs);
  const sessionId = await insertSession(tx, {
    tokenHash: tokenHash(token),
    owner,
    asToken: device.asToken,
    browser: browserFamily(device.userAgent),
    now: ctx.now,
    expiresAt,
  });
  const kind = 'officer' in owner ? 'officer' : 'citizen';
  tx.audit({ action: 'identity.session.begun', subject: sessionId, after: { kind, ...owner } });
  return { sessionId, token, expiresAt };
}

export async function sessionsOf(ctx: Context): Promise<SessionRow[]> {
  return listSessions(ctx.city.db, ownerOf(signedIn(ctx)), ctx.now);
}

/** The signed-in person; throws 401 for anyone else. */
export function signedIn(ctx: Context): Officer | Citizen {
  const { actor } = ctx;
  if (actor.kind === 'officer' || actor.kind === 'citizen') return actor;
  throw new Problem(401, 'platform.sign-in');
}

/** Ends this device's own session. */
export async function signOut(ctx: Context): Promise<void> {
  const person = signedIn(ctx);
  const ended = await change(unrepeatable(ctx), (tx) =>
    endIn(tx, ownerOf(person), 'signed-out', ctx.now, { only: person.sessionId }),
  );
  forget(ctx.city, ended);
}

/** Ends one of one's own sessions (404 if it is not one's own), or with `others` all but this device's. */
export async function endOwnSession(ctx: Context, id: string | 'others'): Promise<number> {
  const person = signedIn(ctx);
  const which = id === 'others' ? { except: person.sessionId } : { only: id };
  const ended = await change(unrepeatable(ctx), (tx) =>
    endIn(tx, ownerOf(person), 'revoked', ctx.now, which),
  );
  if (id !== 'others' && ended.length === 0) throw new Problem(404, 'identity.session-not-found');
  forget(ctx.city, ended);
  return ended.length;
}

/** The token turned up in another kind of browser than the one it was given to: nobody keeps it, and its owner is told. */
export async function closeStolenSession(city: City, actor: Actor): Promise<void> {
  if (actor.kind !== 'officer' && actor.kind !== 'citizen') return;
  const ctx = systemContext(city, 'identity.watch');
  const ended = await change(ctx, async (tx) => {
    const ids = await endIn(tx, ownerOf(actor), 'browser-changed', ctx.now, { only: actor.sessionId });
    if (ids.length > 0) await tellOwner(tx, ctx, ownerOf(actor), 'session-closed', actor.sessionId);
    return ids;
  });
  forget(city, [actor.sessionId, ...ended]);
}
