/** Fills a city with a million complaints by set-based SQL: two years, every ward and category, one in twenty still open. */

import { onDatabase } from '../../src/app/register.ts';
import { cellOf, nextNumber } from '../../src/blocks/cases/api.ts';
import type { City } from '../../src/platform/city.ts';
import { sql, trusted } from '../../src/platform/db/sql.ts';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { fillSome } from '../../src/services/complaints/publishing/search-index.ts';
import { addTodo, isFilled } from '../../src/services/complaints/publishing/store-search.ts';
import { dice } from './numbers.ts';
import { SENTENCES, sceneOf } from './reports.ts';

const BATCH = 10_000;
const DAY = 86_400_000;
const SPAN_DAYS = 730;
const OPEN_SHARE = 0.05;
const LOWEST_ZOOM = 5;
const CELL_ZOOM = 17;

type Columns = Record<
  | 'id'
  | 'code'
  | 'kind'
  | 'state'
  | 'visibility'
  | 'title'
  | 'agency'
  | 'area'
  | 'lng'
  | 'lat'
  | 'cell'
  | 'priority'
  | 'opened'
  | 'closed'
  | 'due'
  | 'responded',
  unknown[]
>;

const COLUMNS: Record<keyof Columns, string> = {
  id: 'bigint',
  code: 'text',
  kind: 'text',
  state: 'text',
  visibility: 'text',
  title: 'text',
  agency: 'text',
  area: 'text',
  lng: 'float8',
  lat: 'float8',
  cell: 'bigint',
  priority: 'smallint',
  opened: 'timestamptz',
  closed: 'timestamptz',
  due: 'timestamptz',
  responded: 'timestamptz',
};

async function insertBatch(city: City, columns: Columns): Promise<void> {
  const names = Object.keys(COLUMNS) as (keyof Columns)[];
  const arrays = names.map((name, at) => `$${at + 1}::${COLUMNS[name]}[]`).join(', ');
  await city.db.pool.query({
    text: `insert into cases."case" (id, code, service, kind, state, open, visibility, title, agency, area, point, cell, priority,
        opened_at, closed_at, due_at, complete_by, clock_start, responded_at, version)
      select id, code, 'complaints', kind, state, closed is null, visibility, title, agency, area, point(lng, lat), cell, priority,
        opened, closed, due, opened + interval '20 days', opened, responded, 3
      from unnest(${arrays}) as given (${names.join(', ')})`,
    values: names.map((name) => columns[name]),
  });
}

/** Makes `total` complaints; those that are there count. */
export async function fill(city: City, adminUrl: string, total: number): Promise<void> {
  const have = (await city.db.one<{ count: number }>(sql`select count(*) as count from cases."case"`)).count;
  if (have >= total) return;
  const roll = dice(11);
  const scene = await sceneOf(city);
  const now = city.now().getTime();
  const today = city.now().toISOString().slice(0, 10);
  const pick = <T>(list: readonly T[], skew = 1) => list[Math.floor(roll() ** skew * list.length)] as T;
  const offices = scene.agencies.map((one) => one.id);
  const bar = progressBar(total - have, 'Filling');
  for (let at = have; at < total; at += BATCH) {
    const columns = Object.fromEntries(
      Object.keys(COLUMNS).map((name) => [name, [] as unknown[]]),
    ) as Columns;
    const count = Math.min(BATCH, total - at);
    for (let index = 0; index < count; index++) {
      const { id, code } = await nextNumber(city);
      const category = pick(scene.categories, 1.6);
      const ward = pick(scene.wards, 1.2);
      const lat = ward.centroid.lat + (roll() + roll() - 1) * 0.006;
      const lng = ward.centroid.lng + (roll() + roll() - 1) * 0.006;
      // In the order of their numbers, as reports come in.
      const opened = now - SPAN_DAYS * DAY * (1 - (at + index) / total);
      const isOpen = roll() < OPEN_SHARE;
      const answered = opened + roll() * 4 * DAY;
      // A tenth has been passed on to an office that the routing would not have chosen.
      const agency = roll() < 0.1 ? pick(offices) : scene.settings.agencyFor(category.id, ward.code, today);
      const state = isOpen
        ? pick(['received', 'assigned', 'in-progress', 'waiting', 'reopened'])
        : roll() < 0.93
          ? 'closed'
          : 'rejected';
      columns.id.push(id);
      columns.code.push(code);
      columns.kind.push(category.id);
      columns.state.push(state);
      columns.visibility.push(
        category.public === 'coarse' ? 'coarse' : category.public ? 'public' : 'hidden',
      );
      columns.title.push(pick(SENTENCES));
      columns.agency.push(agency);
      columns.area.push(ward.code);
      columns.lng.push(lng);
      columns.lat.push(lat);
      columns.cell.push(cellOf({ lat, lng }));
      columns.priority.push(category.priority);
      columns.opened.push(new Date(opened));
      columns.closed.push(isOpen ? null : new Date(Math.min(now, answered + roll() * 12 * DAY)));
      columns.due.push(isOpen && state !== 'waiting' ? new Date(now + (roll() - 0.4) * 40 * DAY) : null);
      columns.responded.push(state === 'received' ? null : new Date(Math.min(now, answered)));
    }
    await insertBatch(city, columns);
    bar.advance(count);
  }
  bar.end();
  await addRest(city, adminUrl);
}

