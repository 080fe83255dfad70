/** The lists that complaints give to the command center: newest, next due, and what lies where. Hidden cases are in none. */
import type { CaseRow } from '../../blocks/cases/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Board, BoardItem } from '../../platform/module.ts';
import { publicPoint } from './live.ts';
import { settingsOf } from './settings.ts';
import { dueRows, newestRows, placedRows } from './store-board.ts';

function toItem(row: CaseRow): BoardItem {
  return {
    code: row.code,
    kind: row.kind,
    state: row.state,
    area: row.area,
    agency: row.agency,
    point: publicPoint(row),
    openedAt: row.opened_at,
    dueAt: row.due_at,
  };
}

async function desks(city: City): Promise<string[]> {
  return (await agencies(city)).all().map((one) => one.id);
}

export const board: Board = {
  name: 'complaints.cases',
  freshFor: 60,
  topic: 'complaints.wall',
  async kinds(city) {
    const { current } = await settingsOf(city);
    return current.filter((one) => one.public !== false).map(({ id, title }) => ({ id, title }));
  },
  async newest(city, limit) {
    return (await newestRows(city, limit)).map(toItem);
  },
  async due(city, limit) {
    return (await dueRows(city, await desks(city), limit)).map(toItem);
  },
  async places(city, limit) {
    const [due, newest] = await Promise.all([
      dueRows(city, await desks(city), Math.floor(limit / 2)),
      placedRows(city, limit),
    ]);
    const seen = new Map([...due, ...newest].map((row) => [row.code, row]));
    return [...seen.values()]
      .map(toItem)
      .filter((item) => item.point !== null)
      .slice(0, limit);
  },
};
