/** The HTTP door of the notices block. */
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import {
  ById,
  Mailbox,
  MailboxQuery,
  PushBrowser,
  PushBrowsers,
  PushKey,
  PushSubscribed,
  Retried,
  RetryBody,
  TroublePage,
  TroubleQuery,
} from './contract.ts';
import { readMailbox } from './mailbox.ts';
import { postOffice } from './post-office.ts';
import { ownBrowsers, subscribe, unsubscribe, vapidKeys } from './push.ts';
import { retryNotices } from './send.ts';
import { readTrouble } from './trouble.ts';

export const noticeRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/demo/mailbox',
    summary: 'Demo mode only: messages that would have gone to people, newest first, all fictional.',
    permission: 'public',
    query: MailboxQuery,
    answer: Mailbox,
    handle: (ctx, { query }) => readMailbox(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/notices',
    summary: 'Messages that did not arrive, newest first.',
    permission: 'notices.read',
    scope: 'city',
    query: TroubleQuery,
    answer: TroublePage,
    handle: (ctx, { query }) => readTrouble(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/api/notices/:id/retry',
    summary: 'Sends a message again after its cause was mended.',
    permission: 'notices.manage',
    scope: 'city',
    params: ById,
    status: 204,
    async handle(ctx, { params }) {
      if ((await retryNotices(ctx, [params.id])) === 0) throw new Problem(409, 'notices.not-waiting');
      return undefined;
    },
  }),
  route({
    method: 'POST',
    path: '/api/notices/retry',
    summary: 'Sends several messages again; answers how many still waited to be helped.',
    permission: 'notices.manage',
    scope: 'city',
    body: RetryBody,
    answer: Retried,
    handle: async (ctx, { body }) => ({ retried: await retryNotices(ctx, body.ids) }),
  }),
  route({
    method: 'GET',
    path: '/api/push/key',
    summary:
      'The public key with which a browser subscribes to push messages; null when the city sends none.',
    permission: 'public',
    answer: PushKey,
    async handle(ctx) {
      const adapters = postOffice()?.adapters;
      const demo = adapters?.demo ?? false;
      if (!adapters?.push) return { publicKey: null, demo };
      return { publicKey: (await vapidKeys(ctx.city)).publicKey, demo };
    },
  }),
  route({
    method: 'GET',
    path: '/api/push/subscriptions',
    summary: 'The browsers of the signed-in citizen or officer that take push messages.',
    permission: 'public',
    answer: PushBrowsers,
    handle: (ctx) => ownBrowsers(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/push/subscriptions',
    summary: 'Lets this browser of the signed-in citizen or officer take push messages.',
    // Citizens and officers both: the room refuses everyone else.
    permission: 'public',
    body: PushBrowser,
    status: 201,
    answer: PushSubscribed,
    handle: (ctx, { body }) => subscribe(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/push/subscriptions/:id',
    summary: 'Stops push messages to one browser of the signed-in person.',
    permission: 'public',
    params: ById,
    status: 204,
    handle: (ctx, { params }) => unsubscribe(ctx, params.id),
  }),
];
