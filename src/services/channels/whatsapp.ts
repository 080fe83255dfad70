/** The webhook of the WhatsApp Cloud API: signed calls are kept in one transaction and answered at once. */
import { createHmac } from 'node:crypto';
import { deliveryFailed } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { blindIndex, sameSecret, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { openDoors, type WhatsAppDoor } from './doors.ts';
import { addressKey, OUTSIDE } from './keys.ts';
import { type Incoming, readWebhook } from './rules/payload.ts';
import { languageOf } from './rules/words.ts';
import { countSince, ensureSender, insertMessage } from './store.ts';
import { workJob } from './work-job.ts';

/** The largest call: Meta bundles up to a thousand messages of some kilobytes. */
export const WEBHOOK_BYTES = 4 * 1024 * 1024;
/** Messages of one sender in an hour: a person writes less, and another robot would write for ever. */
const MOST_PER_HOUR = 120;

/** Calls whose bodies are read at once. */
export const WEBHOOKS_AT_ONCE = 16;

function doorOf(city: City): WhatsAppDoor {
  const { whatsapp, leadTo } = openDoors();
  if (!whatsapp || !leadTo(city.slug)) throw new Problem(404, 'platform.not-found');
  return whatsapp;
}

/** Before a body is read: 404 where there is no door, 401 for what cannot be a signature. */
export function expectWebhook(city: City, signature: string | undefined): void {
  doorOf(city);
  if (!/^sha256=[0-9a-f]{64}$/.test(signature ?? '')) throw new Problem(401, 'channels.signature');
}

/** Answers the question with which Meta makes sure that the address is ours. */
export function confirmWebhook(ctx: Context, query: Record<string, string | undefined>): string {
  const { verifyToken } = doorOf(ctx.city);
  const right = query['hub.mode'] === 'subscribe' && sameSecret(query['hub.verify_token'], verifyToken);
  if (!right) throw new Problem(403, 'channels.verify-token');
  return query['hub.challenge'] ?? '';
}

/** The signature over the very bytes, as Meta writes it in `X-Hub-Signature-256`. */
export function webhookSignature(appSecret: string, raw: Buffer): string {
  return `sha256=${createHmac('sha256', appSecret).update(raw).digest('hex')}`;
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    throw new Problem(400, 'platform.malformed');
  }
}

/**
 * Keeps what came, each message once, however often the call is repeated. 401 for a wrong or missing signature: then
 * nothing is read, kept or logged.
 */
export async function receiveWebhook(
  ctx: Context,
  raw: Buffer,
  signature: string | undefined,
): Promise<void> {
  const { appSecret, phoneId } = doorOf(ctx.city);
  if (!sameSecret(signature, webhookSignature(appSecret, raw))) throw new Problem(401, 'channels.signature');
  const { city } = ctx;
  const { messages, receipts, strangers } = readWebhook(parsed(raw), phoneId, ctx.now);
  if (strangers > 0)
    city.log.warn({ strangers }, 'WhatsApp sent messages of a telephone number that is not this city’s');
  if (messages.length > 0) await keep(city, messages);
  for (const { noticeId, status, code } of receipts)
    if (status === 'failed') await deliveryFailed(city, noticeId, `whatsapp-${code ?? 'failed'}`);
}

async function keep(city: City, messages: readonly Incoming[]): Promise<void> {
  const now = city.now();
  const hour = new Date(now.getTime() - 3_600_000);
  const bySender = Map.groupBy(messages, ({ from }) => normalizePhone(`+${from}`));
  await change(systemContext(city, 'channels.whatsapp'), async (tx) => {
    // Always in one order, so that two calls at once cannot hold each other up.
    for (const [phone, own] of [...bySender].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))) {
      if (!phone) continue;
      const first = own[0]?.content;
      const language = (first?.is === 'text' && languageOf(first.text)) || 'id';
      const key = addressKey(city, phone);
      const sender = await ensureSender(tx, {
        door: 'whatsapp',
        key,
        address: seal(city, phone),
        language,
        at: now,
      });
      let room = MOST_PER_HOUR - (await countSince(tx, sender, hour));
      let fresh = false;
      for (const { id, at, content } of own) {
        const tooMany = room <= 0;
        const isNew = await insertMessage(tx, {
          door: 'whatsapp',
          outsideKey: blindIndex(city, id, OUTSIDE),
          sender,
          sentAt: at,
          receivedAt: now,
          state: tooMany ? 'refused' : 'waiting',
          content: tooMany ? null : seal(city, JSON.stringify(content)),
          reason: tooMany ? 'too-many' : null,
        });
        if (!isNew) continue;
        room -= 1;
        fresh ||= !tooMany;
      }
      if (fresh) tx.job(workJob(sender));
    }
  });
}
