/** Moves the wall's lists by live messages, so that a report is on the screen before the next reading of the figures. Pure. */
import type { BoardView, Overview, WallCase } from '../contract.ts';

/** One live message: which board's topic, what happened, and the case as it is now. */
export type Move = {
  topic: string;
  type: string;
  at: string;
  data: {
    code: string;
    category: string;
    state: string;
    area: string | null;
    agency: string | null;
    point: { lat: number; lng: number } | null;
    openedAt: string;
    dueAt: string | null;
  };
};

/** The longest that a written overview may lag behind the events: several kept readings on top of one another. */
const LAG_MS = 12_000;
const NEWEST = 14;
const DUE = 40;
const ENDED = new Set(['closed', 'rejected']);

/** Moves that an overview may not yet know. Applying one that it does know changes nothing. */
export function stillNews(moves: readonly Move[], overview: Pick<Overview, 'at'>): Move[] {
  const from = Date.parse(overview.at) - LAG_MS;
  return moves.filter((move) => Date.parse(move.at) >= from);
}

function put(items: readonly WallCase[], item: WallCase, first: boolean): WallCase[] {
  const known = items.some((one) => one.code === item.code);
  if (known) return items.map((one) => (one.code === item.code ? item : one));
  return first ? [item, ...items] : [...items];
}

function without(items: readonly WallCase[], code: string): WallCase[] {
  return items.filter((one) => one.code !== code);
}

function moveBoard(board: BoardView, move: Move, areaName: (code: string) => string | null): BoardView {
  const { data } = move;
  // A kind that visitors may not see is counted in the figures and shown nowhere.
  if (board.topic !== move.topic || board.kinds[data.category] === undefined) return board;
  const { category, code, state, area, agency, point, openedAt, dueAt } = data;
  const item: WallCase = {
    ...{ code, state, area, agency, point, openedAt, dueAt },
    kind: category,
    areaName: area ? areaName(area) : null,
  };
  const open = !ENDED.has(state);
  const received = move.type.endsWith('.received');
  const byDue = (a: WallCase, b: WallCase) => (a.dueAt ?? '').localeCompare(b.dueAt ?? '');
  return {
    ...board,
    newest: { ...board.newest, items: put(board.newest.items, item, received).slice(0, NEWEST) },
    due: {
      ...board.due,
      items:
        open && dueAt
          ? put(board.due.items, item, true).sort(byDue).slice(0, DUE)
          : without(board.due.items, code),
    },
    places: {
      ...board.places,
      items: open && point ? put(board.places.items, item, true) : without(board.places.items, code),
    },
  };
}

/** The overview with the moves laid over it, oldest first. */
export function follow(
  overview: Overview,
  moves: readonly Move[],
  areaName: (code: string) => string | null,
): Overview {
  const news = stillNews(moves, overview);
  const boards = overview.boards.map((board) =>
    news.reduce((moved, move) => moveBoard(moved, move, areaName), board),
  );
  return { ...overview, boards };
}