/** The search index over all of them, by the job that a real city runs. */
async function index(city: City): Promise<void> {
  await addTodo(city.db);
  const { count } = await city.db.one<{ count: number }>(sql`select count(*) as count from cases."case"`);
  const bar = progressBar(count, 'Indexing');
  while (!(await isFilled(city.db))) {
    await fillSome(city, BATCH);
    bar.advance(BATCH);
  }
  bar.end();
}

const SYLLABLES = ['ma', 'gu', 'ra', 'si', 'lo', 'te', 'bi', 'ka', 'nu', 'po'];

/** An invented name for a number: one of so many, each about as frequent as the others. */
function nameOf(number: string, many: number) {
  const digits = Math.log10(many);
  const at = (digit: number) =>
    `(array['${SYLLABLES.join(`','`)}'])[1 + (${number}) % ${many} / ${10 ** digit} % 10]`;
  return trusted(Array.from({ length: digits }, (_, digit) => at(digit)).join(' || '));
}

/** Descriptions, timelines and the map's counted tiles, from the cases themselves. */
async function addRest(city: City, adminUrl: string): Promise<void> {
  const steps: [string, ReturnType<typeof sql>][] = [
    [
      'descriptions',
      sql`insert into complaints.complaint (case_id, description, channel, language, anonymous)
        select id, title || ' Kejadian di sekitar ' || coalesce(area, '') || ', nomor ' || id || ', Jalan ' || ${nameOf('id', 1000)}
          || ' dekat warung ' || ${nameOf('id * 7919', 100_000)} || '. Mohon segera ditindaklanjuti, terima kasih.',
          'portal', 'id', false from cases."case" c where not exists (select from complaints.complaint k where k.case_id = c.id)`,
    ],
    [
      'timelines',
      sql`insert into cases.entry (case_id, at, kind, visibility, actor_kind, agency)
        select id, opened_at, 'received', 'public', 'visitor', agency from cases."case"
        union all select id, closed_at, 'closed', 'public', 'officer', agency from cases."case" where closed_at is not null`,
    ],
    [
      'tiles',
      sql`insert into complaints.map_count (zoom, tile, category, open, closed)
        select zoom, cell >> (2 * (${trusted(String(CELL_ZOOM))} - zoom)), kind, count(*) filter (where open), count(*) filter (where not open)
        from cases."case", generate_series(${trusted(String(LOWEST_ZOOM))}, ${trusted(String(CELL_ZOOM))}, 2) zoom
        where visibility <> 'hidden' and cell is not null group by 1, 2, 3
        on conflict on constraint map_count_pkey do update set open = excluded.open, closed = excluded.closed`,
    ],
    [
      'everything by category',
      sql`insert into complaints.map_count (zoom, tile, category, open, closed)
        select 0, 0, kind, count(*) filter (where open), count(*) filter (where not open) from cases."case" group by kind
        on conflict on constraint map_count_pkey do update set open = excluded.open, closed = excluded.closed`,
    ],
    [
      'tiles of all categories',
      sql`insert into complaints.map_count (zoom, tile, category, open, closed)
        select zoom, tile, '*', sum(open), sum(closed) from complaints.map_count where category <> '*' group by 1, 2
        on conflict on constraint map_count_pkey do update set open = excluded.open, closed = excluded.closed`,
    ],
  ];
  const bar = progressBar(steps.length + 1, 'Completing');
  for (const [, statement] of steps) {
    await city.db.run(statement);
    bar.advance();
  }
  await index(city);
  const url = new URL(adminUrl);
  url.pathname = `/${city.database}`;
  await onDatabase(url.toString(), (client) => client.query('vacuum analyze'));
  bar.advance();
  bar.end();
}
