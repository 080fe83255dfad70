/** Takes the service's own copies of a citizen's name and contacts away when the account is deleted (UU 27/2022, right to erasure). */
import type { Runner } from '../../platform/db/database.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { forgetCitizen } from './store.ts';

export const citizenForgetter: Subscriber = {
  name: 'complaints.forget-citizen',
  types: ['identity.citizen.deleted'],
  async on(events: readonly FeedEvent[], tx: Runner) {
    for (const event of events) await forgetCitizen(tx, event.subject);
  },
};
