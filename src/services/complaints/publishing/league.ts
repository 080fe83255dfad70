/** Agencies side by side: how soon they answer, what they keep of their promises, what is mended, what comes back. */
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { CSV_BEGIN, csvRow } from '../../../shared/csv.ts';
import { dayNumber, localDay } from '../../../shared/zone.ts';
import { figures, monthsOf } from '../closing/figures.ts';
import { monthsBefore } from '../rules/counting.ts';
import { LEAST_CLOSED, type League, type LeagueRow } from '../rules/publishing-contract.ts';
import { hoursToAnswer } from './store-league.ts';

type Answers = Map<string, { hours: number; n: number }>;
type Kept = { at: number; answers: Promise<Answers>; renewing: boolean };

/** The middle of many answers is costly to find: it is found anew at most so often, and the last one serves meanwhile. */
const KEEP_MS = 600_000;
const kept = new WeakMap<City, Map<string, Kept>>();

function answersSince(city: City, from: string): Promise<Answers> {
  const own = kept.get(city) ?? new Map<string, Kept>();
  kept.set(city, own);
  const now = city.now().getTime();
  const known = own.get(from);
  if (known && (known.renewing || Math.abs(now - known.at) < KEEP_MS)) return known.answers;
  const [since] = localDay(dayNumber(from), city.zone);
  const answers = hoursToAnswer(city, new Date(since)).then(
    (rows) => new Map(rows.map(({ agency, ...row }) => [agency, row])),
  );
  if (known) known.renewing = true;
  answers.then(() => own.set(from, { at: now, answers, renewing: false })).catch(() => own.delete(from));
  if (!known) own.set(from, { at: now, answers, renewing: false });
  return known ? known.answers : answers;
}

const share = (part: number, whole: number) =>
  whole < LEAST_CLOSED ? null : Math.round((part / whole) * 1000) / 1000;

/** All agencies that received or closed anything in these months, by what they received. */
export async function league(ctx: Context, months: number): Promise<League> {
  const { city } = ctx;
  const { until } = monthsOf(city, {});
  const from = monthsBefore(until, months - 1);
  const [counted, answers] = await Promise.all([
    figures(ctx, { from, until }),
    answersSince(city, `${from}-01`),
  ]);
  const rows = counted.agencies
    .filter(({ key, received, closed }) => key !== '' && received + closed > 0)
    .map((row): LeagueRow => {
      const answered = answers.get(row.key);
      const { received, closed } = row;
      return {
        agency: row.key,
        name: row.name,
        received,
        closed,
        hoursToAnswer: answered && answered.n >= LEAST_CLOSED ? Math.round(answered.hours * 10) / 10 : null,
        kept: share(row.kept, closed),
        mended: share(row.confirmed + row.silent + row.awaiting, closed),
        reopened: share(row.reopened, closed + row.reopened),
      };
    });
  return { from, until, least: LEAST_CLOSED, rows };
}

const COLUMNS = [
  'agency',
  'name',
  'received',
  'closed',
  'hoursToAnswer',
  'kept',
  'mended',
  'reopened',
] as const;

export async function leagueTable(ctx: Context, months: number): Promise<string> {
  const { from, until, rows } = await league(ctx, months);
  return [
    CSV_BEGIN + csvRow(['from', 'until', ...COLUMNS]),
    ...rows.map((row) => csvRow([from, until, ...COLUMNS.map((column) => row[column])])),
  ].join('');
}
