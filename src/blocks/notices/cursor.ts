/** Where a list of messages goes on: the time and number of the last one shown. */
import { Problem } from '../../shared/errors.ts';
import type { Cursor, NoticeRow } from './store.ts';

/** 400 `notices.cursor` for what is none. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const [at, id] = text.split('_');
  if (!at || !id || Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Problem(400, 'notices.cursor');
  return { at, id };
}

/** For rows of which one more than a page was asked; null when there is nothing more. */
export function nextCursor(rows: readonly NoticeRow[], page: number): string | null {
  const last = rows.length > page ? rows[page - 1] : undefined;
  return last ? `${last.createdAt.toISOString()}_${last.id}` : null;
}
