/** Finds the web addresses in a message, so that those of this city can be opened with a tap. */

export type Piece = { key: string; text: string; path?: string };

const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/g;

/** The text in pieces; a piece with `path` is an address of `origin`. Foreign addresses stay plain text. */
export function pieces(text: string, origin: string): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    if (!URL.canParse(match[0])) continue;
    const url = new URL(match[0]);
    if (url.origin !== origin) continue;
    if (match.index > at) found.push({ key: `text-${at}`, text: text.slice(at, match.index) });
    found.push({
      key: `link-${match.index}`,
      text: match[0],
      path: `${url.pathname}${url.search}${url.hash}`,
    });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ key: `text-${at}`, text: text.slice(at) });
  return found;
}
