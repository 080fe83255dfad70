/** Fetches the code and the words of a page before the reader arrives, and remembers it so that a second visit is instant. */

import type { PageModule, WebPage } from '../pages.ts';
import { openWords } from '../texts/texts.ts';
import { matchPage } from './match.ts';

let known: readonly WebPage[] = [];
const loaded = new Map<WebPage, PageModule>();
const underway = new Map<WebPage, Promise<PageModule>>();

/** Tells which pages exist in this face; called once at the start. */
export function setPages(pages: readonly WebPage[]): void {
  known = pages;
}

/** True when the address (path, or path with search and hash) is a page of this face. */
export function isPage(href: string): boolean {
  return find(href) !== undefined;
}

/** The page's module when it is already here. */
export function loadedPage(page: WebPage): PageModule | undefined {
  return loaded.get(page);
}

/** Fetches a page's module and words once; a failed fetch may be tried again. */
export function loadPage(page: WebPage): Promise<PageModule> {
  const pending = underway.get(page);
  if (pending) return pending;
  const promise = Promise.all([page.load(), openWords(page.path)]).then(
    ([module]) => {
      loaded.set(page, module);
      return module;
    },
    (error) => {
      underway.delete(page);
      throw error;
    },
  );
  underway.set(page, promise);
  return promise;
}

/** Fetches quietly; used when a finger or pointer nears a link. */
export function preloadPage(href: string): void {
  const page = find(href);
  if (page) loadPage(page).catch(() => {});
}

function find(href: string): WebPage | undefined {
  const url = new URL(href, window.location.href);
  return url.origin === window.location.origin ? matchPage(known, url.pathname)?.page : undefined;
}
