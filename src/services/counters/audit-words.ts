/** How the audit log speaks of counters and their numbers. */
import { join } from 'node:path';
import { describeAudit, type Finder } from '../../platform/audit/words.ts';
import { counters } from './queues.ts';

const queueNames: Finder = async (city, ids) => {
  const known = new Map((await counters(city)).map((queue) => [queue.id, queue]));
  return new Map(
    ids.flatMap((id) => {
      const queue = known.get(id);
      const path = `/office/loket/${encodeURIComponent(id)}/atur`;
      return queue?.name ? [[id, { name: `${queue.agency.short} · ${queue.name.id}`, path }] as const] : [];
    }),
  );
};

describeAudit({
  module: 'counters',
  texts: join(import.meta.dirname, 'texts'),
  key: (what) => `counters.audited.${what}`,
  subjects: { rule: queueNames, 'closed-day': queueNames },
});
