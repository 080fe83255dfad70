/** Where the reader is, and how to go elsewhere: a thin layer over the browser's own history. */
import { useCallback, useSyncExternalStore } from 'react';

export type Location = { pathname: string; search: string; hash: string };

/** `go` leads where the reader wanted to go; undefined when the whole page is about to be left, which the browser itself asks about. */
type Guard = (go?: () => void) => boolean;

let snapshot = readLocation();
const listeners = new Set<() => void>();
const guards = new Set<Guard>();
const scrollPositions = new Map<string, number>();
/** `at` counts the entries of this tab's history; `begun` is the first of those that are steps of one page. */
type Entry = { entry: number; at: number; begun: number };
const first: Entry = { entry: 0, at: 0, begun: 0 };
let entry = first;
let landing: (() => void) | undefined;
let started = false;

/** How long a browser may take to go back. */
const BACK_MS = 600;

/**
 * Goes to a path of this face. `replace` keeps the present page out of the back button's way.
 * Asks the leave guards first; returns false when one of them held the reader back. `step`: the next step of the
 * same page, see `leaveSteps`.
 */
export function navigate(
  to: string,
  options: { replace?: boolean; force?: boolean; step?: boolean } = {},
): boolean {
  if (!options.force && !mayLeave(() => navigate(to, { ...options, force: true }))) return false;
  const url = new URL(to, window.location.href);
  if (url.origin !== window.location.origin) {
    window.location.assign(url);
    return true;
  }
  rememberScroll();
  if (options.replace) history.replaceState(entry, '', url);
  else {
    const at = entry.at + 1;
    entry = { entry: Date.now(), at, begun: options.step ? entry.begun : at };
    history.pushState(entry, '', url);
  }
  const samePage = url.pathname === snapshot.pathname;
  update();
  if (!samePage && !options.replace) window.scrollTo(0, 0);
  return true;
}

/**
 * Ends a page of several steps at `to`, a path of this face: its first step is replaced, so that the back button then
 * leads to where the reader came from and not into steps that are over. Resolves when `to` is shown.
 */
export function leaveSteps(to: string): Promise<void> {
  const back = entry.at - entry.begun;
  return new Promise((resolve) => {
    const land = () => {
      clearTimeout(timer);
      landing = undefined;
      history.replaceState(entry, '', to);
      update();
      resolve();
    };
    // A browser that has cut off the first step stays where it is.
    const timer = setTimeout(land, back > 0 ? BACK_MS : 0);
    if (back <= 0) return;
    landing = land;
    history.go(-back);
  });
}

/** The present path, search and hash; renders again when they change. */
export function useLocation(): Location {
  return useSyncExternalStore(subscribe, () => snapshot);
}

/**
 * The search part as an object, and a way to change it. Setting a value to undefined or '' removes it.
 * Changes replace the history entry by default, so that filters do not fill the back button.
 */
export function useSearch(): [
  search: Record<string, string>,
  set: (change: Record<string, string | undefined>, options?: { push?: boolean }) => void,
] {
  const { search } = useLocation();
  const set = useCallback((change: Record<string, string | undefined>, options?: { push?: boolean }) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === undefined || value === '') next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    navigate(`${window.location.pathname}${text ? `?${text}` : ''}`, {
      replace: !options?.push,
      force: true,
      step: true,
    });
  }, []);
  return [Object.fromEntries(new URLSearchParams(search)), set];
}

/** Holds the reader back while `guard` returns false (an unsaved form). Returns the way to stop guarding. */
export function addLeaveGuard(guard: Guard): () => void {
  guards.add(guard);
  return () => guards.delete(guard);
}

function mayLeave(go?: () => void): boolean {
  return [...guards].every((guard) => guard(go));
}

function subscribe(listener: () => void): () => void {
  start();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function start(): void {
  if (started) return;
  started = true;
  history.scrollRestoration = 'manual';
  entry = entryOf(history.state);
  window.addEventListener('popstate', (event) => {
    rememberScroll();
    entry = entryOf(event.state);
    if (landing) return landing();
    update();
    const y = scrollPositions.get(String(entry.entry)) ?? 0;
    // The page may still be drawing its list: try again once it has had a moment.
    requestAnimationFrame(() => window.scrollTo(0, y));
    setTimeout(() => window.scrollTo(0, y), 120);
  });
  window.addEventListener('beforeunload', (event) => {
    if (!mayLeave()) event.preventDefault();
  });
}

function rememberScroll(): void {
  scrollPositions.set(String(entry.entry), window.scrollY);
}

/** Entries that another page of this tab made, or none, have no count of ours. */
function entryOf(state: unknown): Entry {
  return { ...first, ...(state as Partial<Entry> | null) };
}

function update(): void {
  snapshot = readLocation();
  for (const listener of listeners) listener();
}

function readLocation(): Location {
  if (typeof window === 'undefined') return { pathname: '/', search: '', hash: '' };
  const { pathname, search, hash } = window.location;
  return { pathname, search, hash };
}
