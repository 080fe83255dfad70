/** Puts the board together: counts from the database, words and promises from the definitions. */
import { agencies, calendar } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import { type Language, say } from '../../shared/languages.ts';
import { indexOfSums } from '../../shared/satisfaction.ts';
import { localDate } from '../../shared/time.ts';
import { type Calendar, workingDates } from '../../shared/working-time.ts';
import { DAY_MS, instantOfWall, zoneOffset } from '../../shared/zone.ts';
import { surveysOf } from '../complaints/api.ts';
import { horizonOf, workingDaysUntil } from './clock.ts';
import { type Board, LOOKS_BACK, type ServiceLine, STAGES, type Stage } from './rules/board-contract.ts';
import type { State } from './rules/statechart.ts';
import { type Service, serviceOf } from './service-of.ts';
import { settingsOf } from './settings.ts';
import { decidedRows, nearSilence, papersSince, runningRows } from './store-board.ts';
import { elementSumsSince, receivedSince } from './store-figures.ts';

/** Fewer answers are not shown: one of them could be known, and the figure would mislead. */
export const LEAST_ANSWERS = 5;
const MOST_SILENT = 12;
/** The longest that a promise may reach beyond the decision and still be counted by the day. */
const REACH = 400;

/** Midnight in the city's zone. */
export function startOfToday(city: City): Date {
  const now = city.now().getTime();
  const wall = now + zoneOffset(now, city.zone);
  return new Date(instantOfWall(wall - (wall % DAY_MS), city.zone));
}

export const ago = (city: City, days: number) => new Date(city.now().getTime() - days * DAY_MS);

function stageOf(state: State | undefined): Stage {
  if (state?.kind === 'reviews') return 'review';
  if (state?.kind === 'visit') return 'visit';
  if (state?.kind === 'applicant') return 'applicant';
  if (state?.kind === 'payment') return 'payment';
  if (state?.kind === 'desk' && state.by.part === 'approver') return 'decision';
  return state?.kind === 'desk' && state.by.part === 'reviewer' ? 'review' : 'check';
}

