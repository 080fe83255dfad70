/** DOOR schedules: once a minute their list is read and everything due is exchanged, our own changes too. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import type { Job } from '../../platform/jobs/runner.ts';
import { connection } from './connection.ts';
import { exchange } from './exchange.ts';
import { markCodes } from './store.ts';

async function round(city: City): Promise<void> {
  const { client, leadTo } = connection();
  if (client && leadTo(city.slug)) await exchange(city, client);
}

export const jobs: Job[] = [
  { task: 'sp4n.exchange', cron: '* * * * *', run: (_payload, city) => round(city) },
];

/** Our own changes mark their pair; the job tells it. Nothing is remembered while there are no pairs. */
export const follower: Subscriber = {
  name: 'sp4n.follow',
  types: ['complaints.complaint'],
  async on(events: readonly FeedEvent[], tx: Runner, city: City) {
    const codes = [...new Set(events.map(({ subject }) => subject))];
    await markCodes(tx, codes, city.now());
  },
};
