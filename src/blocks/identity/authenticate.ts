/** Finds out who calls: runs on every request, so the database is asked at most once in ten seconds per token. */
import { type Actor, type Grant, type Officer, VISITOR } from '../../platform/actor.ts';
import type { City } from '../../platform/city.ts';
import { open } from '../../platform/crypt.ts';
import type { Credentials } from '../../platform/http/server.ts';
import { localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { actorCache, type Known } from './actor-cache.ts';
import { browserFamily } from './rules/browser.ts';
import { looksLikeToken, tokenHash } from './secrets.ts';
import { closeStolenSession } from './sessions.ts';
import { settingsOf } from './settings.ts';
import { grantsOfOfficers } from './store-grants.ts';
import { findOfficer } from './store-officers.ts';
import { findKiosk, findLiveSession, type LiveSession, touchKiosk, touchSession } from './store-sessions.ts';

const REMEMBER_MS = 10_000;
const TOUCH_MS = 60_000;

/** The officer's roles as the platform checks them; an agency's role reaches the agencies below it. */
export async function grantsOf(city: City, officer: string): Promise<Grant[]> {
  const now = city.now();
  const rows = await grantsOfOfficers(city.db, [officer], now, localDate(now, city.zone));
  if (rows.length === 0) return [];
  const tree = await agencies(city);
  return rows.map((row) => ({
    role: row.role,
    permissions: new Set(row.permissions),
    agency: row.agency,
    agencies: row.agency === null ? null : tree.subtree(row.agency),
    area: row.area,
  }));
}

/** The officer as somebody who acts now, for work that goes on without a session; undefined for a locked account. */
export async function actingOfficer(city: City, id: string): Promise<Officer | undefined> {
  const row = await findOfficer(city.db, id);
  if (!row || row.disabled_at) return undefined;
  return { kind: 'officer', id, name: row.name, sessionId: '', grants: await grantsOf(city, id) };
}

async function pendingSteps(city: City, session: LiveSession): Promise<('password' | 'second-factor')[]> {
  const steps: ('password' | 'second-factor')[] = [];
  if (session.must_change_password) steps.push('password');
  if (!session.has_second_factor && (await settingsOf(city)).secondFactor === 'required')
    steps.push('second-factor');
  return steps;
}

async function readSession(city: City, hash: Buffer, now: Date): Promise<Known | undefined> {
  const session = await findLiveSession(city.db, hash, now);
  if (!session) return undefined;
  const settings = await settingsOf(city);
  const idleMs = session.officer
    ? settings.officerIdleMinutes * 60_000
    : settings.citizenIdleDays * 86_400_000;
  const idleEnd = session.last_seen_at.getTime() + idleMs;
  if (idleEnd <= now.getTime()) return undefined;
  const common = {
    browser: session.browser,
    lastSeenAt: session.last_seen_at,
    until: Math.min(now.getTime() + REMEMBER_MS, session.expires_at.getTime(), idleEnd),
  };
  if (session.officer) {
    const pending = await pendingSteps(city, session);
    // Until password and second factor are in order, the officer is someone who holds no role.
    const grants = pending.length > 0 ? [] : await grantsOf(city, session.officer);
    const actor: Actor = {
      kind: 'officer',
      id: session.officer,
      name: session.officer_name ?? '',
      sessionId: session.id,
      grants,
    };
    return { ...common, actor, pending, ids: [session.id, session.officer] };
  }
  const citizen = session.citizen as string;
  const name = session.citizen_name ? open(city, session.citizen_name) : '';
  const actor: Actor = { kind: 'citizen', id: citizen, name, sessionId: session.id };
  return { ...common, actor, pending: [], ids: [session.id, citizen] };
}

async function readKiosk(city: City, hash: Buffer, now: Date): Promise<Known | undefined> {
  const kiosk = await findKiosk(city.db, hash);
  if (!kiosk) return undefined;
  return {
    actor: { kind: 'kiosk', id: kiosk.id, permissions: new Set(kiosk.permissions) },
    ids: [kiosk.id],
    browser: null,
    pending: [],
    lastSeenAt: kiosk.last_seen_at ?? new Date(0),
    until: now.getTime() + REMEMBER_MS,
  };
}

async function whoHolds(city: City, kind: 'session' | 'kiosk', token: string): Promise<Known | undefined> {
  if (!looksLikeToken(token)) return undefined;
  const now = city.now();
  const hash = tokenHash(token);
  const cache = actorCache(city);
  const key = `${kind}:${hash.toString('base64url')}`;
  let known = cache.get(key, now.getTime());
  if (!known) {
    const generation = cache.generation();
    known = kind === 'kiosk' ? await readKiosk(city, hash, now) : await readSession(city, hash, now);
    if (!known) return undefined;
    cache.put(key, known, generation);
  }
  if (now.getTime() - known.lastSeenAt.getTime() > TOUCH_MS) {
    known.lastSeenAt = now;
    const touch = kind === 'kiosk' ? touchKiosk : touchSession;
    // Nobody waits for this note, and a failure only makes "last seen" a minute older.
    touch(city.db, known.ids[0] as string, now).catch(() => {});
  }
  return known;
}

/**
 * Who the credentials belong to in this city. A kiosk token given in the request is more exact than a cookie the browser
 * sends along, and a bearer token keeps the cookie out of play. Unknown, ended, idle and expired tokens make a visitor.
 * A session used from another kind of browser than the one that signed in is ended on the spot.
 */
export async function authenticate(
  city: City,
  credentials: Credentials,
  request: { ip: string; userAgent: string },
): Promise<Actor> {
  if (credentials.kiosk) {
    const kiosk = await whoHolds(city, 'kiosk', credentials.kiosk);
    if (kiosk) return kiosk.actor;
  }
  const token = credentials.bearer ?? credentials.cookie;
  if (!token) return VISITOR;
  const known = await whoHolds(city, 'session', token);
  if (!known) return VISITOR;
  if (known.browser !== browserFamily(request.userAgent)) {
    await closeStolenSession(city, known.actor);
    return VISITOR;
  }
  return known.actor;
}

/** What the officer of this session still has to do before his roles count. */
export async function pendingOf(
  city: City,
  credentials: Pick<Credentials, 'bearer' | 'cookie'>,
): Promise<readonly ('password' | 'second-factor')[]> {
  const token = credentials.bearer ?? credentials.cookie;
  const known = token ? await whoHolds(city, 'session', token) : undefined;
  return known?.pending ?? [];
}
