/** Accounts of invented people, so that a demo city has citizens; a city that is not fictional refuses them. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { contactIndex, demandContact } from './contact.ts';
import { insertCitizen, updateCitizen } from './store-citizens.ts';

/** The account with this contact, made if nobody has it. Whoever reads the demo's mailbox can sign in to it. */
export async function inventCitizen(ctx: Context, who: { name: string; contact: string }): Promise<string> {
  const { city, language, now } = ctx;
  if (!city.fictional) throw new Error('People are invented in fictional cities only.');
  const contact = demandContact(who.contact);
  return change(ctx, async (tx) => {
    const citizen = await insertCitizen(tx, {
      ...{ kind: contact.kind, find: contactIndex(city, contact), sealed: seal(city, contact.address) },
      ...{ language, now },
    });
    if (citizen.made) {
      await updateCitizen(tx, citizen.id, { name: seal(city, who.name), language });
      tx.audit({ action: 'identity.citizen.joined', subject: citizen.id });
      tx.emit({ type: 'identity.citizen.joined', subject: citizen.id, payload: {} });
    }
    return citizen.id;
  });
}
