/** HTTP of a citizen's own account. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { SESSION_COOKIE } from '../../platform/http/server.ts';
import { changeAccount, deleteAccount, ownAccesses, ownAccount } from './citizens.ts';
import * as shape from './contract.ts';

export const accountRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/my/account',
    summary: 'Your own account as a citizen, contacts masked.',
    permission: 'citizen',
    answer: shape.AccountAnswer,
    async handle(ctx) {
      const account = await ownAccount(ctx);
      return { ...account, createdAt: account.createdAt.toISOString() };
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/my/account',
    summary: 'Change your name or the language in which the city writes to you.',
    permission: 'citizen',
    status: 204,
    body: shape.AccountChange,
    async handle(ctx, { body }) {
      await changeAccount(ctx, body);
      return undefined;
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/my/account',
    summary: 'Delete your account: name and contacts are erased, your reports stay without your name.',
    permission: 'citizen',
    status: 204,
    async handle(ctx, _input, raw) {
      await deleteAccount(ctx);
      raw.clearCookie(SESSION_COOKIE);
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/my/access-log',
    summary: 'Who has looked at your personal data, newest first.',
    permission: 'citizen',
    query: shape.Page,
    answer: shape.AccessList,
    async handle(ctx, { query }) {
      const items = await ownAccesses(ctx, query.before, query.limit);
      const next = items.length === query.limit ? (items.at(-1)?.id ?? null) : null;
      return { items: items.map((item) => ({ ...item, at: item.at.toISOString() })), next };
    },
  }),
];
