/** Reminds the holder before a paper ends, as often as the definition says, with the way to apply again. */
import { findCase } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { getDocument } from '../../blocks/documents/api.ts';
import { type NewMessage, notifyAll } from '../../blocks/notices/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import type { Subscriber } from '../../platform/events/subscriber.ts';
import { say } from '../../shared/languages.ts';
import { formatInstant, localDate } from '../../shared/time.ts';
import { offeredOrNot, serviceOf } from './service-of.ts';
import { getApplication } from './store.ts';
import { papersOfCase } from './store-papers.ts';
import { laterCode, noteReminders, type Reminder, takeReminder, untoldReminders } from './store-reminders.ts';
import { addressOf } from './tell.ts';

type Ending = { document: string; validUntil: string; days: number };

/** Hears from the documents block that a paper ends soon. Who is told of it, and in which words, decides the job. */
export const endingPapers: Subscriber = {
  name: 'applications.ending-papers',
  types: ['documents.document.expiring'],
  async on(events, tx) {
    await noteReminders(
      tx,
      events.map(({ subject, payload }): Reminder => {
        const { document, days, validUntil } = payload as Ending;
        return { document, days, code: subject, valid_until: validUntil };
      }),
    );
  },
};

/** Null when there is nothing to remind of any more, or nobody to be reminded. */
async function messageOf(ctx: Context, { document, days, code }: Reminder): Promise<NewMessage | null> {
  const { city } = ctx;
  const [row, paper] = await Promise.all([findCase(city, code), getDocument(city, document)]);
  if (!row || paper.revokedAt || !paper.validUntil || paper.validUntil < localDate(ctx.now, city.zone))
    return null;
  const app = await getApplication(city.db, row.id);
  const to = await addressOf(city, app);
  if (!to) return null;
  const { language } = to;
  const [service, again, known, later] = await Promise.all([
    serviceOf(city, app),
    offeredOrNot(ctx, app.service),
    papersOfCase(city.db, row.id),
    laterCode(city.db, app),
  ]);
  const id = known.find((one) => one.document === document)?.paper;
  const title = service.definition.papers?.find((one) => one.id === id)?.title ?? paper.title;
  const agency = row.agency ? (await agencies(city)).find(row.agency) : undefined;
  // Noon, so that no zone makes another day of it.
  const until = new Date(`${paper.validUntil}T12:00:00Z`);
  return {
    ...to,
    template: !again
      ? 'applications.notice.paper-ends-closed'
      : later
        ? 'applications.notice.paper-ends-again'
        : 'applications.notice.paper-ends',
    params: {
      paper: say(title, language),
      number: paper.number,
      until: formatInstant(until, 'UTC', language, 'date'),
      agency: agency ? say(agency.name, language) : '',
      later: later ?? '',
      link: again ? `/layanan/${app.service}/ajukan` : `/permohonan/${code}`,
    },
    subject: code,
    dedupe: `applications:paper-ends:${document}:${days}`,
  };
}

/** Tells each holder once for each of the days; also when two nodes do it at the same time. */
export async function remind(city: City, limit: number): Promise<number> {
  const ctx = systemContext(city, 'applications.remind');
  const waiting = await untoldReminders(city.db, limit);
  let told = 0;
  for (const reminder of waiting) {
    const message = await messageOf(ctx, reminder);
    await change(ctx, async (tx) => {
      if (!(await takeReminder(tx, reminder, ctx.now)) || !message) return;
      await notifyAll(tx, ctx, [message]);
      told += 1;
    });
  }
  return told;
}