/** Which working day a date is, counted from some day long ago. */
function workingIndex(city: City, working: Calendar): (date: string) => number {
  const dates = workingDates(
    localDate(ago(city, REACH), city.zone),
    localDate(ago(city, -REACH), city.zone),
    working,
  );
  return (date) => {
    let [low, high] = [0, dates.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((dates[middle] ?? '') <= date) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

type Sum = {
  running: number;
  late: number;
  decided: number;
  kept: number;
  used: number;
  promised: number;
  daily: number;
};
const nothing = (): Sum => ({ running: 0, late: 0, decided: 0, kept: 0, used: 0, promised: 0, daily: 0 });
const tenth = (value: number) => Math.round(value * 10) / 10;

function figuresOf(sum: Sum) {
  const { running, late, decided, kept, used, promised, daily } = sum;
  return {
    ...{ running, late, decided },
    onTime: decided > 0 ? Math.round((kept / decided) * 100) : null,
    days: daily > 0 ? { used: tenth(used / daily), promised: tenth(promised / daily) } : null,
  };
}

/** Each version that is spoken of, once. */
async function servicesOf(city: City, rows: readonly { service: string; version: number }[]) {
  const keys = new Map(rows.map((row) => [`${row.service} ${row.version}`, row]));
  const found = await Promise.all(
    [...keys].map(async ([key, row]) => [key, await serviceOf(city, row)] as const),
  );
  const known = new Map<string, Service>(found);
  return ({ service, version }: { service: string; version: number }) => known.get(`${service} ${version}`);
}

async function indexes(city: City, cut: 'category' | undefined) {
  const { survey } = await surveysOf(city);
  if (!survey) return new Map<string, ReturnType<typeof indexOfSums>>();
  const since = localDate(ago(city, 3 * LOOKS_BACK), city.zone);
  const sums = await elementSumsSince(city, survey.id, since, cut);
  return new Map(
    [...Map.groupBy(sums, ({ key }) => key ?? '')].map(([key, rows]) => [
      key,
      indexOfSums(rows, LEAST_ANSWERS),
    ]),
  );
}

/** Everything that is counted: the same in every language. */
async function figures(city: City) {
  const [{ alertWorkingDays: within }, working] = await Promise.all([settingsOf(city), calendar(city)]);
  const now = city.now();
  const since = ago(city, LOOKS_BACK);
  const [running, decided, papers, silent, received, whole, byService] = await Promise.all([
    runningRows(city),
    decidedRows(city, since),
    papersSince(city, since),
    nearSilence(city, horizonOf(now, within, working), MOST_SILENT),
    receivedSince(city, startOfToday(city), undefined),
    indexes(city, undefined),
    indexes(city, 'category'),
  ]);
  const live = await servicesOf(city, [...running, ...decided, ...silent.rows]);
  return { now, within, working, running, decided, papers, silent, received, whole, byService, live };
}

async function put(city: City, language: Language, counted: ReturnType<typeof figures>): Promise<Board> {
  const { now, within, working, running, decided, papers, silent, received, whole, byService, live } =
    await counted;
  const tree = await agencies(city);
  const dayOf = workingIndex(city, working);
  const all = nothing();
  const sums = new Map<string, Sum>();
  const newest = new Map<string, Service>();
  const stages = new Map(STAGES.map((id) => [id, { id, running: 0, late: 0 }]));
  const each = (row: { service: string; version: number }, add: (sum: Sum) => void) => {
    const service = live(row);
    const known = newest.get(row.service);
    if (service && (!known || known.version < service.version)) newest.set(row.service, service);
    const own = sums.get(row.service) ?? nothing();
    sums.set(row.service, own);
    add(own);
    add(all);
  };
  let paused = 0;
  for (const row of running) {
    each(row, (sum) => {
      sum.running += row.running;
      sum.late += row.late;
    });
    paused += row.paused;
    const stage = stages.get(stageOf(live(row)?.definition.workflow?.states[row.state]));
    if (!stage) continue;
    stage.running += row.running;
    stage.late += row.late;
  }
  for (const row of decided) {
    const promise = live(row)?.definition.workflow?.promise;
    const daily = promise?.unit === 'working-days' ? promise.amount : undefined;
    // The promise moves with the days in which the clock stood: what was left of it tells what was used.
    const left = dayOf(row.promised) - dayOf(row.decided);
    each(row, (sum) => {
      sum.decided += row.count;
      sum.kept += row.kept;
      if (daily === undefined) return;
      sum.daily += row.count;
      sum.used += Math.max(0, daily - left) * row.count;
      sum.promised += daily * row.count;
    });
  }
  const lines = [...sums].map(([id, sum]): ServiceLine => {
    const definition = newest.get(id)?.definition;
    return {
      id,
      title: definition ? say(definition.title, language) : id,
      ...figuresOf(sum),
      satisfaction: byService.get(id) ?? null,
      targets: {
        onTime: definition?.targets?.onTimePercent ?? null,
        satisfaction: definition?.targets?.satisfaction ?? null,
      },
    };
  });
  return {
    at: now.toISOString(),
    city: { name: say(city.name, language), zone: city.zone, fictional: city.fictional },
    ...figuresOf(all),
    satisfaction: whole.get('') ?? null,
    receivedToday: received[0]?.value ?? 0,
    ...{ paused, papers, stages: [...stages.values()] },
    services: lines.sort(
      (a, b) =>
        b.late - a.late || b.running - a.running || b.decided - a.decided || a.title.localeCompare(b.title),
    ),
    silence: {
      ...{ within, total: silent.total },
      items: silent.rows.map((row) => {
        const title = live(row)?.definition.title;
        return {
          ...{ code: row.code, title: title ? say(title, language) : row.service },
          agency: row.agency ? (tree.find(row.agency)?.short ?? null) : null,
          ...{
            at: row.silence_at.toISOString(),
            workingDaysLeft: workingDaysUntil(row.silence_at, now, working),
          },
        };
      }),
    },
  };
}

/** Milliseconds for which one count serves every screen, and one board every screen of a language. */
const KEEP_MS = 5_000;
type Kept = {
  at: number;
  counted: ReturnType<typeof figures>;
  boards: Map<Language, Promise<Board>>;
};
const kept = new WeakMap<City, Kept>();

function countedIn(city: City): Kept {
  const known = kept.get(city);
  const now = city.now().getTime();
  if (known && now >= known.at && now - known.at < KEEP_MS) return known;
  const fresh: Kept = { at: now, counted: figures(city), boards: new Map() };
  kept.set(city, fresh);
  fresh.counted.catch(() => {
    if (kept.get(city) === fresh) kept.delete(city);
  });
  return fresh;
}

export function boardOf(city: City, language: Language): Promise<Board> {
  const { boards, counted } = countedIn(city);
  const known = boards.get(language);
  if (known) return known;
  const board = put(city, language, counted);
  boards.set(language, board);
  board.catch(() => boards.delete(language));
  return board;
}
