/** The lists of cases on the wall, from every board that a service declares. */
import { areas } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { BoardItem } from '../../platform/module.ts';
import { type Language, say } from '../../shared/languages.ts';
import { type DeclaredBoard, declaredBoards } from './boards.ts';
import type { BoardView, CaseList } from './contract.ts';
import { healthOf, type Part, readPart } from './parts.ts';

/** More than the largest screen shows. */
const NEWEST = 14;
const DUE = 40;
const PLACES = 300;

type Names = (code: string | null) => string | null;

function toList(board: DeclaredBoard, part: Part<BoardItem[]>, name: Names, now: Date): CaseList {
  const health = healthOf(
    { known: part.value !== null, at: part.at, failed: part.failed },
    board.freshFor,
    now,
  );
  return {
    source: board.module,
    at: part.at?.toISOString() ?? null,
    freshFor: board.freshFor,
    health,
    items:
      health === 'dead'
        ? []
        : (part.value ?? []).map((item) => ({
            ...item,
            areaName: name(item.area),
            openedAt: item.openedAt.toISOString(),
            dueAt: item.dueAt?.toISOString() ?? null,
          })),
  };
}

async function readBoard(
  city: City,
  language: Language,
  board: DeclaredBoard,
  name: Names,
): Promise<BoardView> {
  const part = (list: string, read: () => Promise<BoardItem[]>) =>
    readPart(city, `${board.name}.${list}`, read);
  const [newest, due, places, kinds] = await Promise.all([
    part('newest', () => board.newest(city, NEWEST)),
    part('due', () => board.due(city, DUE)),
    part('places', () => board.places(city, PLACES)),
    readPart(city, `${board.name}.kinds`, () => board.kinds(city)),
  ]);
  const now = city.now();
  return {
    name: board.name,
    topic: board.topic,
    kinds: Object.fromEntries((kinds.value ?? []).map(({ id, title }) => [id, say(title, language)])),
    newest: toList(board, newest, name, now),
    due: toList(board, due, name, now),
    places: toList(board, places, name, now),
  };
}

export async function readBoards(city: City, language: Language): Promise<BoardView[]> {
  const directory = await readPart(city, 'directory.areas', () => areas(city));
  const name: Names = (code) => (code ? (directory.value?.name(code) ?? code) : null);
  return Promise.all(declaredBoards().map((board) => readBoard(city, language, board, name)));
}
