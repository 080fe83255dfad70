/** DOOR http of subscriptions: with an account, and by e-mail without one. */
import { Type } from 'typebox';
import { type AnyRoute, Reply, route } from '../../../../platform/http/route.ts';
import * as contract from '../../rules/publishing-contract.ts';
import { askByMail, byKey, confirm, own, subscribe } from './subscribe.ts';

const UnsubscribeQuery = Type.Object({ key: Type.String({ maxLength: 200 }) });

export const subscriptionRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/subscriptions',
    summary: 'Ask to be told of reports by e-mail; holds only after the link in the letter was followed.',
    permission: 'public',
    perMinute: 6,
    body: contract.NewMailSubscription,
    status: 202,
    answer: Type.Object({ asked: Type.Boolean() }),
    handle: (ctx, { body }) => askByMail(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/confirm',
    summary: 'Confirm with the token of the letter.',
    permission: 'public',
    perMinute: 30,
    body: contract.SubscriptionToken,
    answer: contract.Subscriptions,
    handle: (ctx, { body }) => confirm(ctx, body.token),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/list',
    summary: 'What an address is told of, with the key of a letter.',
    permission: 'public',
    perMinute: 30,
    body: contract.SubscriptionKey,
    answer: contract.Subscriptions,
    handle: (ctx, { body }) => byKey.list(ctx, body.key),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/change',
    summary: 'Another pace for one of them, or its end, with the key of a letter.',
    permission: 'public',
    perMinute: 30,
    body: contract.KeyedSubscriptionChange,
    answer: contract.Subscriptions,
    handle: (ctx, { body: { key, ...given } }) => byKey.change(ctx, key, given),
  }),
  route({
    method: 'POST',
    path: '/api/subscriptions/unsubscribe',
    summary: 'End everything for an address with one press in the mail program (RFC 8058).',
    permission: 'public',
    perMinute: 30,
    anySite: true,
    form: { maxBytes: 10_000 },
    query: UnsubscribeQuery,
    async handle(ctx, { query }) {
      await byKey.endAll(ctx, query.key);
      return new Reply(
        200,
        { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
        'OK\n',
      );
    },
  }),
  route({
    method: 'GET',
    path: '/api/subscriptions/unsubscribe',
    summary: 'For mail programs that open the address instead: leads to the page where it can be ended.',
    permission: 'public',
    hidden: true,
    query: UnsubscribeQuery,
    async handle(_ctx, { query }) {
      const location = `/langganan#kunci=${encodeURIComponent(query.key)}`;
      return new Reply(302, { location, 'cache-control': 'no-store' }, '');
    },
  }),
  route({
    method: 'GET',
    path: '/api/my/subscriptions',
    summary: 'What the signed-in citizen is told of.',
    permission: 'citizen',
    answer: contract.Subscriptions,
    handle: (ctx) => own.list(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/my/subscriptions',
    summary: 'Be told of reports in an area, of a category, around a point; asked again, the pace changes.',
    permission: 'citizen',
    body: contract.NewSubscription,
    status: 201,
    answer: contract.Subscriptions,
    handle: (ctx, { body }) => subscribe(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/my/subscriptions/change',
    summary: 'Another pace for one of one’s own, or its end.',
    permission: 'citizen',
    body: contract.SubscriptionChange,
    answer: contract.Subscriptions,
    handle: (ctx, { body }) => own.change(ctx, body),
  }),
];
