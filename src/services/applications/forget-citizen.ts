/** Takes a citizen's drafts and ended applications away when the account is deleted (UU 27/2022, right to erasure). */
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { forgetCitizen } from './store-forget.ts';

export const citizenForgetter: Subscriber = {
  name: 'applications.forget-citizen',
  types: ['identity.citizen.deleted'],
  async on(events, tx) {
    for (const event of events) await forgetCitizen(tx, event.subject);
  },
};
