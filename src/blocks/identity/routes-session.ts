/** HTTP of signing in and out, of one's own sessions and second factor. */
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, type Raw, route } from '../../platform/http/route.ts';
import { SESSION_COOKIE } from '../../platform/http/server.ts';
import { languages, say } from '../../shared/languages.ts';
import { pendingOf } from './authenticate.ts';
import { sendCode, signInCitizen } from './citizen-sign-in.ts';
import * as shape from './contract.ts';
import { deviceOf, handOver } from './hand-over.ts';
import { lentTo } from './lent.ts';
import { type SecondFactorAsked, type SignedIn, signInOfficer, signInSecondStep } from './officer-sign-in.ts';
import { changePassword } from './password-change.ts';
import { confirmEnrolment, disableTotp, enrolTotp, secondFactorState } from './second-factor.ts';
import { endOwnSession, sessionsOf, signedIn, signOut } from './sessions.ts';
import { siteFacts } from './site-facts.ts';

function bearerOf(raw: Raw): string | undefined {
  const header = raw.headers.authorization;
  return typeof header === 'string' && header.startsWith('Bearer ') ? header.slice(7) : undefined;
}

function signInAnswer(
  ctx: Context,
  raw: Raw,
  result: SignedIn | SecondFactorAsked,
  asToken: boolean,
): shape.SignInAnswer {
  if (result.state === 'second-factor')
    return { state: result.state, challenge: result.challenge, expiresAt: result.expiresAt.toISOString() };
  return { state: result.state, ...handOver(ctx, raw, result.begun, asToken) };
}

function actorView(
  actor: Actor,
  pending: readonly ('password' | 'second-factor')[],
  lent: readonly string[],
): shape.SessionAnswer['actor'] {
  if (actor.kind === 'visitor' || actor.kind === 'system') return null;
  const { kind, id } = actor;
  if (actor.kind === 'kiosk')
    return { kind, id, name: '', roles: [], permissions: [...actor.permissions], pending: [] } as never;
  if (actor.kind === 'citizen')
    return { kind: 'citizen', id, name: actor.name, roles: [], permissions: [], pending: [] };
  const roles = actor.grants.map((grant) => ({
    role: grant.role,
    agency: grant.agency,
    area: grant.area,
    permissions: [...grant.permissions],
  }));
  const permissions = [...new Set([...roles.flatMap((role) => role.permissions), ...lent])].sort();
  return { kind: 'officer', id, name: actor.name, roles, permissions, pending: [...pending] };
}

