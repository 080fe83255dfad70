/** The demo mailbox: in demo mode every message to a person ends here instead of leaving the machine. */
import type { Context } from '../../platform/context.ts';
import { blindIndex, open } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { anyAddress, maskAddress } from './address.ts';
import type { Mailbox } from './contract.ts';
import { ADDRESS_INDEX } from './notify.ts';
import { postOffice } from './post-office.ts';
import { renderNotice } from './render.ts';
import { listDemo } from './store.ts';

const NEWEST = 100;

/**
 * The newest 100 messages, or those to `address` typed in full; what is no address finds nothing.
 * Throws 404 outside demo mode: one-time codes are readable here.
 */
export async function readMailbox(ctx: Context, address: string | undefined): Promise<Mailbox> {
  const office = postOffice();
  if (!office?.adapters.demo) throw new Problem(404, 'platform.not-found');
  const { city } = ctx;
  const typed = address?.trim();
  const wanted = typed ? anyAddress(typed) : undefined;
  if (typed && !wanted) return { fictional: true, messages: [] };
  const index = wanted ? blindIndex(city, wanted, ADDRESS_INDEX) : undefined;
  const messages = (await listDemo(city.db, index, NEWEST)).flatMap((notice) => {
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
  return { fictional: true, messages };
}
