/** The same reports as a feed: said to the browser in the head of the page, and to people at its end. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { ListFilter } from '../questions.ts';

const FORMATS = [
  ['atom', 'Atom', 'application/atom+xml'],
  ['rss', 'RSS', 'application/rss+xml'],
] as const;

/** The filter as it stands in the address of the list. */
function addressOf(filter: ListFilter, language: string): string {
  const state = filter.state && (filter.state === 'open' ? 'terbuka' : 'selesai');
  const named = {
    cari: filter.q,
    jenis: filter.category,
    wilayah: filter.area,
    opd: filter.agency,
    keadaan: state,
    dari: filter.from,
    sampai: filter.until,
    bahasa: language === 'id' ? undefined : language,
  };
  const query = new URLSearchParams(
    Object.entries(named).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ).toString();
  return query ? `?${query}` : '';
}

/** `path` without an ending: `/laporan`, `/laporan/MGL-…`. */
export function FeedLinks({
  path,
  filter = {},
  children,
}: {
  path: string;
  filter?: ListFilter;
  /** Other ways to follow. */
  children?: ReactNode;
}) {
  const { t, language } = useTexts();
  const query = addressOf(filter, language);
  return (
    <p
      className="flex flex-wrap items-center gap-x-3 text-ink-soft text-sm [&_a]:inline-block [&_a]:px-1 [&_a]:py-2"
      data-print="no"
    >
      {t('complaints.feed.follow')}
      {FORMATS.map(([ending, name, type]) => (
        <span key={ending}>
          <link
            rel="alternate"
            type={type}
            title={`${document.title} (${name})`}
            href={`${path}.${ending}${query}`}
          />
          {/* Not the router's link: it would take the address for the page of a report. */}
          <a href={`${path}.${ending}${query}`}>{name}</a>
        </span>
      ))}
      {children}
    </p>
  );
}
