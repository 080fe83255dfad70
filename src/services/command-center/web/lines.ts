/** Lines of the lists in words, for the wall and for the office: the newest cases, and those whose promise runs out next. */
import { useTexts } from '../../../web/kit/texts/texts.ts';
import type { BoardView, CaseList, Overview, WallCase } from '../contract.ts';
import { healthNow } from '../rules/health.ts';
import { promiseSpan } from '../rules/spans.ts';
import { useSourceWords } from './source-words.ts';

/** Milliseconds for which a line is shaded as just arrived. */
const ARRIVED_MS = 20_000;
const DAY_MS = 86_400_000;

export type ListName = 'newest' | 'due';
export type CaseLine = {
  item: WallCase;
  /** The module that owns the case. */
  source: string;
  title: string;
  area: string;
  agency: string;
  /** When it came in, or how much time is left. */
  time: string;
  dateTime: string | undefined;
  late: boolean;
  /** Arrived just now. */
  fresh: boolean;
};

/** At most `most` lines of all boards together, in order. */
export function useCaseLines(overview: Overview, list: ListName, now: number, most: number): CaseLine[] {
  const { t, formats } = useTexts();
  const left = (dueAt: string) => {
    const milliseconds = Date.parse(dueAt) - now;
    return t(milliseconds < 0 ? 'command-center.wall.due.late' : 'command-center.wall.due.left', {
      time: formats.duration(promiseSpan(milliseconds)),
    });
  };
  const came = (openedAt: string) =>
    now - Date.parse(openedAt) < DAY_MS ? formats.time(openedAt) : formats.day(openedAt);
  return overview.boards
    .flatMap((board: BoardView) => board[list].items.map((item) => ({ item, board })))
    .sort((a, b) =>
      list === 'due'
        ? (a.item.dueAt ?? '').localeCompare(b.item.dueAt ?? '')
        : b.item.openedAt.localeCompare(a.item.openedAt),
    )
    .slice(0, most)
    .map(({ item, board }) => ({
      item,
      source: board[list].source,
      title: board.kinds[item.kind] ?? '',
      area: item.areaName ?? t('command-center.no-area'),
      agency: item.agency
        ? (overview.agencyNames[item.agency] ?? item.agency)
        : t('command-center.no-agency'),
      time: list === 'due' ? left(item.dueAt ?? '') : came(item.openedAt),
      dateTime: (list === 'due' ? item.dueAt : item.openedAt) ?? undefined,
      late: item.dueAt !== null && Date.parse(item.dueAt) < now,
      fresh: now - Date.parse(item.openedAt) < ARRIVED_MS,
    }));
}

/** Where the lists come from and how old they are; `dead`: words for when none of them may be shown. */
export function useListHealth(overview: Overview, list: ListName, now: number) {
  const { t } = useTexts();
  const words = useSourceWords();
  const lists: CaseList[] = overview.boards.map((board) => board[list]);
  const dead = lists.filter((one) => healthNow(one, now) === 'dead');
  const sources = lists.map((one) => ({
    key: one.source,
    health: healthNow(one, now),
    words: words.source(one),
  }));
  const allDead = lists.length > 0 && dead.length === lists.length;
  return { sources, dead: allDead ? (dead[0] ? words.dead(dead[0]) : t('command-center.dead')) : undefined };
}
