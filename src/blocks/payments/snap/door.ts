/** The door through which banks come in: who it is, is it fresh, is it signed. Then one call, and an answer in SNAP's shape. */
import { createHash } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import type { Raw, Reply } from '../../../platform/http/route.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { banks, type KnownBank } from '../banks.ts';
import type { SnapCall } from '../store-banks.ts';
import { answerOf, SERVICE, type ServiceNumber, SnapRefusal } from './answers.ts';
import { minified } from './minify.ts';
import { isAccessSigned, isFresh, isMessageSigned } from './signature.ts';
import { giveToken, holdsToken, TOKEN_SECONDS } from './tokens.ts';

export const SNAP_BYTES = 64_000;

type Given = { bank: string; path: string; raw: Raw };
export type Told = { bank: KnownBank; body: Record<string, unknown>; call: SnapCall };
export type Said = { about?: string; more: Record<string, unknown> };

const header = (raw: Pick<Raw, 'headers'>, name: string): string => [raw.headers[name]].flat()[0] ?? '';

function bodyOf(bytes: Buffer): { text: string; body: Record<string, unknown> } {
  const text = bytes.toString('utf8');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new SnapRefusal('400.00');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new SnapRefusal('400.00');
  return { text, body: body as Record<string, unknown> };
}

async function bankOf(ctx: Context, id: string): Promise<KnownBank> {
  const known = (await banks(ctx.city)).get(id);
  if (!known) throw new SnapRefusal('401.00', 'Unknown Client');
  return known;
}

async function answered(
  ctx: Context,
  service: ServiceNumber,
  given: Given,
  work: (known: KnownBank) => Promise<Said>,
): Promise<Reply> {
  try {
    const { about, more } = await work(await bankOf(ctx, given.bank));
    return answerOf(service, '200.00', about, more);
  } catch (error) {
    if (error instanceof SnapRefusal) {
      ctx.city.log.warn({ bank: given.bank, refused: error.message }, 'a bank was refused');
      return answerOf(service, error.case, error.about);
    }
    if (error instanceof Problem && error.code === 'payments.reference-differs')
      return answerOf(service, '404.18', 'reference');
    // A bank tells again what it was not answered: it hears that something is wrong here, and no more.
    if (!(error instanceof Problem))
      ctx.city.log.error({ err: error, bank: given.bank }, 'a bank was not answered');
    return answerOf(service, '500.00');
  }
}

/** `/v1.0/access-token/b2b`: whoever signs with the bank's private key gets a token for a quarter of an hour. */
export function giveAccess(ctx: Context, given: Given): Promise<Reply> {
  return answered(ctx, SERVICE.token, given, async ({ id, bank, profile, keys }) => {
    const { raw } = given;
    const timestamp = header(raw, 'x-timestamp');
    const clientKey = header(raw, 'x-client-key');
    if (clientKey !== bank.callerKey) throw new SnapRefusal('401.00', 'Unknown Client');
    if (!isFresh(profile, timestamp, ctx.now)) throw new SnapRefusal('401.00', 'Stale Timestamp');
    if (!isAccessSigned(profile, clientKey, timestamp, header(raw, 'x-signature'), keys))
      throw new SnapRefusal('401.00', 'Signature');
    if (bodyOf(raw.bytes()).body.grantType !== 'client_credentials')
      throw new SnapRefusal('400.01', 'grantType');
    const more = {
      accessToken: giveToken(ctx.city, id),
      tokenType: 'BearerToken',
      expiresIn: String(TOKEN_SECONDS),
    };
    return { more };
  });
}

/** Everything else that banks tell: token, time and signature are right before `work` hears of it. */
export function hear(
  ctx: Context,
  service: ServiceNumber,
  given: Given,
  work: (told: Told) => Promise<Said>,
): Promise<Reply> {
  return answered(ctx, service, given, async (known) => {
    const { raw, path } = given;
    const timestamp = header(raw, 'x-timestamp');
    const externalId = header(raw, 'x-external-id');
    const token = header(raw, 'authorization').replace(/^Bearer\s+/i, '');
    const part = known.profile.notification;
    if (part.token && !holdsToken(ctx.city, known.id, token)) throw new SnapRefusal('401.01');
    if (!isFresh(known.profile, timestamp, ctx.now)) throw new SnapRefusal('401.00', 'Stale Timestamp');
    const { text, body } = bodyOf(raw.bytes());
    const message = { method: 'POST', path, body: text, timestamp, token };
    if (!isMessageSigned(part, message, header(raw, 'x-signature'), known.keys))
      throw new SnapRefusal('401.00', 'Signature');
    if (!/^[\w.-]{1,36}$/.test(externalId)) throw new SnapRefusal('400.02', 'X-EXTERNAL-ID');
    const fingerprint = createHash('sha256')
      .update(minified(text) ?? '')
      .digest('base64url');
    const day = localDate(ctx.now, ctx.city.zone);
    return work({ bank: known, body, call: { bank: known.id, day, externalId, fingerprint } });
  });
}
