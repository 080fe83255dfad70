/** Messages about numbers and appointments: booked, moved, called off, tomorrow, soon. Written in the change that they speak of. */
import { type NewMessage, notifyAll } from '../../blocks/notices/api.ts';
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { say } from '../../shared/languages.ts';
import { formatInstant, zoneLabel } from '../../shared/time.ts';
import { findQueue, type Queue } from './queues.ts';
import type { TicketRow } from './store.ts';

export type Told = 'booked' | 'moved' | 'cancelled' | 'tomorrow' | 'near';

/** A number of today has no time of its own, and an inspection comes to the person. */
const BEGIN = { 'walk-in': 'number-', appointment: '', visit: 'visit-' } as const;

function messageOf(
  city: City,
  queue: Queue,
  row: TicketRow,
  what: Told,
  more: Record<string, string | number>,
) {
  const { language } = row;
  const phone = row.phone && open(city, row.phone);
  if (!phone && !row.person) return [];
  const time = row.starts_at
    ? `${formatInstant(row.starts_at, city.zone, language, 'long')} ${zoneLabel(city.zone, row.starts_at)}`
    : '';
  const message: NewMessage = {
    to: {
      channel: phone ? 'whatsapp' : 'none',
      address: phone ?? '',
      ...(row.person ? { person: `citizen:${row.person}` } : {}),
    },
    template: `counters.notice.${BEGIN[row.kind]}${what}`,
    params: {
      number: row.label,
      counter: queue.name ? say(queue.name, language) : '',
      agency: say(queue.agency.name, language),
      time,
      link: `/loket/nomor/${row.code}`,
      ...more,
    },
    language,
    subject: `${row.queue}/${row.day}/${row.label}`,
    dedupe: `counters:${what}:${row.id}:${row.starts_at?.getTime() ?? ''}:${row.moves}`,
  };
  return [message];
}

/** Writes the messages of many rows; nobody is told twice of the same thing. Answers how many can be reached. */
export async function tellMany(
  tx: Change,
  ctx: Context,
  rows: readonly TicketRow[],
  what: Told,
  more: (row: TicketRow) => Record<string, string | number> = () => ({}),
): Promise<number> {
  const messages: NewMessage[] = [];
  for (const row of rows) {
    const queue = await findQueue(ctx.city, row.queue);
    if (queue) messages.push(...messageOf(ctx.city, queue, row, what, more(row)));
  }
  if (messages.length > 0) await notifyAll(tx, ctx, messages);
  return messages.length;
}

export async function tellTicket(
  tx: Change,
  ctx: Context,
  row: TicketRow,
  what: Told,
  more: Record<string, string | number> = {},
): Promise<void> {
  await tellMany(tx, ctx, [row], what, () => more);
}
