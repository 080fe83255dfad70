/** What screens of the market office hear: that money came in or bills were issued. Nothing else: they ask anew. */
import { holds } from '../../platform/actor.ts';
import type { LiveTopic } from '../../platform/module.ts';

export const topics: LiveTopic[] = [
  {
    name: 'levies.desk',
    permission: 'levies.read',
    types: ['payments.payment', 'levies.run.done'],
    // Neither whose nor how much: one event for all, and each asks for what he may see.
    project: () => ({}),
    visible: (actor) => holds(actor, 'levies.read'),
  },
];
