/** Turns a notice of the outbox into the words that a person reads. */
import type { City } from '../../platform/city.ts';
import { open } from '../../platform/crypt.ts';
import { say } from '../../shared/languages.ts';
import type { Delivery } from './delivery.ts';
import type { PostOffice } from './post-office.ts';
import type { NoticeRow } from './store.ts';

/** The message in the notice's language; undefined when its text does not exist or its values were wiped. */
export function renderNotice(city: City, office: PostOffice, notice: NoticeRow): Delivery | undefined {
  if (notice.params === null) return undefined;
  const { texts, adapters } = office;
  const { language, template } = notice;
  const given = JSON.parse(open(city, notice.params)) as Record<string, string | number>;
  const site = adapters.origin(city.slug);
  const link = typeof given.link === 'string' ? new URL(given.link, `${site}/`).href : undefined;
  const params: Record<string, string> = {
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, String(value)])),
    city: say(city.name, language),
    site,
    ...(link ? { link } : {}),
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
  };
}
