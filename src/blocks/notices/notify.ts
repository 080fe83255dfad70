/** Puts a message to a person into the outbox, in the same transaction as the change that it speaks of. */
import { randomUUID } from 'node:crypto';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, seal } from '../../platform/crypt.ts';
import type { Language } from '../../shared/languages.ts';
import { normalAddress } from './address.ts';
import type { Channel } from './delivery.ts';
import { postOffice } from './post-office.ts';
import { insertNotices, type NewNotice, type RecipientKind } from './store.ts';
import { reachableByPush } from './store-push.ts';

export type NewMessage = {
  /** `none` and an address that cannot exist are no error: nobody is written to, and the answer says so. */
  to: {
    channel: Channel | 'none';
    address: string;
    kind?: RecipientKind;
    /** Their account, `citizen:<id>` or `officer:<id>`: the browsers in which they switched push on get a copy. */
    person?: string;
  };
  /** Server text `<module>.notice.<name>`; e-mail and push take their title from `<…>.subject`. */
  template: string;
  /** Values for the text. `{city}` and `{site}` are filled in by themselves; `link` and `manage`, paths or addresses, become whole ones; `unsubscribe` goes into the head of an e-mail. */
  params?: Record<string, string | number>;
  language: Language;
  /** What it is about: a case code or another public id. */
  subject: string;
  /** Equal keys make one message, however often the work is repeated. */
  dedupe?: string;
  /**
   * It answers what the person has just written: plain words at once, no template. `inReplyTo`: the id of their e-mail, so
   * that both stand in one thread.
   */
  answer?: { inReplyTo?: string };
  /** After so many minutes it is no longer sent (one-time codes). */
  validMinutes?: number;
};

const TEMPLATE = /^[a-z][a-z-]*\.notice\.[a-z][a-z0-9-]*$/;
/** Blind indexes of addresses are kept apart from those of other modules. */
export const ADDRESS_INDEX = 'notices.address';

type Told = { id: string | null; state: 'queued' | 'demo' | 'known' | 'no-address' };

function rowOf({ city, now }: Context, message: NewMessage, state: 'queued' | 'demo'): NewNotice | undefined {
  if (!TEMPLATE.test(message.template)) throw new Error(`${message.template} is not a notice template.`);
  const { channel } = message.to;
  const address = channel === 'none' ? undefined : normalAddress(channel, message.to.address);
  if (channel === 'none' || address === undefined) return undefined;
  return {
    id: randomUUID(),
    createdAt: now,
    channel,
    recipientKind: message.to.kind ?? 'citizen',
    recipient: seal(city, address),
    recipientIndex: blindIndex(city, address, ADDRESS_INDEX),
    language: message.language,
    template: message.template,
    params: seal(city, JSON.stringify(message.params ?? {})),
    answer: message.answer ? seal(city, JSON.stringify(message.answer)) : null,
    subject: message.subject,
    dedupe: message.dedupe ?? null,
    state,
    expiresAt: message.validMinutes ? new Date(now.getTime() + message.validMinutes * 60_000) : null,
  };
}

/** The same messages for the browsers of those people who have any; nobody who is pushed to anyway gets a second one. */
async function copiesForBrowsers(tx: Change, messages: readonly NewMessage[]): Promise<NewMessage[]> {
  const adapters = postOffice()?.adapters;
  if (!adapters?.push || adapters.demo) return [];
  const wanted = messages.filter(({ to }) => to.person !== undefined && to.channel !== 'push');
  const reachable = await reachableByPush(
    tx,
    wanted.map(({ to }) => to.person ?? ''),
  );
  return wanted.flatMap(({ to, dedupe, ...message }) => {
    const address = to.person ?? '';
    if (!reachable.has(address)) return [];
    return [
      {
        ...message,
        to: { channel: 'push' as const, address, kind: to.kind },
        ...(dedupe === undefined ? {} : { dedupe: `${dedupe}:push` }),
      },
    ];
  });
}

/** As `notify`, for many messages with one insert; the answers are in the same order. */
export async function notifyAll(tx: Change, ctx: Context, messages: readonly NewMessage[]): Promise<Told[]> {
  const state = postOffice()?.adapters.demo ? 'demo' : 'queued';
  const rows = messages.map((message) => rowOf(ctx, message, state));
  const copies = (await copiesForBrowsers(tx, messages)).map((message) => rowOf(ctx, message, state));
  const written = await insertNotices(
    tx,
    [...rows, ...copies].filter((row) => row !== undefined),
  );
  for (const copy of copies)
    if (copy && written.has(copy.id)) tx.job({ task: 'notices.send', payload: { id: copy.id } });
  return rows.map((row) => {
    if (!row) return { id: null, state: 'no-address' };
    if (!written.has(row.id)) return { id: null, state: 'known' };
    if (state === 'queued') tx.job({ task: 'notices.send', payload: { id: row.id } });
    else postOffice()?.count?.(ctx.city.slug, 'demo');
    return { id: row.id, state };
  });
}

/**
 * Queues the message; it goes when the transaction commits, or lies in the mailbox in demo mode.
 * Answers `{id, state}`; `id` is null when nothing was queued: `no-address`, or `known` for a repeated dedupe key.
 */
export async function notify(tx: Change, ctx: Context, message: NewMessage): Promise<Told> {
  const [told] = await notifyAll(tx, ctx, [message]);
  return told as Told;
}
