/** Keeps the list true while it is read: changes are put in place, newcomers wait above, nothing jumps. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '../../../../../web/kit/live/live.ts';
import type { DeskItem } from '../../../rules/desk-contract.ts';
import { type DeskFilters, itemInList, type LoadedPages, listQuery } from '../desk-data.ts';

/** Messages of this moment are answered together. */
const GATHER_MS = 120;
/** More changes than this at once: asking for each would cost more than asking for the list. */
const MANY = 12;
const COUNT_MS = 1500;
const FRESH_MS = 6000;

export type LiveList = {
  /** Rows that changed a moment ago. */
  fresh: ReadonlySet<string>;
  /** Rows that no longer belong in this view. */
  gone: ReadonlySet<string>;
  /** Newcomers that wait because a case is open or the reader is further down. */
  waiting: DeskItem[];
  /** Puts the waiting ones at the top. */
  show: () => void;
};

/** `reading`: true while a case is open or the reader is further down the list, so that nothing may be put above. */
export function useLiveList(filters: DeskFilters, reading: () => boolean): LiveList {
  const client = useQueryClient();
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [waiting, setWaiting] = useState<DeskItem[]>([]);
  const gathered = useRef({ list: '', codes: new Set<string>() });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const countTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ filters, reading });
  latest.current = { filters, reading };
  const key = JSON.stringify(filters);

  // Another view or filter is another list.
  useEffect(() => {
    setFresh(new Set());
    setGone(new Set());
    setWaiting([]);
    gathered.current = { list: key, codes: new Set() };
    return () => clearTimeout(timer.current);
  }, [key]);
  useEffect(() => () => clearTimeout(countTimer.current), []);

  const mark = useCallback((codes: string[]) => {
    setFresh((before) => new Set([...before, ...codes]));
    setTimeout(() => setFresh((before) => without(before, codes)), FRESH_MS);
  }, []);

  const putOnTop = useCallback(
    (items: DeskItem[], of: DeskFilters) => {
      change(client, of, (pages) => {
        const codes = new Set(items.map((item) => item.code));
        return pages.map((page, index) => ({
          ...page,
          items: [...(index === 0 ? items : []), ...page.items.filter((item) => !codes.has(item.code))],
        }));
      });
      mark(items.map((item) => item.code));
    },
    [client, mark],
  );

  const settle = useCallback(async () => {
    const { filters: of, reading: isReading } = latest.current;
    const codes = [...gathered.current.codes];
    gathered.current.codes.clear();
    if (codes.length > MANY) {
      await client.invalidateQueries({ queryKey: listQuery(of).queryKey });
      return;
    }
    const known = new Set(
      client
        .getQueryData<LoadedPages>(listQuery(of).queryKey)
        ?.pages.flatMap((page) => page.items.map((item) => item.code)) ?? [],
    );
    // A search for words cannot be asked for one code at a time: only the rows on the screen are kept true.
    const asked = of.q ? codes.filter((code) => known.has(code)) : codes;
    const found = await Promise.all(
      asked.map((code) =>
        itemInList({ ...of, q: undefined }, code)
          .then((item) => ({ code, item }))
          .catch(() => undefined),
      ),
    );
    if (latest.current.filters !== of) return;
    const answers = found.filter((one) => one !== undefined);
    const changed = answers.flatMap(({ code, item }) => (item && known.has(code) ? [item] : []));
    const newcomers = answers.flatMap(({ code, item }) => (item && !known.has(code) ? [item] : []));
    const left = answers.flatMap(({ code, item }) => (!item && known.has(code) ? [code] : []));
    if (changed.length > 0) {
      const byCode = new Map(changed.map((item) => [item.code, item]));
      change(client, of, (pages) =>
        pages.map((page) => ({ ...page, items: page.items.map((item) => byCode.get(item.code) ?? item) })),
      );
      mark(changed.map((item) => item.code));
    }
    setGone((before) =>
      left.length + changed.length === 0
        ? before
        : new Set([
            ...without(
              before,
              changed.map((item) => item.code),
            ),
            ...left,
          ]),
    );
    if (newcomers.length === 0) return;
    if (!isReading()) putOnTop(newcomers, of);
    else
      setWaiting((before) => [
        ...newcomers,
        ...before.filter((item) => !newcomers.some((one) => one.code === item.code)),
      ]);
  }, [client, mark, putOnTop]);

  useLive(['complaints.desk'], {
    onEvent: (event) => {
      gathered.current.codes.add(event.subject);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void settle(), GATHER_MS);
      countTimer.current ??= setTimeout(() => {
        countTimer.current = undefined;
        void client.invalidateQueries({ queryKey: ['complaints', 'desk', 'counts'] });
      }, COUNT_MS);
    },
  });

  const show = useCallback(() => {
    putOnTop(waiting, latest.current.filters);
    setWaiting([]);
  }, [putOnTop, waiting]);

  return { fresh, gone, waiting, show };
}

function change(
  client: ReturnType<typeof useQueryClient>,
  filters: DeskFilters,
  make: (pages: LoadedPages['pages']) => LoadedPages['pages'],
): void {
  client.setQueryData<LoadedPages>(listQuery(filters).queryKey, (loaded) =>
    loaded ? { ...loaded, pages: make(loaded.pages) } : loaded,
  );
}

function without(set: ReadonlySet<string>, codes: string[]): ReadonlySet<string> {
  const next = new Set(set);
  for (const code of codes) next.delete(code);
  return next;
}
