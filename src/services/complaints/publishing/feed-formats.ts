/** A feed as Atom (RFC 4287) and as RSS 2.0. Pure. */
import { element, type Node, xmlDocument } from './xml.ts';

export type FeedEntry = {
  /** `urn:uuid:…`, the same for ever. */
  id: string;
  title: string;
  link: string;
  published: Date;
  updated: Date;
  category: { term: string; label: string } | null;
  text: string;
  point: { lat: number; lng: number } | null;
};

export type Feed = {
  id: string;
  title: string;
  subtitle: string;
  author: string;
  /** BCP 47 */
  language: string;
  self: string;
  /** The page that shows the same to people. */
  page: string;
  /** Newest first. */
  entries: readonly FeedEntry[];
};

const NEVER = new Date('2000-01-01T00:00:00Z');

function lastChange({ entries }: Feed): Date {
  return new Date(Math.max(NEVER.getTime(), ...entries.map(({ updated }) => updated.getTime())));
}

const text = (name: string, value: string) => element(name, {}, value);
/** RFC 3339, to the second. */
const stamp = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;
const place = (point: FeedEntry['point']) =>
  point ? text('georss:point', `${point.lat} ${point.lng}`) : null;

function atomEntry(entry: FeedEntry): Node {
  return element(
    'entry',
    {},
    text('id', entry.id),
    text('title', entry.title),
    element('link', { rel: 'alternate', type: 'text/html', href: entry.link }),
    text('published', stamp(entry.published)),
    text('updated', stamp(entry.updated)),
    entry.category ? element('category', entry.category) : null,
    element('summary', { type: 'text' }, entry.text),
    place(entry.point),
  );
}

export function atom(feed: Feed): string {
  return xmlDocument(
    element(
      'feed',
      {
        xmlns: 'http://www.w3.org/2005/Atom',
        'xmlns:georss': 'http://www.georss.org/georss',
        'xml:lang': feed.language,
      },
      text('id', feed.id),
      text('title', feed.title),
      text('subtitle', feed.subtitle),
      text('updated', stamp(lastChange(feed))),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
      element('author', {}, text('name', feed.author)),
      text('generator', 'Pendopo'),
      ...feed.entries.map(atomEntry),
    ),
  );
}

function rssItem(entry: FeedEntry): Node {
  return element(
    'item',
    {},
    text('title', entry.title),
    text('link', entry.link),
    element('guid', { isPermaLink: 'false' }, entry.id),
    text('pubDate', entry.published.toUTCString()),
    entry.category ? text('category', entry.category.label) : null,
    text('description', entry.text),
    place(entry.point),
  );
}

export function rss(feed: Feed): string {
  return xmlDocument(
    element(
      'rss',
      {
        version: '2.0',
        'xmlns:atom': 'http://www.w3.org/2005/Atom',
        'xmlns:georss': 'http://www.georss.org/georss',
      },
      element(
        'channel',
        {},
        text('title', feed.title),
        text('link', feed.page),
        text('description', feed.subtitle),
        text('language', feed.language),
        text('lastBuildDate', lastChange(feed).toUTCString()),
        text('generator', 'Pendopo'),
        text('ttl', '5'),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
        ...feed.entries.map(rssItem),
      ),
    ),
  );
}
