/** DOOR http: signed webhooks, the office's view of the doors, and the demo's telephone. */
import { type AnyRoute, Reply, route } from '../../platform/http/route.ts';
import * as contract from './contract.ts';
import { playMessage } from './demo.ts';
import { LETTER_BYTES } from './mail/take.ts';
import { expectLetter, LETTERS_AT_ONCE, receiveLetter } from './mail/webhook.ts';
import { doorsView, troublePage, tryAgain } from './office.ts';
import {
  confirmWebhook,
  expectWebhook,
  receiveWebhook,
  WEBHOOK_BYTES,
  WEBHOOKS_AT_ONCE,
} from './whatsapp.ts';

/** Providers call for many people, from few addresses. */
const PER_MINUTE = 6000;
const one = (header: string | string[] | undefined) => [header].flat()[0];

export const routes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/inbound/whatsapp',
    summary:
      'Meta asks whether the webhook is ours; the challenge is answered to who knows the verify token.',
    permission: 'public',
    anySite: true,
    query: contract.WebhookQuery,
    async handle(ctx, { query }) {
      return new Reply(200, { 'content-type': 'text/plain; charset=utf-8' }, confirmWebhook(ctx, query));
    },
  }),
  route({
    method: 'POST',
    path: '/api/inbound/whatsapp',
    summary: 'Messages by WhatsApp, as the Cloud API sends them; `X-Hub-Signature-256` over the raw body.',
    permission: 'public',
    anySite: true,
    perMinute: PER_MINUTE,
    bytes: {
      maxBytes: WEBHOOK_BYTES,
      atOnce: WEBHOOKS_AT_ONCE,
      before: (city, headers) => expectWebhook(city, one(headers['x-hub-signature-256'])),
    },
    async handle(ctx, _input, raw) {
      await receiveWebhook(ctx, raw.bytes(), one(raw.headers['x-hub-signature-256']));
      return new Reply(200, { 'content-type': 'text/plain; charset=utf-8' }, 'EVENT_RECEIVED');
    },
  }),
  route({
    method: 'POST',
    path: '/api/inbound/email',
    summary:
      'One e-mail as raw MIME; `X-Pendopo-Signature: t=SECONDS,v1=HEX`, the HMAC-SHA256 of `SECONDS.` and the body.',
    permission: 'public',
    anySite: true,
    perMinute: PER_MINUTE,
    bytes: {
      maxBytes: LETTER_BYTES,
      atOnce: LETTERS_AT_ONCE,
      before(city, headers) {
        expectLetter(city, one(headers['x-pendopo-signature']));
      },
    },
    async handle(ctx, _input, raw) {
      await receiveLetter(ctx, raw.bytes(), one(raw.headers['x-pendopo-signature']));
      return new Reply(200, { 'content-type': 'text/plain; charset=utf-8' }, 'RECEIVED');
    },
  }),
  route({
    method: 'GET',
    path: '/api/channels',
    summary: 'The doors by which people write: open or what is missing, what waits, what was refused.',
    permission: 'channels.read',
    scope: 'city',
    answer: contract.DoorsView,
    handle: (ctx) => doorsView(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/channels/messages',
    summary: 'Messages that were refused or failed, newest first, without their words.',
    permission: 'channels.read',
    scope: 'city',
    query: contract.TroubleQuery,
    answer: contract.TroublePage,
    handle: (ctx, { query }) => troublePage(ctx, query.cursor),
  }),
  route({
    method: 'POST',
    path: '/api/channels/messages/:id/retry',
    summary: 'Works on a failed message again.',
    permission: 'channels.manage',
    scope: 'city',
    params: contract.MessageParams,
    status: 204,
    handle: (ctx, { params }) => tryAgain(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/demo/whatsapp',
    summary: 'Demo mode only: a made-up telephone sends a message, all fictional.',
    permission: 'public',
    body: contract.DemoMessage,
    status: 202,
    handle: (ctx, { body }) => playMessage(ctx, body),
  }),
];
