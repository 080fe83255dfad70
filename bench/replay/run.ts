/** Sends real reports through the public API as a client would, and checks that desk, map and wall show as many as the file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { call } from '../kit/call.ts';
import { account, pendopo } from './accounts.ts';
import { onDesk, onMap, onWall } from './compare.ts';
import { CITY, ensureCategories, ensureCity, originOf } from './furnish.ts';
import { type Options, readOptions } from './options.ts';
import { FILES, type Row, readAspirations, readRequests } from './rows.ts';
import { type Sent, sendAll } from './send.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const COORDINATOR = 'complaints-coordinator';

type Check = { what: string; expected: number; found: number };

function reasons(sent: Sent): void {
  for (const [reason, keys] of Map.groupBy(sent.refused, ([, reason]) => reason))
    say(`  refused: ${reason}: ${keys.length} rows, e.g. ${keys[0]?.[0]}`);
}

function wallChecks(rows: readonly Row[], accepted: Sent['accepted'], wall: Map<string, number>): Check[] {
  const byCategory = Map.groupBy(
    rows.filter((row) => accepted.has(row.key)),
    (row) => row.body.category,
  );
  const wrong = [...byCategory].filter(([category, its]) => wall.get(category) !== its.length);
  for (const [category, its] of wrong.slice(0, 10))
    say(`  wall, ${category}: ${wall.get(category) ?? 0} instead of ${its.length}`);
  const total = [...wall.values()].reduce((sum, one) => sum + one, 0);
  return [
    { what: 'wall, all categories', expected: accepted.size, found: total },
    { what: 'wall, categories that agree', expected: byCategory.size, found: byCategory.size - wrong.length },
  ];
}

async function replayRequests({ base, data, limit, programs, connections }: Options): Promise<Check[]> {
  const rows = readRequests(data, limit);
  const origin = originOf(base, CITY);
  say(`${rows.length.toLocaleString('en')} service requests → ${origin}`);
  await ensureCity(origin);
  const admin = await account(origin, CITY, 'replay-admin', 'city-admin');
  await ensureCategories(origin, admin, rows);
  const tokens: string[] = [];
  for (let at = 1; at <= programs; at++)
    tokens.push(await account(origin, CITY, `replay-${at}`, COORDINATOR));
  const sent = await sendAll(origin, tokens, rows, connections, 'Sending');
  reasons(sent);
  const desk = await onDesk(origin, tokens[0] ?? '');
  const codes = [...desk.values()].flat();
  const kiosk = String(pendopo('kiosk', 'create', 'Replay', '--city', CITY).value.token);
  for (const [agency, its] of [...desk].sort((a, b) => b[1].length - a[1].length))
    say(`  desk of ${agency}: ${its.length.toLocaleString('en')}`);
  const onFile = new Set(sent.accepted.values());
  return [
    {
      what: 'rows accepted or refused',
      expected: rows.length,
      found: sent.accepted.size + sent.refused.size,
    },
    { what: 'different codes given out', expected: sent.accepted.size, found: onFile.size },
    { what: 'desk, sum over agencies', expected: sent.accepted.size, found: codes.length },
    {
      what: 'desk, codes that were given out',
      expected: onFile.size,
      found: new Set(codes.filter((code) => onFile.has(code))).size,
    },
    {
      what: 'public map, whole box',
      expected: sent.accepted.size,
      found: await onMap(origin, sent.accepted.size),
    },
    ...wallChecks(rows, sent.accepted, await onWall(origin, kiosk)),
  ];
}

/** The Indonesian texts go to a demo city; which of its wards they are about is made up, and only that. */
async function replayAspirations({ base, data, connections }: Options): Promise<Check[]> {
  type Cities = { items: { slug: string; fictional: boolean }[] };
  const cities = (await call<Cities>(base, 'GET', '/api/cities')).body.items ?? [];
  const city = cities.find((one) => one.fictional)?.slug;
  if (!city) {
    say('No demo city is served here: the Indonesian texts are left out.');
    return [];
  }
  const origin = originOf(base, city);
  type Areas = { areas: { code: string; parent: string | null }[] };
  const { areas } = (await call<Areas>(origin, 'GET', '/api/areas')).body;
  const ward = areas.find(({ parent }) => parent !== null)?.code ?? '';
  type Listed = { categories: { id: string }[] };
  const { categories } = (await call<Listed>(origin, 'GET', '/api/complaints/categories')).body;
  const rows = readAspirations(
    data,
    ward,
    categories.map(({ id }) => id),
  );
  const token = await account(origin, city, 'replay-1', COORDINATOR);
  const sent = await sendAll(origin, [token], rows, Math.min(4, connections), `Indonesian texts → ${city}`);
  reasons(sent);
  const shown = await Promise.all(
    [...sent.accepted.values()].map((code) =>
      call(origin, 'GET', `/api/desk/complaints/${code}`, { headers: { authorization: `Bearer ${token}` } }),
    ),
  );
  return [
    {
      what: 'texts accepted or refused',
      expected: rows.length,
      found: sent.accepted.size + sent.refused.size,
    },
    {
      what: 'texts on the desk',
      expected: sent.accepted.size,
      found: shown.filter(({ status }) => status === 200).length,
    },
  ];
}

/** The whole replay with its arguments; answers the exit code: 0 when all counts agree. */
async function runReplay(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const absent = Object.values(FILES).filter((file) => !existsSync(join(options.data, file)));
  if (absent.length > 0) {
    say(`!!! NOTHING WAS REPLAYED: ${absent.join(' and ')} not found. Give their folder with --data. !!!`);
    return 0;
  }
  const checks = [...(await replayAspirations(options)), ...(await replayRequests(options))];
  const width = Math.max(...checks.map(({ what }) => what.length));
  say('');
  for (const { what, expected, found } of checks)
    say(
      `${expected === found ? '✓' : '✗'} ${what.padEnd(width)}  file ${String(expected).padStart(7)}   found ${String(found).padStart(7)}`,
    );
  return checks.every(({ expected, found }) => expected === found) ? 0 : 1;
}

/** As a command: prints what failed and ends the process. */
export async function replay(args: readonly string[]): Promise<never> {
  try {
    process.exit(await runReplay(args));
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(1);
  }
}

if (import.meta.main) await replay(process.argv.slice(2));
