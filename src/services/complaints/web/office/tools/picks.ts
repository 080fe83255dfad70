/** Which reports of the inbox are picked for a common step; they last until the tab is closed. */
import { useSyncExternalStore } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { MOST_ITEMS } from '../../../rules/bulk-contract.ts';
import type { DeskPage } from '../../../rules/desk-contract.ts';
import type { DeskFilters } from '../desk-data.ts';

export type Pick = { code: string; version: number };

const KEY = 'pendopo.desk.picks';
const PAGE = 100;
const listeners = new Set<() => void>();
let picks: readonly Pick[] = read();

function read(): Pick[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Pick[]).slice(0, MOST_ITEMS) : [];
  } catch {
    return [];
  }
}

export function setPicks(next: readonly Pick[]): void {
  picks = next.slice(0, MOST_ITEMS);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(picks));
  } catch {
    // Then they last until the page is loaded anew.
  }
  for (const listener of listeners) listener();
}

export function usePicks(): readonly Pick[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => picks,
  );
}

/** Puts one in or takes it out; with `range` everything between it and the one before takes its state. */
export function pickedWith(
  now: readonly Pick[],
  shown: readonly Pick[],
  code: string,
  from: string | undefined,
): Pick[] {
  const at = shown.findIndex((one) => one.code === code);
  const start = from === undefined ? at : shown.findIndex((one) => one.code === from);
  const on = !now.some((one) => one.code === code);
  const [first, last] = start < 0 ? [at, at] : [Math.min(at, start), Math.max(at, start)];
  const meant = shown.slice(first, last + 1).map(({ code: id, version }) => ({ code: id, version }));
  const others = now.filter((one) => !meant.some((two) => two.code === one.code));
  return (on ? [...others, ...meant] : others).slice(0, MOST_ITEMS);
}

/** Everything in a view, page after page, up to the most that one run takes. */
export async function allOfView(filters: DeskFilters): Promise<Pick[]> {
  const found: Pick[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...filters, cursor, limit: PAGE };
    const page: DeskPage = await api.get<DeskPage>('/api/desk/complaints', { query });
    found.push(...page.items.map(({ code, version }) => ({ code, version })));
    cursor = page.next ?? undefined;
  } while (cursor && found.length < MOST_ITEMS);
  return found.slice(0, MOST_ITEMS);
}
