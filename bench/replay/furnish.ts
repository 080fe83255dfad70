/** Makes the file's city ready: the city itself, an agency per department, a category per type of request. */
import { setTimeout as pause } from 'node:timers/promises';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { call } from '../kit/call.ts';
import { pendopo } from './accounts.ts';
import { type Row, slugOf } from './rows.ts';

export const CITY = 'boston';

const same = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** The origin of a city below the address of the chooser. */
export function originOf(base: string, city: string): string {
  const url = new URL(base);
  url.hostname = `${city}.${url.hostname}`;
  return url.origin;
}

/** `pendopo city create`, unless the city is there, and the wait until the running server serves it. */
export async function ensureCity(origin: string): Promise<void> {
  const there = async () => (await call(origin, 'GET', '/api/session')).status === 200;
  if (await there()) return;
  const made = pendopo(
    ...['city', 'create', CITY, '--name', 'Boston', '--zone', 'America/New_York', '--prefix', 'BOS'],
    ...['--centre', '42.33,-71.08', '--bbox', '-71.2,42.22,-70.98,42.41', '--agency', 'City Hall'],
    ...['--emergency', '911', '--no-holidays'],
  );
  if (!made.ok && !/already/.test(made.error)) throw new Error(made.error);
  for (let left = 100; left > 0; left--) {
    if (await there()) return;
    await pause(200);
  }
  throw new Error(
    `The server does not serve ${origin}. Does it run on the same PENDOPO_DATA as these commands?`,
  );
}

function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

async function put(
  origin: string,
  token: string,
  method: string,
  path: string,
  body: unknown,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  for (;;) {
    const answer = await call(origin, method, path, { headers, body });
    if (answer.status === 429) await pause(Number(answer.headers['retry-after'] ?? 5) * 1000);
    else if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    else return;
  }
}

/** Agencies and categories of the file that the city does not have yet; rows are pointed at the categories' ids. */
export async function ensureCategories(origin: string, token: string, rows: readonly Row[]): Promise<void> {
  const known = await call<{ agencies: { id: string }[] }>(origin, 'GET', '/api/agencies');
  const agencies = new Set(known.body.agencies.map(({ id }) => id));
  for (const [department, its] of Map.groupBy(rows, (row) => row.department)) {
    const id = `dept-${slugOf(department)}`;
    if (agencies.has(id)) continue;
    const name = mostFrequent(its.map((row) => row.departmentName));
    const agency = { id, name: same(`${name} (${department})`), short: department, kind: 'dinas' };
    await put(origin, token, 'POST', '/api/agencies', agency);
  }
  type Listed = { categories: { id: string; title: string }[] };
  const listed = (await call<Listed>(origin, 'GET', '/api/complaints/categories')).body.categories;
  const titles = new Map(listed.map(({ id, title }) => [id, title]));
  const types = [...Map.groupBy(rows, (row) => row.type)];
  const bar = progressBar(types.length, 'Categories');
  const taken = new Set<string>();
  for (const [type, its] of types) {
    let id = slugOf(type);
    // The base pack may use the same word for another matter.
    while (taken.has(id) || (titles.has(id) && titles.get(id) !== type)) id = `${id}-311`;
    taken.add(id);
    for (const row of its) row.body.category = id;
    if (!titles.has(id)) {
      const reason = mostFrequent(its.map((row) => row.reason));
      const agency = `dept-${slugOf(mostFrequent(its.map((row) => row.department)))}`;
      await put(origin, token, 'PUT', `/api/complaints/categories/${id}`, {
        ...{
          title: same(type),
          hint: same(type),
          group: slugOf(reason),
          groupTitle: same(reason),
          keywords: [],
        },
        ...{
          agencyKind: 'communications',
          clock: 'normative',
          priority: 3,
          public: true,
          hazard: false,
          agency,
        },
      });
    }
    bar.advance();
  }
  bar.end();
}
