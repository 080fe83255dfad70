/** Remembers whose answer the city waits for: when a case asks its reporter, or was closed lately, by a keyed hash of their address. */
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { type Standing, standings } from '../complaints/api.ts';
import { addressKey } from './keys.ts';
import { type DoorName, forgetExpected, writeExpected } from './store.ts';

type Expected = Parameters<typeof writeExpected>[1][number];

function rowsFor(city: City, standing: Standing, since: Date): Expected[] {
  const { code, state, contact } = standing;
  const what = state === 'waiting' ? 'reply' : state === 'closed' ? 'rating' : undefined;
  if (!what || !contact) return [];
  const row = (door: DoorName, address: string | null): Expected[] =>
    address ? [{ code, door, key: addressKey(city, address), what, since }] : [];
  return [...row('whatsapp', contact.phone), ...row('email', contact.email)];
}

export const expectations: Subscriber = {
  name: 'channels.expected',
  types: ['complaints.complaint'],
  async on(events: readonly FeedEvent[], tx: Runner, city: City) {
    const last = new Map<string, FeedEvent>();
    // A new report expects nothing of anybody; there are many of them.
    for (const event of events) if (!event.type.endsWith('.received')) last.set(event.subject, event);
    if (last.size === 0) return;
    const asks = [...last.values()].filter(({ payload }) =>
      ['waiting', 'closed'].includes(String((payload as { state?: string }).state)),
    );
    await forgetExpected(tx, [...last.keys()]);
    if (asks.length === 0) return;
    const found = await standings(
      systemContext(city, 'channels.expected'),
      asks.map(({ subject }) => subject),
    );
    const rows = asks.flatMap(({ subject, at }) => {
      const standing = found.get(subject);
      return standing ? rowsFor(city, standing, new Date(at)) : [];
    });
    await writeExpected(tx, rows);
  },
};
