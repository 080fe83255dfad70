/** The page inside the frame: written whole by the server, readable without a script. */
import { escapeXml } from '../xml.ts';

export type WidgetLine = { title: string; href: string; facts: string };
export type WidgetPage = {
  /** BCP 47 */
  language: string;
  classes: readonly string[];
  title: string;
  subtitle: string;
  figures: readonly { name: string; value: string }[] | null;
  lines: readonly WidgetLine[] | null;
  /** Said where there are no lines. */
  none: string;
  links: readonly { words: string; href: string }[];
  /** Screen readers are told that a link leaves the frame. */
  newTab: string;
};

const e = escapeXml;

function link(href: string, words: string, newTab: string): string {
  return `<a href="${e(href)}" target="_blank" rel="noopener" title="${e(newTab)}">${e(words)}</a>`;
}

export function widgetHtml(page: WidgetPage): string {
  const { figures, lines, newTab } = page;
  const shownFigures = figures
    ? `<dl>${figures.map(({ name, value }) => `<div><dt>${e(name)}</dt><dd>${e(value)}</dd></div>`).join('')}</dl>`
    : '';
  const listed =
    lines && lines.length > 0
      ? `<ul>${lines.map((one) => `<li>${link(one.href, one.title, newTab)}<p class="soft">${e(one.facts)}</p></li>`).join('')}</ul>`
      : lines
        ? `<p>${e(page.none)}</p>`
        : '';
  return `<!doctype html>
<html lang="${e(page.language)}" class="${e(page.classes.join(' '))}" data-pendopo-widget>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${e(page.title)}</title>
<link rel="stylesheet" href="/widget.css">
<script src="/widget.js" async></script>
</head>
<body><main>
<h1>${e(page.title)}</h1>
${page.subtitle ? `<p class="soft">${e(page.subtitle)}</p>` : ''}
${shownFigures}
${listed}
<footer>${page.links.map((one) => link(one.href, one.words, newTab)).join(' ')}</footer>
</main></body>
</html>
`;
}
