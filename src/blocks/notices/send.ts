/** Takes one notice from the outbox to its provider, and writes down how it went. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import { type Channel, DeliveryError } from './delivery.ts';
import { liveChannel, type PostOffice, postOffice } from './post-office.ts';
import { pushToPerson } from './push.ts';
import { renderNotice } from './render.ts';
import { rest, restsUntil } from './resting.ts';
import {
  deleteOld,
  earlierAnswers,
  markSent,
  markTrouble,
  markUndelivered,
  type NoticeRow,
  overdue,
  postpone,
  requeue,
  takeWaiting,
} from './store.ts';

/** Minutes to wait after each failed try; after the last one the notice is given up: about a day in all. */
export const WAITS = [0.5, 2, 10, 30, 60, 180, 360, 720] as const;

function errorOf(error: unknown): DeliveryError {
  return error instanceof DeliveryError ? error : new DeliveryError('internal', false);
}

async function deliver(
  city: City,
  tx: Runner,
  office: PostOffice,
  notice: NoticeRow,
  channel: Channel,
): Promise<string | undefined> {
  const { adapters } = office;
  const delivery = renderNotice(city, office, notice);
  if (!delivery) throw new DeliveryError('no-text', true);
  if (channel === 'push') {
    const { push } = adapters;
    if (!push) throw new DeliveryError('no-adapter', true);
    return pushToPerson(city, tx, { adapters, push }, delivery, (language) =>
      renderNotice(city, office, { ...notice, language }),
    );
  }
  const send = adapters[channel];
  if (!send) throw new DeliveryError('no-adapter', true);
  return send(delivery);
}

type Outcome = 'sent' | 'failed' | 'given-up';

/**
 * Sends the notice if it still waits; any number of calls at once or later send it once, because each asks for the
 * row's lock and its state first. Only a crash between the provider's answer and our commit can send it twice;
 * the notice's id goes along so that providers can tell. Answers to one person go in the order in which they were given:
 * a conversation whose sentences change places misleads. One that failed is not waited for.
 */
export async function sendNotice(city: City, id: string, ctx: Context = systemContext(city, 'notices.send')) {
  for (const earlier of await earlierAnswers(city.db, id)) await sendOne(city, earlier, ctx, true);
  return sendOne(city, id, ctx);
}

async function sendOne(city: City, id: string, ctx: Context, wait = false) {
  const office = postOffice();
  if (!office) throw new Error('configureNotices has not been called in this process.');
  const outcome = await change(ctx, async (tx): Promise<Outcome | undefined> => {
    const notice = await takeWaiting(tx, id, wait);
    if (!notice) return undefined;
    const attempts = notice.attempts + 1;
    const channel = liveChannel(office.adapters, notice.channel);
    const restEnds = channel && restsUntil(channel, ctx.now);
    if (restEnds) {
      await postpone(tx, id, restEnds);
      tx.job({ task: 'notices.send', payload: { id }, runAt: restEnds });
      return undefined;
    }
    try {
      if (notice.expiresAt && notice.expiresAt <= ctx.now) throw new DeliveryError('expired', true);
      if (!channel) throw new DeliveryError('no-adapter', true);
      const providerId = (await deliver(city, tx, office, notice, channel)) ?? null;
      await markSent(tx, id, { at: ctx.now, attempts, channel, providerId });
      return 'sent';
    } catch (error) {
      // A broken transaction cannot record anything: it rolls back, and the overdue round takes the notice up again.
      if (error instanceof Error && 'severity' in error) throw error;
      const failure = errorOf(error);
      if (failure.code === 'internal')
        city.log.error({ err: error, notice: id }, 'a notice failed unexpectedly');
      if (failure.code === 'network' && channel) rest(channel, ctx.now);
      const wait = WAITS[attempts - 1];
      const state = failure.lasting || wait === undefined ? 'given-up' : 'failed';
      const dueAt = new Date(ctx.now.getTime() + (wait ?? 0) * 60_000);
      await markTrouble(tx, id, { state, attempts, error: failure.code, dueAt });
      if (state === 'failed') tx.job({ task: 'notices.send', payload: { id }, runAt: dueAt });
      else
        tx.emit({
          type: 'notices.notice.given-up',
          subject: id,
          payload: { channel: notice.channel, template: notice.template, error: failure.code, attempts },
        });
      return state;
    }
  });
  if (outcome) office.count?.(city.slug, outcome);
  return outcome;
}

/** The provider took the message and could not hand it over after all: it counts as given up. */
export async function deliveryFailed(city: City, id: string, code: string): Promise<void> {
  await change(systemContext(city, 'notices.receipt'), async (tx) => {
    const notice = await markUndelivered(tx, id, code);
    if (notice)
      tx.emit({
        type: 'notices.notice.given-up',
        subject: id,
        payload: {
          channel: notice.channel,
          template: notice.template,
          error: code,
          attempts: notice.attempts,
        },
      });
  });
}

const LOST_AFTER_MINUTES = 10;

/** Sends what is long overdue: the queue lost its job, or the process that held it was killed. */
export async function sendOverdue(city: City): Promise<number> {
  const before = new Date(city.now().getTime() - LOST_AFTER_MINUTES * 60_000);
  const ids = await overdue(city.db, before, 100);
  for (const id of ids) await sendNotice(city, id);
  return ids.length;
}

/** An officer has mended the cause: the notices start anew. Answers how many waited to be helped and still have time. */
export async function retryNotices(ctx: Context, ids: readonly string[]): Promise<number> {
  return change(ctx, async (tx) => {
    const moved = await requeue(tx, ids, ctx.now);
    for (const { id, channel } of moved) {
      tx.audit({ action: 'notices.notice.retried', subject: id, after: { channel } });
      tx.job({ task: 'notices.send', payload: { id } });
    }
    return moved.length;
  });
}

const DAY = 86_400_000;

/** Retention: sent messages 30 days, given-up ones 90, demo ones 7 and at most 5,000. */
export async function sweepNotices(city: City): Promise<number> {
  const now = city.now().getTime();
  const before = {
    sent: new Date(now - 30 * DAY),
    givenUp: new Date(now - 90 * DAY),
    demo: new Date(now - 7 * DAY),
  };
  return city.db.transaction((tx) => deleteOld(tx, before, 5000));
}
