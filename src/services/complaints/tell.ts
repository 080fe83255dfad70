/** Tells the reporter and the followers of a step, in the language each chose. */
import { followersOf, getCase } from '../../blocks/cases/api.ts';
import { citizenContact } from '../../blocks/identity/api.ts';
import { notify } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import type { Language } from '../../shared/languages.ts';
import type { Contact } from './intake.ts';
import { presenterFor } from './present.ts';
import { getComplaint } from './store.ts';

type Address = { channel: 'whatsapp' | 'email'; address: string; language: Language; who: string };

function addressOf(contact: Contact | null, language: Language, who: string): Address[] {
  if (contact?.phone) return [{ channel: 'whatsapp', address: contact.phone, language, who }];
  if (contact?.email) return [{ channel: 'email', address: contact.email, language, who }];
  return [];
}

/**
 * Writes one notice per person. Idempotent: a notice is known by case, version of the case, step and person, so a
 * job that runs twice writes nothing the second time.
 */
export async function tell(city: City, code: string, step: string, version: number): Promise<void> {
  const row = await getCase(city, code);
  const complaint = await getComplaint(city.db, row.id);
  const contact = complaint.reporter ? (JSON.parse(open(city, complaint.reporter)) as Contact) : null;
  const people = addressOf(contact, complaint.language, 'reporter');
  if (people.length === 0 && complaint.citizen) {
    const account = await citizenContact(city, complaint.citizen);
    people.push(...addressOf(account, complaint.language, 'reporter'));
  }
  // A question is between the city and the reporter.
  if (step !== 'asked' && row.visibility !== 'hidden') {
    for (const follower of await followersOf(city.db, row.id)) {
      if (follower.citizen === complaint.citizen) continue;
      const account = await citizenContact(city, follower.citizen);
      people.push(...addressOf(account, follower.language, follower.citizen));
    }
  }
  const ctx = systemContext(city, 'complaints.tell');
  await change(ctx, async (tx) => {
    for (const person of people) {
      const names = await presenterFor(city, person.language);
      await notify(tx, ctx, {
        to: { channel: person.channel, address: person.address },
        template: `complaints.notice.${step}`,
        params: {
          code,
          category: names.category(row.kind).name,
          agency: names.agency(row.agency)?.name ?? '',
          title: row.title,
        },
        language: person.language,
        subject: code,
        dedupe: `${code}:${version}:${step}:${person.who}`,
      });
    }
  });
}
