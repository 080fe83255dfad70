/** Turns a notice of the outbox into the words that a person reads. */
import type { City } from '../../platform/city.ts';
import { open } from '../../platform/crypt.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { Delivery } from './delivery.ts';
import type { PostOffice } from './post-office.ts';
import type { NoticeRow } from './store.ts';

/** As much of a link as a browser of this city needs: its path, so that it opens under whatever name the city was visited. */
export function pathOf(link: string | undefined, site: string): string | undefined {
  if (link === undefined) return undefined;
  const url = new URL(link);
  return url.origin === new URL(site).origin ? `${url.pathname}${url.search}${url.hash}` : link;
}

/** What only tells which kind of message it is, in an officer's language: its title without anything personal in it. */
export function namesOf(
  city: City,
  { texts }: PostOffice,
  notice: Pick<NoticeRow, 'template' | 'subject' | 'params'>,
  language: Language,
): string {
  const given =
    notice.params === null ? {} : (JSON.parse(open(city, notice.params)) as Record<string, string | number>);
  // A one-time code or a name has no business on a desk; the public id of the matter has.
  const harmless = Object.fromEntries(
    Object.entries(given).filter(([, value]) => String(value) === notice.subject),
  );
  const params = { ...harmless, city: say(city.name, language) };
  const words = texts.find(language, `${notice.template}.subject`, params);
  return (
    words
      ?.replace(/\{\w+\}/g, '…')
      .replace(/\s+/g, ' ')
      .trim() ?? notice.template
  );
}

/** The message in the notice's language; undefined when its text does not exist or its values were wiped. */
export function renderNotice(city: City, office: PostOffice, notice: NoticeRow): Delivery | undefined {
  if (notice.params === null) return undefined;
  const { texts, adapters } = office;
  const { language, template } = notice;
  const given = JSON.parse(open(city, notice.params)) as Record<string, string | number>;
  const site = adapters.origin(city.slug);
  const whole = (path: string | number | undefined) =>
    typeof path === 'string' ? new URL(path, `${site}/`).href : undefined;
  const [link, manage, unsubscribe] = [given.link, given.manage, given.unsubscribe].map(whole);
  const params: Record<string, string> = {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
    city: say(city.name, language),
    site,
    ...(link ? { link } : {}),
    ...(manage ? { manage } : {}),
  };
  const text = texts.find(language, template, params);
  if (text === undefined) return undefined;
  const title = texts.find(language, `${template}.subject`, params) ?? params.city ?? '';
  return {
    id: notice.id,
    address: open(city, notice.recipient),
    language,
    template,
    params,
    // A header is one line, whatever a parameter holds.
    title: title.replace(/\s+/g, ' ').trim(),
    text,
    link,
    ...(unsubscribe ? { unsubscribe } : {}),
    ...(notice.answer ? { answer: JSON.parse(open(city, notice.answer)) as Delivery['answer'] } : {}),
  };
}