export const sessionRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, in which city, with which permissions.',
    permission: 'public',
    perMinute: 600,
    answer: shape.SessionAnswer,
    async handle(ctx, _input, raw): Promise<shape.SessionAnswer> {
      const { city } = ctx;
      const [west, south, east, north] = city.bbox;
      const officer = ctx.actor.kind === 'officer' ? ctx.actor : undefined;
      const pending = officer
        ? await pendingOf(city, { bearer: bearerOf(raw), cookie: raw.cookie(SESSION_COOKIE) })
        : [];
      // Whose roles do not count yet stands in for nobody.
      const lent = officer && pending.length === 0 ? await lentTo(city, officer.id, ctx.now) : [];
      return {
        actor: actorView(ctx.actor, pending, lent),
        city: {
          slug: city.slug,
          name: say(city.name, ctx.language),
          zone: city.zone,
          prefix: city.prefix,
          centre: [city.centre.lng, city.centre.lat],
          bbox: [west, south, east, north],
          fictional: city.fictional,
          mode: siteFacts().mode,
          mapStyle: siteFacts().mapStyle,
        },
        languages: [...languages],
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/officer',
    summary: 'Sign in as an officer with username and password.',
    permission: 'public',
    perMinute: 120,
    body: shape.OfficerSignIn,
    answer: shape.SignInAnswer,
    async handle(ctx, { body }, raw) {
      const result = await signInOfficer(ctx, body, deviceOf(raw, body.as));
      return signInAnswer(ctx, raw, result, body.as === 'token');
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/officer/second-factor',
    summary: 'Finish signing in with a code from the authenticator app or a recovery code.',
    permission: 'public',
    body: shape.SecondStep,
    answer: shape.SignInAnswer,
    async handle(ctx, { body }, raw) {
      const { begun, asToken } = await signInSecondStep(ctx, body, deviceOf(raw, 'cookie'));
      return { state: 'signed-in' as const, ...handOver(ctx, raw, begun, asToken) };
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/citizen/code',
    summary: 'Have a one-time sign-in code sent to a telephone number or e-mail address.',
    permission: 'public',
    status: 202,
    body: shape.CodeWish,
    answer: shape.CodeSent,
    async handle(ctx, { body }) {
      const sent = await sendCode(ctx, body);
      return { ...sent, expiresAt: sent.expiresAt.toISOString() };
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/citizen',
    summary: 'Sign in as a citizen with the code; the first time makes the account.',
    permission: 'public',
    body: shape.CitizenSignIn,
    answer: shape.CitizenSignedIn,
    async handle(ctx, { body }, raw) {
      const { begun, firstTime } = await signInCitizen(ctx, body, deviceOf(raw, body.as));
      return { firstTime, ...handOver(ctx, raw, begun, body.as === 'token') };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out on this device.',
    permission: 'public',
    status: 204,
    async handle(ctx, _input, raw) {
      if (ctx.actor.kind === 'officer' || ctx.actor.kind === 'citizen') await signOut(ctx);
      raw.clearCookie(SESSION_COOKIE);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Your own signed-in devices (officer or citizen; 401 for anyone else).',
    permission: 'public',
    answer: shape.SessionList,
    async handle(ctx) {
      const { sessionId } = signedIn(ctx);
      const rows = await sessionsOf(ctx);
      return {
        items: rows.map((row) => ({
          id: row.id,
          device: row.device,
          program: row.as_token,
          current: row.id === sessionId,
          createdAt: row.created_at.toISOString(),
          lastSeenAt: row.last_seen_at.toISOString(),
          expiresAt: row.expires_at.toISOString(),
          closedAt: row.ended_at?.toISOString() ?? null,
        })),
      };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/sessions/:id',
    summary: 'Sign out one of your own devices, or with `others` every device but this one.',
    permission: 'public',
    params: shape.SessionId,
    answer: shape.Ended,
    async handle(ctx, { params }, raw) {
      const ended = await endOwnSession(ctx, params.id);
      if (params.id === signedIn(ctx).sessionId) raw.clearCookie(SESSION_COOKIE);
      return { ended };
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/password',
    summary: 'Change your own password; every other device has to sign in again.',
    permission: 'officer',
    status: 204,
    body: shape.PasswordChange,
    async handle(ctx, { body }) {
      await changePassword(ctx, body);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/account/second-factor',
    summary: 'Whether you have a second factor and whether the city requires one.',
    permission: 'officer',
    answer: shape.FactorState,
    handle: (ctx) => secondFactorState(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor',
    summary: 'Begin enrolling an authenticator app.',
    permission: 'officer',
    body: shape.PasswordAgain,
    answer: shape.Enrolment,
    handle: (ctx, { body }) => enrolTotp(ctx, body.password),
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor/confirm',
    summary: 'Confirm the authenticator app with a first code; answers the recovery codes once.',
    permission: 'officer',
    body: shape.CodeOnly,
    answer: shape.RecoveryCodes,
    handle: (ctx, { body }) => confirmEnrolment(ctx, body.code),
  }),
  route({
    method: 'POST',
    path: '/api/account/second-factor/remove',
    summary: 'Remove your second factor, where the city does not require one.',
    permission: 'officer',
    status: 204,
    body: shape.PasswordAgain,
    async handle(ctx, { body }) {
      await disableTotp(ctx, body.password);
      return undefined;
    },
  }),
];
