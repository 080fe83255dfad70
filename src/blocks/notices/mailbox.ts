/** The demo mailbox: in demo mode every message to a person ends here instead of leaving the machine. */
import type { Context } from '../../platform/context.ts';
import { blindIndex, open } from '../../platform/crypt.ts';
import { parseCode } from '../../shared/case-code.ts';
import { Problem } from '../../shared/errors.ts';
import { anyAddress, maskAddress } from './address.ts';
import type { Mailbox } from './contract.ts';
import { nextCursor, readCursor } from './cursor.ts';
import { ADDRESS_INDEX } from './notify.ts';
import { postOffice } from './post-office.ts';
import { renderNotice } from './render.ts';
import { listDemo } from './store.ts';

const PAGE = 30;

type Query = { address?: string; code?: string; cursor?: string };

/**
 * Newest first; only those to `address` typed in full, or about the case `code`. What is no address and no code finds
 * nothing. `next` continues the list. Throws 404 outside demo mode: one-time codes are readable here.
 */
export async function readMailbox(ctx: Context, query: Query): Promise<Mailbox> {
  const office = postOffice();
  if (!office?.adapters.demo) throw new Problem(404, 'platform.not-found');
  const { city } = ctx;
  const [address, code] = [query.address?.trim(), query.code?.trim()];
  const wanted = address ? anyAddress(address) : undefined;
  const parsed = code ? parseCode(code, city.prefix) : undefined;
  const after = readCursor(query.cursor);
  if ((address && !wanted) || (parsed && !parsed.ok)) return { fictional: true, messages: [], next: null };
  const only = {
    recipientIndex: wanted ? blindIndex(city, wanted, ADDRESS_INDEX) : undefined,
    subject: parsed?.ok ? parsed.code : undefined,
  };
  const rows = await listDemo(city.db, only, after, PAGE + 1);
  const messages = rows.slice(0, PAGE).flatMap((notice) => {
    const rendered = renderNotice(city, office, notice);
    if (!rendered) return [];
    return {
      id: notice.id,
      at: notice.createdAt.toISOString(),
      channel: notice.channel,
      to: maskAddress(notice.channel, open(city, notice.recipient)),
      language: notice.language,
      title: rendered.title,
      text: rendered.text,
      subject: notice.subject,
    };
  });
  return { fictional: true, messages, next: nextCursor(rows, PAGE) };
}
