/** Push messages: the city's key pair, the browsers that want them, and one message to all browsers of a person. */
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { Problem } from '../../shared/errors.ts';
import { type Language, languageTags } from '../../shared/languages.ts';
import {
  knownPushService,
  makeVapidKeys,
  type PushDetails,
  pushTo,
  type VapidKeys,
} from './adapters/push.ts';
import type { PushBrowsers } from './contract.ts';
import { type Delivery, DeliveryError } from './delivery.ts';
import type { Adapters } from './post-office.ts';
import { postOffice } from './post-office.ts';
import { pathOf } from './render.ts';
import {
  deleteSubscription,
  dropOfSessions,
  dropSubscription,
  findVapid,
  insertVapid,
  type Owner,
  saveSubscription,
  subscriptionsOf,
} from './store-push.ts';

/** The city's key pair, made when it is first asked for. */
export async function vapidKeys(city: City): Promise<VapidKeys> {
  return city.cache.get('notices.vapid', [], async () => {
    if (!(await findVapid(city.db))) {
      const made = await makeVapidKeys();
      const row = { publicKey: made.publicKey, privateKey: seal(city, made.privateKey) };
      await insertVapid(city.db, row, city.now());
    }
    const row = await findVapid(city.db);
    if (!row) throw new Error('The key pair for push could not be kept.');
    return { publicKey: row.publicKey, privateKey: open(city, row.privateKey) };
  });
}

function ownerOf({ actor }: Context): Owner & { session: string } {
  if (actor.kind === 'citizen' || actor.kind === 'officer')
    return { kind: actor.kind, id: actor.id, session: actor.sessionId };
  throw new Problem(401, 'platform.sign-in');
}

/** The browsers of the signed-in person that take push messages, newest first. */
export async function ownBrowsers(ctx: Context): Promise<PushBrowsers> {
  const browsers = await subscriptionsOf(ctx.city.db, ownerOf(ctx));
  return {
    items: browsers.map(({ id, createdAt, language }) => ({ id, at: createdAt.toISOString(), language })),
  };
}

/** Remembers that this browser of the signed-in person takes push messages. Throws 422 for an unknown push service. */
export async function subscribe(ctx: Context, details: PushDetails): Promise<{ id: string }> {
  const owner = ownerOf(ctx);
  if (!knownPushService(details.endpoint, postOffice()?.adapters.push?.moreHosts))
    throw new Problem(422, 'notices.push-service');
  const { city, language, now } = ctx;
  return change(ctx, async (tx) => ({
    id: await saveSubscription(tx, owner, {
      index: blindIndex(city, details.endpoint, 'notices.endpoint'),
      details: seal(city, JSON.stringify(details)),
      language,
      session: owner.session,
      at: now,
    }),
  }));
}

/** Forgets one browser of the signed-in person; an unknown id is no error. */
export async function unsubscribe(ctx: Context, id: string): Promise<void> {
  const owner = ownerOf(ctx);
  await change(ctx, (tx) => deleteSubscription(tx, owner, id));
}

/**
 * Pushes to every browser of the person `citizen:<id>` or `officer:<id>`, to each in the language in which it was
 * switched on: `inLanguage` writes the message in one. A browser that took it is enough.
 */
export async function pushToPerson(
  city: City,
  tx: Runner,
  { adapters, push }: { adapters: Adapters; push: NonNullable<Adapters['push']> },
  delivery: Delivery,
  inLanguage: (language: Language) => Delivery | undefined,
): Promise<undefined> {
  const [kind, id] = delivery.address.split(':') as [Owner['kind'], string];
  const browsers = await subscriptionsOf(tx, { kind, id });
  if (browsers.length === 0) throw new DeliveryError('push-no-browser', true);
  const vapid = { ...(await vapidKeys(city)), subject: push.subject };
  const site = adapters.origin(city.slug);
  let reached = 0;
  let failed: unknown;
  for (const browser of browsers) {
    const { title, text, link, id: tag } = inLanguage(browser.language) ?? delivery;
    const message = {
      title,
      body: text,
      lang: languageTags[browser.language],
      link: pathOf(link, site),
      tag,
    };
    try {
      if (await pushTo(JSON.parse(open(city, browser.details)) as PushDetails, message, vapid)) reached += 1;
      else await dropSubscription(tx, browser.id);
    } catch (error) {
      failed = error;
    }
  }
  if (reached === 0) throw failed ?? new DeliveryError('push-no-browser', true);
  return undefined;
}

/** Sessions ended: the browsers in which they had switched push on stay silent from now on. */
export const endedSessions: Subscriber = {
  name: 'notices.ended-sessions',
  types: ['identity.session.ended'],
  async on(events, tx) {
    await dropOfSessions(
      tx,
      events.map(({ subject }) => subject),
    );
  },
};
