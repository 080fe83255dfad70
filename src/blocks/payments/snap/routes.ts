/** DOOR http for banks: SNAP, below an address of each bank's own. */
import { Type } from 'typebox';
import type { Context } from '../../../platform/context.ts';
import { type AnyRoute, type Raw, type Reply, route } from '../../../platform/http/route.ts';
import { answerOf, type Case, SERVICE, type ServiceNumber } from './answers.ts';
import { giveAccess, hear, type Said, SNAP_BYTES, type Told } from './door.ts';
import { notifyQr } from './qr.ts';
import { inquire, pay } from './virtual-accounts.ts';

/** A bank calls for everybody who pays. */
const PER_MINUTE = 60_000;
const AT_ONCE = 200;
const Params = Type.Object({ bank: Type.String({ maxLength: 40 }) });

const caseOf = (status: number): Case =>
  status === 429 ? '429.00' : status === 401 ? '401.00' : status < 500 ? '400.00' : '500.00';

type Answer = (ctx: Context, given: { bank: string; path: string; raw: Raw }) => Promise<Reply>;

function snap(path: string, summary: string, service: ServiceNumber, answer: Answer): AnyRoute {
  return route({
    method: 'POST',
    path: `/api/snap/:bank/v1.0/${path}`,
    summary,
    permission: 'public',
    anySite: true,
    perMinute: PER_MINUTE,
    params: Params,
    bytes: { maxBytes: SNAP_BYTES, atOnce: AT_ONCE, before() {} },
    refuse: ({ status }) => answerOf(service, caseOf(status)),
    handle: (ctx, { params: { bank } }, raw) => answer(ctx, { bank, path: raw.request.url ?? '', raw }),
  });
}

const heard =
  (service: ServiceNumber, work: (ctx: Context, told: Told) => Promise<Said>): Answer =>
  (ctx, given) =>
    hear(ctx, service, given, (told) => work(ctx, told));

export const snapRoutes: readonly AnyRoute[] = [
  snap(
    'access-token/b2b',
    'SNAP: an access token for a bank that signs with its private key.',
    SERVICE.token,
    giveAccess,
  ),
  snap(
    'transfer-va/inquiry',
    'SNAP: what is owed at a virtual account.',
    SERVICE.vaInquiry,
    heard(SERVICE.vaInquiry, inquire),
  ),
  snap(
    'transfer-va/payment',
    'SNAP: a virtual account was paid; told twice, it is booked once.',
    SERVICE.vaPayment,
    heard(SERVICE.vaPayment, pay),
  ),
  snap(
    'qr/qr-mpm-notify',
    'SNAP: a QRIS was paid; told twice, it is booked once.',
    SERVICE.qrNotify,
    heard(SERVICE.qrNotify, notifyQr),
  ),
];
