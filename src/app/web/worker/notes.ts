/** What a push message becomes on a device: read with care, shown in its language, leading only to pages of this city. */

export type Note = {
  title: string;
  options: { body: string; lang?: string; tag?: string; icon: string; data: { path: string } };
};

const ICON = '/icons/icon-192.png';

/** The note for a message as the city sends it; undefined for anything else. `home` opens when it names no page. */
export function noteOf(message: unknown, origin: string, home: string): Note | undefined {
  const { title, body, lang, tag, link } = (message ?? {}) as Record<string, unknown>;
  if (typeof title !== 'string' || title === '') return undefined;
  return {
    title,
    options: {
      body: typeof body === 'string' ? body : '',
      ...(typeof lang === 'string' ? { lang } : {}),
      // A message that comes twice replaces itself.
      ...(typeof tag === 'string' ? { tag } : {}),
      icon: ICON,
      data: { path: pathOf(link, origin) ?? home },
    },
  };
}

/** The path behind a note that was pressed; `home` if it has none of this city. */
export function pathBehind(data: unknown, origin: string, home: string): string {
  return pathOf((data as { path?: unknown } | null)?.path, origin) ?? home;
}

/** A note must not lead anyone elsewhere: only paths of this origin count. */
function pathOf(link: unknown, origin: string): string | undefined {
  if (typeof link !== 'string' || !URL.canParse(link, origin)) return undefined;
  const url = new URL(link, origin);
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : undefined;
}
