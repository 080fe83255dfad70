/** Writes what happens to listed reports into the list, where they stand. */
import type { InfiniteData } from '@tanstack/react-query';
import type { LiveComplaint, PublicPage } from '../../../contract.ts';

const ended = ['closed', 'rejected'];

/** The list with what a live message says of a report in it. */
export function withChange(list: InfiniteData<PublicPage>, change: LiveComplaint): InfiniteData<PublicPage> {
  return {
    ...list,
    pages: list.pages.map((page) => ({
      ...page,
      items: page.items.map((item) =>
        item.code === change.code
          ? {
              ...item,
              state: change.state,
              dueAt: change.dueAt,
              paused: change.state === 'waiting',
              late: change.dueAt !== null && Date.parse(change.dueAt) < Date.now(),
              closedAt: ended.includes(change.state) ? (item.closedAt ?? new Date().toISOString()) : null,
              ...(change.mended === undefined ? {} : { mended: change.mended }),
              ...(change.outcome === undefined ? {} : { outcome: change.outcome }),
            }
          : item,
      ),
    })),
  };
}
