/** The list of messages that did not arrive, for the officers who look after the connections. */
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { maskAddress } from './address.ts';
import type { TroublePage } from './contract.ts';
import { nextCursor, readCursor } from './cursor.ts';
import { postOffice } from './post-office.ts';
import { namesOf } from './render.ts';
import { listTrouble } from './store.ts';

const PAGE = 50;

/** Newest first, addresses masked. `next` continues the list, null at its end. */
export async function readTrouble(
  ctx: Context,
  query: { state?: 'failed' | 'given-up'; cursor?: string },
): Promise<TroublePage> {
  const { city, language, now } = ctx;
  const office = postOffice();
  const states = query.state ? [query.state] : ['failed', 'given-up'];
  const rows = await listTrouble(city.db, states, readCursor(query.cursor), PAGE + 1);
  const page = rows.slice(0, PAGE);
  return {
    items: page.map((row) => ({
      id: row.id,
      at: row.createdAt.toISOString(),
      channel: row.channel,
      to: maskAddress(row.channel, open(city, row.recipient)),
      template: row.template,
      words: office ? namesOf(city, office, row, language) : row.template,
      subject: row.subject,
      state: row.state === 'failed' ? ('failed' as const) : ('given-up' as const),
      attempts: row.attempts,
      error: row.lastError ?? '',
      nextTry: row.state === 'failed' ? row.dueAt.toISOString() : null,
      // Once a provider took it, its words are gone: there is nothing to send again.
      expired: row.params === null || (row.expiresAt !== null && row.expiresAt <= now),
    })),
    next: nextCursor(rows, PAGE),
  };
}
