/** What screens hear of a queue: that something moved, and which number was called to which desk. No personal data. */
import type { NewEvent } from '../../platform/change.ts';
import type { FeedEvent } from '../../platform/events/hub.ts';
import type { LiveTopic } from '../../platform/module.ts';
import type { LiveNumber } from './contract.ts';
import type { TicketRow } from './store.ts';

/** The code of a number is its owner's key: history and events name it by counter, day and number. */
function publicId(row: Pick<TicketRow, 'queue' | 'day' | 'label'>): string {
  return `${row.queue}/${row.day}/${row.label}`;
}

/** Other services find their case by `caseCode`; screens do not hear of it. */
type Payload = LiveNumber & { kind: string; caseCode: string | null };

export function ticketEvent(what: string, row: TicketRow): NewEvent {
  const payload: Payload = {
    queue: row.queue,
    day: row.day,
    label: row.label,
    state: row.state,
    desk: row.desk,
    kind: row.kind,
    caseCode: row.case_code,
  };
  return { type: `counters.ticket.${what}`, subject: publicId(row), payload };
}

export const topics: LiveTopic[] = [
  {
    name: 'counters.public',
    permission: 'public',
    types: ['counters.ticket'],
    project(event: FeedEvent) {
      const { kind, caseCode: _, ...shown } = event.payload as Payload;
      // When an inspector comes to somebody's door is nobody else's business.
      return kind === 'visit' ? null : shown;
    },
  },
];
