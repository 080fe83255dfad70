/** Feeds of public reports: of the city, an area, a category, an agency, any search; and of one report, step by step. */
import { createHash } from 'node:crypto';
import { VISITOR } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { Reply } from '../../../platform/http/route.ts';
import { languageTags, say } from '../../../shared/languages.ts';
import { publicRequests } from '../exchange.ts';
import { publicList } from '../public-list.ts';
import { publicComplaint } from '../public-view.ts';
import { type Address, filterOf, languageIn, lastingId, queryText, titleOf } from './address.ts';
import { atom, type Feed, rss } from './feed-formats.ts';
import { speakerOf, stepWord } from './words.ts';

export type FeedFormat = 'atom' | 'rss';

const ENTRIES = 30;
const WRITERS = { atom, rss };
const TYPES: Record<FeedFormat, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
};
/** Readers ask again and again: five minutes they need not. */
const KEEP = 'public, max-age=300';

/** Whoever asks, a feed is made for everybody: it may lie in caches that others read. */
function asAnybody(ctx: Context, address: Address): Context {
  return { ...ctx, actor: VISITOR, language: languageIn(address) };
}

function answer(format: FeedFormat, feed: Feed, known: string | undefined): Reply {
  const body = WRITERS[format](feed);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { etag, 'cache-control': KEEP, 'access-control-allow-origin': '*' };
  const same = known?.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  if (same) return new Reply(304, headers, '');
  return new Reply(200, { ...headers, 'content-type': TYPES[format] }, body);
}

/** The newest reports that fit the filter. 404 for a category, area or agency that does not exist. */
export async function listFeed(
  caller: Context,
  address: Address,
  asked: { format: FeedFormat; origin: string; known: string | undefined },
): Promise<Reply> {
  const ctx = asAnybody(caller, address);
  const { city, language } = ctx;
  const speak = speakerOf(city, language);
  const about = await titleOf(city, address, language);
  const { items } = await publicList(ctx, { ...filterOf(address), limit: ENTRIES });
  const codes = items.map(({ code }) => code);
  const cases = new Map(
    (codes.length > 0 ? await publicRequests(ctx, { codes, limit: ENTRIES }) : []).map((one) => [
      one.code,
      one,
    ]),
  );
  const query = queryText(address);
  const title = speak('complaints.list.title');
  return answer(
    asked.format,
    {
      id: lastingId(city, 'list', query),
      title: `${title} ${say(city.name, language)}${about ? `: ${about}` : ''}`,
      subtitle: speak('complaints.list.lead'),
      author: say(city.name, language),
      language: languageTags[language],
      self: `${asked.origin}/laporan.${asked.format}${query}`,
      page: `${asked.origin}/laporan${queryText({ ...address, bahasa: 'id' })}`,
      entries: items.flatMap((item) => {
        const one = cases.get(item.code);
        if (!one) return [];
        const facts = [speak(`complaints.state.${item.state}`), item.area?.name, item.agency?.name];
        return [
          {
            id: lastingId(city, 'case', item.code),
            title: item.title,
            link: `${asked.origin}/laporan/${item.code}`,
            published: one.openedAt,
            updated: one.updatedAt,
            category: { term: item.category.id, label: item.category.name },
            text: [facts.filter(Boolean).join(' · '), one.description].filter(Boolean).join('\n'),
            point: item.point,
          },
        ];
      }),
    },
    asked.known,
  );
}

/** The public steps of one report, newest first. 404 for an unknown and for a hidden one alike. */
export async function caseFeed(
  caller: Context,
  code: string,
  address: Address,
  asked: { format: FeedFormat; origin: string; known: string | undefined },
): Promise<Reply> {
  const ctx = asAnybody(caller, address);
  const { city, language } = ctx;
  const speak = speakerOf(city, language);
  const one = await publicComplaint(ctx, code, undefined);
  const page = `${asked.origin}/laporan/${one.code}`;
  const bahasa = queryText({ bahasa: address.bahasa ?? 'id' });
  return answer(
    asked.format,
    {
      id: lastingId(city, 'steps', one.code, language),
      title: `${one.code}: ${one.title}`,
      subtitle: [one.category.name, one.area?.name, speak(`complaints.state.${one.state}`)]
        .filter(Boolean)
        .join(' · '),
      author: say(city.name, language),
      language: languageTags[language],
      self: `${page}.${asked.format}${bahasa}`,
      page,
      entries: one.timeline
        .toSorted((a, b) => b.id - a.id)
        .slice(0, ENTRIES)
        .map((step) => ({
          id: lastingId(city, 'step', one.code, String(step.id)),
          title: stepWord(speak, step.kind, String(step.data.to ?? step.by.agency?.name ?? '')),
          link: page,
          published: new Date(step.at),
          updated: new Date(step.at),
          category: null,
          text: [step.by.agency?.name, step.text].filter(Boolean).join(': '),
          point: null,
        })),
    },
    asked.known,
  );
}
