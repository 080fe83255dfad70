/** Reports in a frame on other sites: a ward's blog, a school, a newspaper. For everybody alike, without cookies. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { VISITOR } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { Reply } from '../../../platform/http/route.ts';
import { languageTags, localesOf, say } from '../../../shared/languages.ts';
import { formatInstant } from '../../../shared/time.ts';
import { publicList } from '../public-list.ts';
import { AddressQuery, filterOf, languageIn, queryText, titleOf } from './address.ts';
import { lately } from './lately.ts';
import { widgetHtml } from './widget/page.ts';
import { speakerOf } from './words.ts';

export const WidgetQuery = Type.Object({
  ...AddressQuery.properties,
  tampil: Type.Optional(Type.Enum(['laporan', 'angka', 'semua'])),
  jumlah: Type.Optional(Type.Integer({ minimum: 1, maximum: 10 })),
  tema: Type.Optional(Type.Enum(['terang', 'gelap', 'ikut'])),
  warna: Type.Optional(Type.Enum(['nila', 'soga', 'hijau', 'tinta'])),
  huruf: Type.Optional(Type.Enum(['biasa', 'besar'])),
});
type WidgetAddress = Static<typeof WidgetQuery>;

/** What the addresses call them, and what the stylesheet does. */
const THEMES: Record<string, string> = { terang: 'light', gelap: 'dark', ikut: 'auto' };
const COLOURS: Record<string, string> = { nila: 'indigo', soga: 'teak', hijau: 'green', tinta: 'ink' };

const LINES = 5;
const KEEP = 'public, max-age=300';

/** This page alone may stand in frames of any site; in return it may load nothing but its own two files. */
const FRAME = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
  'x-frame-options': '',
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
};

/** The frame's page. 404 for a category, area or agency that does not exist. */
export async function widget(caller: Context, address: WidgetAddress, origin: string): Promise<Reply> {
  const language = languageIn(address);
  const ctx: Context = { ...caller, actor: VISITOR, language };
  const { city } = ctx;
  const speak = speakerOf(city, language);
  const show = address.tampil ?? 'laporan';
  const filter = filterOf(address);
  const [about, list, counts] = await Promise.all([
    titleOf(city, address, language),
    show === 'angka' ? null : publicList(ctx, { ...filter, limit: address.jumlah ?? LINES }),
    show === 'laporan' ? null : lately(city, filter),
  ]);
  const number = new Intl.NumberFormat(localesOf(language));
  const query = queryText({ ...address, bahasa: 'id' });
  const body = widgetHtml({
    language: languageTags[language],
    classes: [
      THEMES[address.tema ?? 'terang'] ?? '',
      COLOURS[address.warna ?? 'nila'] ?? '',
      address.huruf === 'besar' ? 'large' : 'plain',
    ],
    title: `${speak('complaints.list.title')} ${say(city.name, language)}`,
    subtitle: about,
    figures: counts && [
      { name: speak('complaints.widget.received'), value: number.format(counts.received) },
      { name: speak('complaints.widget.ended'), value: number.format(counts.ended) },
    ],
    lines:
      list?.items.map((item) => ({
        title: item.title,
        href: `${origin}/laporan/${item.code}`,
        facts: [
          speak(`complaints.state.${item.state}`),
          item.category.name,
          item.area?.name,
          formatInstant(new Date(item.openedAt), city.zone, language, 'short-date'),
        ]
          .filter(Boolean)
          .join(' · '),
      })) ?? null,
    none: speak('complaints.widget.none'),
    links: [
      { words: speak('complaints.home.report'), href: `${origin}/lapor` },
      { words: speak('complaints.widget.all'), href: `${origin}/laporan${query}` },
    ],
    newTab: speak('complaints.widget.new-tab'),
  });
  const headers = { ...FRAME, 'content-type': 'text/html; charset=utf-8', 'cache-control': KEEP };
  return new Reply(200, headers, body);
}

const files = new Map<string, { text: string; etag: string }>();

function fileNamed(name: string): { text: string; etag: string } {
  let file = files.get(name);
  if (!file) {
    const text = readFileSync(join(import.meta.dirname, 'widget', name), 'utf8');
    file = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"` };
    files.set(name, file);
  }
  return file;
}

/** The script and the style of the frame. */
export function widgetFile(name: 'widget.js' | 'widget.css', known: string | undefined): Reply {
  const { text, etag } = fileNamed(name);
  const headers = {
    etag,
    'cache-control': 'public, max-age=3600',
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (known === etag) return new Reply(304, headers, '');
  const type = name === 'widget.js' ? 'text/javascript' : 'text/css';
  return new Reply(200, { ...headers, 'content-type': `${type}; charset=utf-8` }, text);
}
