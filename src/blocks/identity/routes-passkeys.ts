/** HTTP of passkeys: make, list and remove one's own, and sign in with one. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import * as shape from './contract.ts';
import { deviceOf, handOver, userAgentOf } from './hand-over.ts';
import {
  askPasskey,
  beginPasskey,
  keepPasskey,
  ownPasskeys,
  removePasskey,
  signInWithPasskey,
  siteOf,
} from './passkeys.ts';

export const passkeyRoutes: readonly AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/session/officer/passkey/options',
    summary: 'A challenge for signing in with a passkey of this site.',
    permission: 'public',
    answer: shape.PasskeyAsked,
    handle: (ctx, _input, raw) => askPasskey(ctx, siteOf(ctx, raw.headers.origin)),
  }),
  route({
    method: 'POST',
    path: '/api/session/officer/passkey',
    summary: 'Sign in as an officer with a passkey.',
    permission: 'public',
    body: shape.PasskeyGiven,
    answer: shape.SignInAnswer,
    async handle(ctx, { body }, raw) {
      const site = siteOf(ctx, raw.headers.origin);
      const begun = await signInWithPasskey(ctx, site, body, deviceOf(raw, 'cookie'));
      return { state: 'signed-in' as const, ...handOver(ctx, raw, begun, false) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/account/passkeys',
    summary: 'Your own passkeys.',
    permission: 'officer',
    answer: shape.PasskeyList,
    async handle(ctx) {
      const rows = await ownPasskeys(ctx);
      return {
        items: rows.map((row) => ({
          id: row.id,
          label: row.label,
          createdAt: row.created_at.toISOString(),
          lastUsedAt: row.last_used_at?.toISOString() ?? null,
        })),
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/passkeys/options',
    summary: 'Begin making a passkey; the password is asked for again.',
    permission: 'officer',
    body: shape.PasswordAgain,
    answer: shape.PasskeyAsked,
    handle: (ctx, { body }, raw) => beginPasskey(ctx, siteOf(ctx, raw.headers.origin), body.password),
  }),
  route({
    method: 'POST',
    path: '/api/account/passkeys',
    summary: 'Keep the passkey that the browser made.',
    permission: 'officer',
    status: 204,
    body: shape.PasskeyGiven,
    async handle(ctx, { body }, raw) {
      await keepPasskey(ctx, siteOf(ctx, raw.headers.origin), body, userAgentOf(raw));
      return undefined;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/passkeys/:id',
    summary: 'Remove one of your passkeys.',
    permission: 'officer',
    status: 204,
    params: shape.PasskeyId,
    async handle(ctx, { params }) {
      await removePasskey(ctx, params.id);
      return undefined;
    },
  }),
];
