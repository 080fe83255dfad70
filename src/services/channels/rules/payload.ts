/** Reads what the WhatsApp Cloud API sends: messages of people, and receipts of ours. Nothing in it is believed to be well formed. */

import type { Act } from './conversation.ts';

/** One message as it is kept until it is worked on. */
export type Content =
  | { is: 'text'; text: string }
  | { is: 'photo'; media: string; caption: string }
  | { is: 'place'; lat: number; lng: number; name: string }
  | { is: 'other'; kind: string };

/** What waits to be worked on: a message of a person, or an act that could not be done before. */
export type Waiting = Content | { is: 'act'; act: Act };

export type Incoming = {
  /** wamid; it holds the telephone number, so that only a hash of it is kept. */
  id: string;
  /** Digits with the country code. */
  from: string;
  at: Date;
  content: Content;
};
export type Receipt = { noticeId: string; status: string; code: number | null };
export type Webhook = { messages: Incoming[]; receipts: Receipt[]; strangers: number };

type Loose = Record<string, unknown>;
const loose = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};
const list = (value: unknown): Loose[] => (Array.isArray(value) ? value.map(loose) : []);
const words = (value: unknown, most = 4096): string =>
  typeof value === 'string' ? value.slice(0, most) : '';

const MOST_MESSAGES = 1000;
const MEDIA = /^[A-Za-z0-9_-]{1,200}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function contentOf(message: Loose): Content {
  const type = words(message.type, 40);
  const part = loose(message[type]);
  const other: Content = { is: 'other', kind: type || 'unknown' };
  switch (type) {
    case 'text':
      return { is: 'text', text: words(part.body) };
    case 'button':
      return { is: 'text', text: words(part.text) };
    case 'interactive': {
      const chosen = loose(part.button_reply ?? part.list_reply);
      return { is: 'text', text: words(chosen.id) || words(chosen.title) };
    }
    case 'image':
    case 'document': {
      const media = words(part.id, 200);
      const isPhoto = type === 'image' || words(part.mime_type).startsWith('image/');
      return isPhoto && MEDIA.test(media) ? { is: 'photo', media, caption: words(part.caption) } : other;
    }
    case 'location': {
      const [lat, lng] = [Number(part.latitude), Number(part.longitude)];
      const name = [words(part.name, 100), words(part.address, 200)].filter(Boolean).join(', ');
      return Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? { is: 'place', lat, lng, name } : other;
    }
    default:
      return other;
  }
}

function incomingOf(message: Loose, now: Date): Incoming | undefined {
  const id = words(message.id, 300);
  const from = words(message.from, 30);
  if (!id || !/^\d{6,15}$/.test(from) || message.type === 'system') return undefined;
  const seconds = Number(message.timestamp);
  const at = new Date(seconds * 1000);
  // A clock that runs ahead must not push a message behind all later ones.
  const sane = Number.isFinite(seconds) && seconds > 0 && at <= now ? at : now;
  return { id, from, at: sane, content: contentOf(message) };
}

function receiptOf(status: Loose): Receipt | undefined {
  const noticeId = words(status.biz_opaque_callback_data, 60);
  const code = Number(list(status.errors)[0]?.code);
  if (!UUID.test(noticeId)) return undefined;
  return { noticeId, status: words(status.status, 20), code: Number.isInteger(code) ? code : null };
}

/** The messages and receipts of one call, oldest first; `strangers` counts what was for another telephone number. */
export function readWebhook(body: unknown, phoneId: string, now: Date): Webhook {
  const result: Webhook = { messages: [], receipts: [], strangers: 0 };
  for (const { changes } of list(loose(body).entry))
    for (const { field, value } of list(changes)) {
      if (field !== 'messages') continue;
      const { metadata, messages, statuses } = loose(value);
      if (loose(metadata).phone_number_id !== phoneId) {
        result.strangers += list(messages).length + list(statuses).length;
        continue;
      }
      result.messages.push(...list(messages).flatMap((one) => incomingOf(one, now) ?? []));
      result.receipts.push(...list(statuses).flatMap((one) => receiptOf(one) ?? []));
    }
  result.messages.sort((a, b) => a.at.getTime() - b.at.getTime());
  result.messages.length = Math.min(result.messages.length, MOST_MESSAGES);
  return result;
}
