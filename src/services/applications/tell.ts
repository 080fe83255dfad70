/** Tells the applicant of each public step, and officers of what silence is about to decide. */
import { type CaseRow, findCase, findCases } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import {
  addressOfOfficer,
  citizenContact,
  citizenContacts,
  officersWith,
  type Reached,
} from '../../blocks/identity/api.ts';
import { type NewMessage, notifyAll } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { formatInstant } from '../../shared/time.ts';
import { type Person, personOf } from './person.ts';
import { PERMISSION, stateOf } from './rules/statechart.ts';
import { serviceOf, workflowOf } from './service-of.ts';
import { type ApplicationRow, getApplication, getApplications, tasksOf } from './store.ts';
import { delegationsAt } from './store-work.ts';

export type Told = { code: string; step: string; version: number };

type Address = Pick<NewMessage, 'to' | 'language'>;

/** Where the applicant hears of it: as the form says, else as the account says; undefined when nobody knows. */
export async function addressOf(city: City, app: ApplicationRow): Promise<Address | undefined> {
  const person = personOf(city, app);
  const account = app.citizen && !named(person) ? await citizenContact(city, app.citizen) : null;
  return addressIn(app, person, account);
}

/** Does the form say where the applicant is reached? */
const named = (person: Person | null) => Boolean(person?.phone || person?.email);

function addressIn(
  app: ApplicationRow,
  person: Person | null,
  account: Reached | null | undefined,
): Address | undefined {
  const contact = named(person) ? person : account;
  const whose = app.citizen ? { person: `citizen:${app.citizen}` } : {};
  const { language } = app;
  if (contact?.phone) return { to: { channel: 'whatsapp', address: contact.phone, ...whose }, language };
  if (contact?.email) return { to: { channel: 'email', address: contact.email, ...whose }, language };
  return app.citizen ? { to: { channel: 'none', address: '', ...whose }, language } : undefined;
}

async function messageOf(
  city: City,
  { code, step, version }: Told,
  row: CaseRow,
  app: ApplicationRow,
  { to, language }: Address,
): Promise<NewMessage> {
  const service = await serviceOf(city, app);
  const agency = row.agency ? (await agencies(city)).find(row.agency) : undefined;
  const when = (at: Date | null) => (at ? formatInstant(at, city.zone, language, 'long') : '');
  return {
    to,
    language,
    template: `applications.notice.${step}`,
    params: {
      code,
      service: say(service.definition.title, language),
      state: say(stateOf(workflowOf(service), row.state).title, language),
      agency: agency ? say(agency.name, language) : '',
      due: when(row.complete_by),
      until: when(app.lapse_at),
      at: when(app.appointment ? new Date(app.appointment.at) : null),
      link: `/permohonan/${code}`,
    },
    subject: code,
    dedupe: `applications:${code}:${version}:${step}`,
  };
}

/** Writes the notices of steps, all in one transaction. Idempotent: each is known by application, version and step. */
export async function tell(city: City, steps: readonly Told[]): Promise<void> {
  const found = await findCases(city, [...new Set(steps.map(({ code }) => code))]);
  const rows = new Map(found.map((row) => [row.code, row]));
  const apps = await getApplications(
    city.db,
    found.map(({ id }) => id),
  );
  const people = new Map([...apps].map(([id, app]) => [id, personOf(city, app)]));
  const nameless = [...apps].filter(([id]) => !named(people.get(id) ?? null));
  const accounts = await citizenContacts(city, [
    ...new Set(nameless.flatMap(([, { citizen }]) => citizen ?? [])),
  ]);
  const messages: NewMessage[] = [];
  for (const one of steps) {
    const row = rows.get(one.code);
    const app = row && apps.get(row.id);
    const account = app?.citizen ? accounts.get(app.citizen) : undefined;
    const address = app && addressIn(app, people.get(row.id) ?? null, account);
    if (row && app && address) messages.push(await messageOf(city, one, row, app, address));
  }
  if (messages.length === 0) return;
  const ctx = systemContext(city, 'applications.tell');
  await change(ctx, async (tx) => {
    await notifyAll(tx, ctx, messages);
  });
}

/** Warns everybody who could still act before silence means consent; once for each stay in a state. */
export async function warn(city: City, code: string, caseId: number, silenceAt: Date): Promise<void> {
  const ctx = systemContext(city, 'applications.warn');
  const row = await findCase(city, code);
  if (!row) return;
  const app = await getApplication(city.db, caseId);
  const service = await serviceOf(city, app);
  const open = (await tasksOf(city.db, caseId)).filter(({ closed_at }) => closed_at === null);
  const people = new Set<string>(row.assignee ? [row.assignee] : []);
  for (const { part, agency, area } of open)
    for (const permission of new Set([PERMISSION[part], PERMISSION.approver]))
      for (const { id } of await officersWith(city, permission, { agency, area })) people.add(id);
  // An absent head reads it too late: whoever stands in decides.
  const [tree, standIns] = await Promise.all([agencies(city), delegationsAt(city, ctx.now)]);
  for (const one of standIns)
    if (open.some(({ agency }) => tree.subtree(one.agency).has(agency))) people.add(one.stand_in);
  await change(ctx, async (tx) => {
    const messages: NewMessage[] = [];
    for (const id of people) {
      const { language, ...to } = await addressOfOfficer(tx, city, id);
      messages.push({
        to: { ...to, kind: 'officer', person: `officer:${id}` },
        template: 'applications.notice.silence-near',
        params: {
          code,
          service: say(service.definition.title, language),
          until: formatInstant(silenceAt, city.zone, language, 'long'),
          link: `/office/permohonan/${code}`,
        },
        language,
        subject: code,
        dedupe: `applications:silence:${code}:${silenceAt.getTime()}:${id}`,
      });
    }
    await notifyAll(tx, ctx, messages);
  });
}
