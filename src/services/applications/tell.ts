/** Tells the applicant of each public step, and officers of what silence is about to decide. */
import { findCase } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { addressOfOfficer, citizenContact, officersWith } from '../../blocks/identity/api.ts';
import { type NewMessage, notifyAll } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { formatInstant } from '../../shared/time.ts';
import { personOf } from './person.ts';
import { PERMISSION, stateOf } from './rules/statechart.ts';
import { serviceOf, workflowOf } from './service-of.ts';
import { type ApplicationRow, getApplication, tasksOf } from './store.ts';

export type Told = { code: string; step: string; version: number };

type Address = Pick<NewMessage, 'to' | 'language'>;

/** Where the applicant hears of it; undefined when nobody knows. */
export async function addressOf(city: City, app: ApplicationRow): Promise<Address | undefined> {
  const person = personOf(city, app);
  const account = app.citizen ? await citizenContact(city, app.citizen) : null;
  const contact = person?.phone || person?.email ? person : account;
  const whose = app.citizen ? { person: `citizen:${app.citizen}` } : {};
  const { language } = app;
  if (contact?.phone) return { to: { channel: 'whatsapp', address: contact.phone, ...whose }, language };
  if (contact?.email) return { to: { channel: 'email', address: contact.email, ...whose }, language };
  return app.citizen ? { to: { channel: 'none', address: '', ...whose }, language } : undefined;
}

/** Writes the notice of one step. Idempotent: it is known by application, version and step. */
export async function tell(city: City, { code, step, version }: Told): Promise<void> {
  const row = await findCase(city, code);
  if (!row) return;
  const app = await getApplication(city.db, row.id);
  const to = await addressOf(city, app);
  if (!to) return;
  const service = await serviceOf(city, app);
  const { language } = to;
  const agency = row.agency ? (await agencies(city)).find(row.agency) : undefined;
  const when = (at: Date | null) => (at ? formatInstant(at, city.zone, language, 'long') : '');
  const message: NewMessage = {
    ...to,
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
  await change(systemContext(city, 'applications.tell'), async (tx) => {
    await notifyAll(tx, systemContext(city, 'applications.tell'), [message]);
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
