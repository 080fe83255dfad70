/** The public figures: how much was reported, how it ended, how long it took. */
import { agencies } from '../../../blocks/directory/api.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import { csvRow } from '../../../shared/csv.ts';
import { fieldProblem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { presenterFor } from '../present.ts';
import { medianOf, monthsBefore } from '../rules/counting.ts';
import type { FigureRow, Figures, FiguresQuery } from '../rules/figures-contract.ts';
import { type FigureFilter, figureSums, isCounted, openNow, type SumRow } from './store-counts.ts';

/** Ten years: more nobody asks for at once. */
const MOST_MONTHS = 120;
const DEFAULT_MONTHS = 12;

type Counts = Omit<FigureRow, 'key' | 'name' | 'open' | 'late'>;

/** The months that are asked for. Throws 422 for an end before the beginning or too many. */
export function monthsOf(city: City, { from, until }: Pick<FiguresQuery, 'from' | 'until'>) {
  const last = until ?? localDate(city.now(), city.zone).slice(0, 7);
  const first = from ?? monthsBefore(last, DEFAULT_MONTHS - 1);
  if (first > last) throw fieldProblem('until', 'before-from');
  if (first <= monthsBefore(last, MOST_MONTHS))
    throw fieldProblem('from', 'too-many-months', { most: MOST_MONTHS });
  return { from: first, until: last };
}

function countsOf(rows: readonly SumRow[]): Counts {
  const sum = (...whats: string[]) =>
    rows.filter(({ what }) => whats.includes(what)).reduce((all, { n }) => all + n, 0);
  const days = new Map(rows.filter(({ what }) => what === 'days').map(({ value, n }) => [value, n]));
  return {
    received: sum('received'),
    confirmed: sum('confirmed'),
    silent: sum('silent'),
    awaiting: sum('awaiting'),
    disputed: sum('disputed'),
    notMended: sum('not-mended'),
    unanswered: sum('unanswered'),
    unknown: sum('unknown'),
    rejected: sum('rejected'),
    merged: sum('merged'),
    reopened: sum('reopened'),
    closed: sum('days'),
    claimed: sum('claimed'),
    atPlace: sum('at-place'),
    kept: sum('kept'),
    medianDays: medianOf(days),
  };
}

/** Figures of some months, of all and cut by agency, category and month. */
export async function figures(ctx: Context, query: FiguresQuery): Promise<Figures> {
  const { city, language } = ctx;
  const { from, until } = monthsOf(city, query);
  const tree = query.agency ? await agencies(city) : undefined;
  const filter: FigureFilter = {
    from: `${from}-01`,
    until: `${until}-01`,
    agencies: query.agency ? [...(tree?.subtree(query.agency) ?? [])] : undefined,
    category: query.category,
  };
  const [sums, standing, names, complete] = await Promise.all([
    figureSums(city, filter),
    openNow(city, filter),
    presenterFor(city, language),
    isCounted(city),
  ]);
  const cuts = Map.groupBy(sums, ({ cut }) => cut);
  const cut = (of: 'agency' | 'category', nameOf: (key: string) => string): FigureRow[] => {
    const rows = Map.groupBy(cuts.get(of) ?? [], ({ key }) => key ?? '');
    const open = Map.groupBy(standing, (one) => one[of]);
    return [...new Set([...rows.keys(), ...open.keys()])]
      .map((key) => ({
        key,
        name: nameOf(key),
        ...countsOf(rows.get(key) ?? []),
        ...standingOf(open.get(key) ?? []),
      }))
      .filter((row) => row.received + row.closed + row.rejected + row.reopened + row.open > 0)
      .sort((a, b) => b.received - a.received || a.name.localeCompare(b.name));
  };
  const months = Map.groupBy(cuts.get('month') ?? [], ({ key }) => (key ?? '').slice(0, 7));
  return {
    from,
    until,
    all: { key: '', name: '', ...countsOf(cuts.get('all') ?? []), ...standingOf(standing) },
    agencies: cut('agency', (key) => names.agency(key)?.name ?? ''),
    categories: cut('category', (key) => names.category(key).name),
    months: [...months]
      .map(([month, rows]) => ({ month, ...countsOf(rows) }))
      .sort((a, b) => (a.month < b.month ? -1 : 1)),
    complete,
  };
}

function standingOf(rows: readonly { open: number; late: number }[]) {
  return {
    open: rows.reduce((sum, { open }) => sum + open, 0),
    late: rows.reduce((sum, { late }) => sum + late, 0),
  };
}

const COLUMNS = [
  'received',
  'open',
  'late',
  'closed',
  'confirmed',
  'silent',
  'awaiting',
  'disputed',
  'notMended',
  'unanswered',
  'unknown',
  'rejected',
  'merged',
  'reopened',
  'claimed',
  'atPlace',
  'kept',
  'medianDays',
] as const;

/** The same as a table for spreadsheets: one row for all, then agencies, then categories. */
export async function figuresTable(ctx: Context, query: FiguresQuery): Promise<string> {
  const found = await figures(ctx, query);
  const line = (cut: string, row: FigureRow) =>
    csvRow([found.from, found.until, cut, row.key, row.name, ...COLUMNS.map((column) => row[column])]);
  return [
    csvRow(['from', 'until', 'cut', 'key', 'name', ...COLUMNS]),
    line('all', found.all),
    ...found.agencies.map((row) => line('agency', row)),
    ...found.categories.map((row) => line('category', row)),
  ].join('');
}

/** Shares in percent over the last three months, for the command center; null where nothing was closed. */
export async function shares(
  city: City,
  of: (row: Counts) => [part: number, whole: number],
  byAgency: boolean,
): Promise<{ key: string | null; value: number | null }[]> {
  const until = localDate(city.now(), city.zone).slice(0, 7);
  const filter = { from: `${monthsBefore(until, 2)}-01`, until: `${until}-01` };
  const sums = await figureSums(city, filter);
  const wanted = sums.filter(({ cut }) => cut === (byAgency ? 'agency' : 'all'));
  const groups = Map.groupBy(wanted, ({ key }) => (byAgency ? key : null));
  const rows = [...groups].map(([key, rows]) => {
    const [part, whole] = of(countsOf(rows));
    return { key, value: whole > 0 ? Math.round((part / whole) * 1000) / 10 : null };
  });
  return rows.length > 0 || byAgency ? rows : [{ key: null, value: null }];
}
