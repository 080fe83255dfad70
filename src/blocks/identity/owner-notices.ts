/** Tells the owner of an account what happened to it, on the address he gave: a citizen's contact or an officer's e-mail. */
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import type { Runner } from '../../platform/db/database.ts';
import { isLanguage, type Language } from '../../shared/languages.ts';
import { notify } from '../notices/api.ts';
import { type Channel, channelFor } from './contact.ts';
import { contactsOf, findCitizen } from './store-citizens.ts';
import { findOfficer } from './store-officers.ts';
import type { SessionOwner } from './store-sessions.ts';

/** Where an officer is written to: the e-mail address, or else only the browsers in which push is switched on. */
export async function addressOfOfficer(
  tx: Runner,
  city: City,
  id: string,
): Promise<{ channel: Channel | 'push'; address: string; language: Language }> {
  const officer = await findOfficer(tx, id);
  if (!officer?.email_sealed) return { channel: 'push', address: `officer:${id}`, language: 'id' };
  return { channel: 'email', address: open(city, officer.email_sealed), language: 'id' };
}

async function addressOf(
  tx: Change,
  ctx: Context,
  owner: SessionOwner,
): Promise<{ channel: Channel | 'push'; address: string; language: Language } | undefined> {
  if ('officer' in owner) return addressOfOfficer(tx, ctx.city, owner.officer);
  const [contact] = await contactsOf(tx, [owner.citizen]);
  const citizen = await findCitizen(tx, owner.citizen);
  if (!contact || !citizen) return undefined;
  const language = isLanguage(citizen.language) ? citizen.language : 'id';
  const address = open(ctx.city, contact.sealed);
  return { channel: channelFor(address), address, language };
}

/** Queues a notice in the change; without an address it does nothing, and the account page shows what happened. */
export async function tellOwner(
  tx: Change,
  ctx: Context,
  owner: SessionOwner,
  notice: 'session-closed' | 'password-reset',
  occasion: string,
): Promise<void> {
  const to = await addressOf(tx, ctx, owner);
  if (!to) return;
  await notify(tx, ctx, {
    to: { channel: to.channel, address: to.address, kind: 'officer' in owner ? 'officer' : 'citizen' },
    template: `identity.notice.${notice}`,
    params: {},
    language: to.language,
    subject: occasion,
    dedupe: `identity.${notice}.${occasion}`,
  });
}
