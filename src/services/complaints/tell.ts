/** Tells the reporter and the followers of a step, in the language each chose. */
import { type CaseRow, findCases, followersOf } from '../../blocks/cases/api.ts';
import { citizenContacts } from '../../blocks/identity/api.ts';
import { type NewMessage, notifyAll } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { open } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { closingKey } from './closing/key.ts';
import type { Contact } from './intake.ts';
import { presenterFor } from './present.ts';
import { type ComplaintRow, complaintsOf } from './store.ts';
import { childrenOf, mergeOf } from './store-merges.ts';

/** One step of one case that people should hear of; the payload of the job `complaints.tell`. */
export type Step = { code: string; step: string; version: number };

type Address = {
  /** `none`: only the browsers of the account are told. */
  channel: 'whatsapp' | 'email' | 'none';
  address: string;
  language: Language;
  who: string;
  /** Their account, for the browsers in which they switched push on. */
  citizen?: string;
};
type Follower = { citizen: string; language: Language };

function addressOf(
  contact: Contact | null,
  language: Language,
  who: string,
  citizen?: string | null,
): Address[] {
  const person = { language, who, ...(citizen ? { citizen } : {}) };
  if (contact?.phone) return [{ channel: 'whatsapp', address: contact.phone, ...person }];
  if (contact?.email) return [{ channel: 'email', address: contact.email, ...person }];
  return citizen ? [{ channel: 'none', address: '', ...person }] : [];
}

/** Steps that are between the city and the reporter. */
const BETWEEN_TWO = new Set(['asked', 'confirm-reminder', 'moderated']);

/**
 * What the outbox says that a message is about. Who looks after messages that did not arrive sees a part of the address:
 * beside the code of a confidential report that would be too much.
 */
function subjectOf({ confidential }: ComplaintRow, code: string): string {
  return confidential ? 'confidential' : code;
}

type Accounts = ReadonlyMap<string, Contact>;

function peopleOf(
  city: City,
  row: CaseRow,
  complaint: ComplaintRow,
  followers: readonly Follower[],
  accounts: Accounts,
  step: string,
  visibility: CaseRow['visibility'] = row.visibility,
): Address[] {
  const contact = complaint.reporter ? (JSON.parse(open(city, complaint.reporter)) as Contact) : null;
  const { citizen } = complaint;
  const given = contact?.phone || contact?.email ? contact : citizen && accounts.get(citizen);
  const people = addressOf(given || null, complaint.language, 'reporter', citizen);
  // A question is between the city and the reporter.
  if (BETWEEN_TWO.has(step) || visibility === 'hidden') return people;
  for (const follower of followers) {
    if (follower.citizen === complaint.citizen) continue;
    const account = accounts.get(follower.citizen);
    people.push(...addressOf(account ?? null, follower.language, follower.citizen, follower.citizen));
  }
  return people;
}

/** Those who reported it can say at once whether it is mended; the address bar of the page forgets this part. */
function judgeLink(city: City, own: string, { state, closed_at }: CaseRow): string {
  return state === 'closed' && closed_at ? `#penutupan=${closingKey(city, own, closed_at)}` : '';
}

/**
 * Writes one notice per step and person, all in one transaction. Idempotent: a notice is known by case, version of the
 * case, step and person, so steps that are told twice write nothing the second time. Throws 404 for an unknown code.
 */
export async function tell(city: City, steps: readonly Step[]): Promise<void> {
  const rows = new Map(
    (
      await findCases(
        city,
        steps.map(({ code }) => code),
      )
    ).map((row) => [row.code, row]),
  );
  const ids = [...rows.values()].map(({ id }) => id);
  const joined = await childrenOf(city.db, ids);
  const below = Map.groupBy(joined, ({ root_id }) => root_id);
  const all = [...ids, ...joined.map(({ id }) => id)];
  const [complaints, followers] = await Promise.all([complaintsOf(city.db, all), followersOf(city.db, all)]);
  const following = Map.groupBy(followers, (one) => one.case_id);
  const accounts = await citizenContacts(city, [
    ...new Set([
      ...followers.map(({ citizen }) => citizen),
      ...[...complaints.values()].flatMap(({ citizen }) => citizen ?? []),
    ]),
  ]);
  const messages: NewMessage[] = [];
  for (const { code, step, version } of steps) {
    const row = rows.get(code);
    const complaint = row && complaints.get(row.id);
    if (!row || !complaint) throw new Problem(404, 'cases.not-found');
    // A merged case is out of sight, but those who followed it before are told like its reporter.
    const before = row.state === 'merged' ? (await mergeOf(city.db, row.id))?.visibility_before : undefined;
    const people = peopleOf(city, row, complaint, following.get(row.id) ?? [], accounts, step, before);
    // Whoever reported the same thing hears it under the code that they hold.
    const told = people.map((person) => ({ ...person, own: code, about: subjectOf(complaint, code) }));
    if (
      step !== 'asked' &&
      step !== 'moderated' &&
      step !== 'unmerged' &&
      step !== 'merged' &&
      step !== 'joined'
    )
      for (const joined of below.get(row.id) ?? []) {
        const same = complaints.get(joined.id);
        if (!same) continue;
        const others = peopleOf(city, row, same, following.get(joined.id) ?? [], accounts, step);
        told.push(
          ...others.map((person) => ({ ...person, own: joined.code, about: subjectOf(same, joined.code) })),
        );
      }
    for (const { own, about, ...person } of told) {
      const names = await presenterFor(city, person.language);
      messages.push({
        to: {
          channel: person.channel,
          address: person.address,
          ...(person.citizen ? { person: `citizen:${person.citizen}` } : {}),
        },
        template: `complaints.notice.${step}`,
        params: {
          code: own,
          category: names.category(row.kind).name,
          agency: names.agency(row.agency)?.name ?? '',
          title: row.title || names.category(row.kind).name,
          link: `/laporan/${own}${person.who === 'reporter' ? judgeLink(city, own, row) : ''}`,
        },
        language: person.language,
        subject: about,
        dedupe: `${code}:${version}:${step}:${own === code ? '' : `${own}:`}${person.who}`,
      });
    }
  }
  if (messages.length === 0) return;
  const ctx = systemContext(city, 'complaints.tell');
  await change(ctx, async (tx) => {
    await notifyAll(tx, ctx, messages);
  });
}
