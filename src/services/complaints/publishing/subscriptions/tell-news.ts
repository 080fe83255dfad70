/** Tells the news: at once, or gathered for a day or a week, one message for each person. */
import { citizenContact } from '../../../../blocks/identity/api.ts';
import { type NewMessage, notifyAll } from '../../../../blocks/notices/api.ts';
import { change } from '../../../../platform/change.ts';
import type { City } from '../../../../platform/city.ts';
import { systemContext } from '../../../../platform/context.ts';
import { open } from '../../../../platform/crypt.ts';
import type { Job } from '../../../../platform/jobs/runner.ts';
import { localDate } from '../../../../shared/time.ts';
import { dayNumber, localDay, weekdayOf, zoneOffset } from '../../../../shared/zone.ts';
import { presenterFor } from '../../present.ts';
import type { Pace } from '../../rules/publishing-contract.ts';
import { speakerOf, stepWord } from '../words.ts';
import { manageKey } from './keys.ts';
import { dropStale, newsTold, takeNews, type WaitingNews } from './store.ts';

const DAY_MS = 86_400_000;
/** Gathered news comes with the morning coffee. */
const MORNING_HOUR = 6;
const MONDAY = 1;
const BATCH = 200;
/** Lines in one message; the rest is counted. */
const LINES = 20;

/** What is due now: gathered news after six in the morning of the city, weekly ones on Mondays, each once a day. */
function dueNow(city: City): { paces: Pace[]; notSince: Date } {
  const now = city.now();
  const day = dayNumber(localDate(now, city.zone));
  const [midnight] = localDay(day, city.zone);
  const wall = new Date(now.getTime() + zoneOffset(now, city.zone));
  const morning = wall.getUTCHours() >= MORNING_HOUR;
  const paces: Pace[] = ['at-once'];
  if (morning) paces.push('daily');
  if (morning && weekdayOf(day) === MONDAY) paces.push('weekly');
  return { paces, notSince: new Date(midnight) };
}

async function addressOf(city: City, { citizen, address }: WaitingNews): Promise<NewMessage['to']> {
  if (address) return { channel: 'email', address: open(city, address) };
  const account = citizen ? await citizenContact(city, citizen) : null;
  const person = `citizen:${citizen}`;
  if (account?.phone) return { channel: 'whatsapp', address: account.phone, person };
  if (account?.email) return { channel: 'email', address: account.email, person };
  return { channel: 'none', address: '', person };
}

async function messageFor(city: City, news: readonly WaitingNews[]): Promise<NewMessage | undefined> {
  const [first] = news;
  if (!first) return undefined;
  const { language, count, last, one_case } = first;
  const names = await presenterFor(city, language);
  const speak = speakerOf(city, language);
  const lines = news.map((one) => {
    const step =
      one.what === 'new'
        ? speak('complaints.news.new')
        : stepWord(speak, one.what, names.agency(one.agency)?.name ?? '');
    const title = one.title || names.category(one.kind).name;
    return [
      `• ${step}: ${title}`,
      [names.category(one.kind).name, names.area(one.area)?.name, one.code].filter(Boolean).join(' · '),
    ].join('\n  ');
  });
  if (count > news.length) lines.push(speak('complaints.news.more', { count: count - news.length }));
  const key = first.address ? manageKey(city, first.owner) : undefined;
  return {
    to: await addressOf(city, first),
    template: 'complaints.notice.news',
    params: {
      lines: lines.join('\n'),
      count,
      link: one_case ? `/laporan/${first.code}` : '/laporan',
      manage: key ? `/langganan#kunci=${key}` : '/langganan',
      ...(key ? { unsubscribe: `/api/subscriptions/unsubscribe?key=${key}` } : {}),
    },
    language,
    subject: one_case ? first.code : 'subscription',
    dedupe: `news:${first.owner.toString('hex').slice(0, 32)}:${last}`,
  };
}

/** Tells what is due to some people; how many subscriptions were served. All of it or nothing, so nobody hears twice. */
export async function tellSome(city: City, limit = BATCH): Promise<number> {
  const ctx = systemContext(city, 'complaints.tell-news');
  return change(ctx, async (tx) => {
    const { taken, news } = await takeNews(tx, { ...dueNow(city), limit, lines: LINES });
    if (taken.length === 0) return 0;
    const messages: NewMessage[] = [];
    for (const own of Map.groupBy(news, ({ owner }) => owner.toString('hex')).values()) {
      const message = await messageFor(city, own);
      if (message) messages.push(message);
    }
    await notifyAll(tx, ctx, messages);
    await newsTold(tx, taken, ctx.now);
    return taken.length;
  });
}

/** Days without a confirmation, and days after the end of a report that was followed. */
const UNCONFIRMED_DAYS = 30;
const ENDED_DAYS = 60;

export async function dropOldSubscriptions(city: City): Promise<number> {
  const ctx = systemContext(city, 'complaints.drop-subscriptions');
  const before = (days: number) => new Date(ctx.now.getTime() - days * DAY_MS);
  return change(ctx, (tx) => dropStale(tx, before(UNCONFIRMED_DAYS), before(ENDED_DAYS)));
}

export const newsJobs: Job[] = [
  {
    task: 'complaints.tell-news',
    cron: '* * * * *',
    async run(_payload, city) {
      while ((await tellSome(city)) > 0);
    },
  },
  {
    task: 'complaints.drop-subscriptions',
    cron: '40 18 * * *',
    async run(_payload, city) {
      await dropOldSubscriptions(city);
    },
  },
];
