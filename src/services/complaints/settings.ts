/** The city's own rules for complaints: categories, routing and promises in force, loaded from the pack and kept as data. */
import { type Agencies, agencies, calendar } from '../../blocks/directory/api.ts';
import { type CityPack, inForce, routeReport } from '../../blocks/packs/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import type { Words } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Limit } from '../../shared/working-time.ts';
import { dateOfDay, dayNumber } from '../../shared/zone.ts';
import { writeClosingRules } from './closing/settings.ts';
import type { Attribute } from './rules/attributes.ts';
import { limitOf } from './rules/silence.ts';
import * as store from './store-settings.ts';
import { writePackTemplates } from './tools/store-templates.ts';
import { writeScreenWords } from './trust/store-settings.ts';
import { writePackRungs } from './work/store-ladder.ts';

export type CategorySetting = {
  id: string;
  from: string;
  group: string;
  groupTitle: Words;
  title: Words;
  hint: Words;
  keywords: string[];
  agencyKind: string;
  clock: string;
  priority: number;
  public: boolean | 'coarse';
  hazard: boolean;
  /** False: chosen by nobody; reports without a category wait in it until an officer sorts them. */
  offered?: false;
  /** Place in the list; the city's own additions stand last. */
  order?: number;
  /** What it asks beyond words and place. */
  attributes?: Attribute[];
};

export type Limits = {
  verify: Limit;
  respond: Limit;
  silence: Limit;
  completion(category: string): Limit;
  ofClass(clock: string): Limit;
};

export type Settings = {
  /** Every version that was ever in force, for old cases; the last of an id is the newest. */
  category(id: string): CategorySetting | undefined;
  /** Those that can be chosen today. */
  current: CategorySetting[];
  /** `at`: for lines of the routing table that hold at some hours only; without it those are passed over. */
  agencyFor(category: string, area: string | null, date: string, at?: Date): string;
  limits: Limits;
  /** The promises as they were on a day (city's date): a report keeps those under which it began. */
  limitsOn(date: string): Limits;
  /** `words`: those by which a text speaks of people in danger now. */
  emergency: { number: string; title: Words; words: string[] };
};

const CHANGED = ['complaints.settings', 'directory'];

/** Writes the pack's categories, routing and clocks. What the city has changed by hand stays as it is. True when anything is new. */
export async function loadSettings(ctx: Context, pack: CityPack): Promise<boolean> {
  const groups = new Map(pack.groups.map((group) => [group.id, group.title]));
  return change(ctx, async (tx) => {
    const changed = await store.writePackSettings(tx, {
      categories: pack.categories.map(({ id, from, ...rest }, order) => ({
        id,
        from,
        data: { ...rest, order, groupTitle: groups.get(rest.group) ?? rest.title },
      })),
      routes: [
        ...pack.routing.rules.map((rule) => ({ ...rule, kind: null, area: rule.area ?? null })),
        ...pack.routing.kinds.map((rule) => ({ ...rule, category: null, area: rule.area ?? null })),
        { category: null, kind: null, area: null, agency: pack.routing.fallback, from: '2000-01-01' },
      ],
      clocks: pack.clocks,
      emergency: pack.city.emergency,
      hazardWords: pack.hazardWords,
      kinds: pack.agencyKinds,
    });
    const closingChanged = await writeClosingRules(tx, pack);
    const templates = await writePackTemplates(tx, pack.templates);
    const wordsChanged = await writeScreenWords(tx, pack.screening);
    const ladderChanged = await writePackRungs(tx, pack.ladder);
    const isNew = changed || closingChanged || wordsChanged || ladderChanged || templates > 0;
    if (isNew) {
      tx.audit({
        action: 'complaints.settings.loaded',
        subject: pack.pack.name,
        after: { version: pack.pack.version },
      });
      tx.emit({ type: 'complaints.settings.loaded', subject: pack.pack.name, payload: {} });
    }
    return isNew;
  });
}

/** Since when a category is out of the list: retired, and not written anew by hand since. A newer pack alone does not bring it back. */
export function retiredSince(versions: readonly store.CategoryRow[], today: string): string | null {
  let since: string | null = null;
  for (const one of versions) {
    if (one.from > today) continue;
    if (one.retiredOn && one.retiredOn <= today) since = one.retiredOn;
    else if (!one.fromPack) since = null;
  }
  return since;
}

/** Agencies that are closed, or will be, each with the first day on which it is no more. */
type Closed = ReadonlyMap<string, string>;

const dayBefore = (date: string) => dateOfDay(dayNumber(date) - 1);

/** A line of the table as the packs' rule reads it; what the city ended, or whose agency closes, ends the day before. */
function lineOf({ id, agency, from, area, until, when, fromPack, endedOn }: store.RouteRow, closed: Closed) {
  const closes = closed.get(agency);
  const ends = [until, endedOn && dayBefore(endedOn), closes && dayBefore(closes)]
    .filter((day) => day !== null && day !== undefined && day !== '')
    .sort()[0];
  return {
    id,
    agency,
    from,
    own: !fromPack,
    ...(area ? { area } : {}),
    ...(ends ? { until: ends } : {}),
    ...(when ? { when } : {}),
  };
}

/** When each agency closes, for the routing table. */
export function closingDays(tree: Agencies): Closed {
  return new Map(tree.all().flatMap(({ id, closedOn }) => (closedOn ? [[id, closedOn] as const] : [])));
}

/** The routing table as the packs' rule reads it. */
export function routingOf(rows: Pick<store.SettingRows, 'categories' | 'routes'>, closed: Closed) {
  const placed = (row: store.RouteRow) => lineOf(row, closed);
  const fallback = rows.routes.find((one) => !one.category && !one.kind)?.agency ?? '';
  const closes = closed.get(fallback);
  return {
    categories: rows.categories.map((row) => ({
      id: row.id,
      from: row.from,
      agencyKind: String(row.data.agencyKind),
      ...(row.data.offered === false ? { offered: false as const } : {}),
    })),
    routing: {
      fallback,
      ...(closes ? { fallbackUntil: dayBefore(closes) } : {}),
      rules: rows.routes.flatMap((one) => (one.category ? [{ ...placed(one), category: one.category }] : [])),
      kinds: rows.routes.flatMap((one) => (one.kind ? [{ ...placed(one), kind: one.kind }] : [])),
    },
  };
}

/** The promises in force on a day; before the first version of a promise that one holds. */
function limitsAt(
  rows: readonly store.ClockRow[],
  date: string,
  classOf: (category: string) => string | undefined,
): Limits {
  const clocks = new Map(inForce(rows, date).map((clock) => [clock.id, clock]));
  const limit = (id: string, fallback: number) => {
    const clock = clocks.get(id) ?? rows.find((one) => one.id === id);
    return limitOf(clock ?? { days: fallback, unit: 'working-days' });
  };
  return {
    verify: limit('verify', 3),
    respond: limit('first-response', 5),
    silence: limit('auto-close', 10),
    completion: (category) => limit(classOf(category) ?? '', 14),
    ofClass: (clock) => limit(clock, 14),
  };
}

async function read(city: City): Promise<Settings> {
  const rows = await store.readSettings(city);
  const today = localDate(city.now(), city.zone);
  const versions = rows.categories.map(
    (row) => ({ ...row.data, id: row.id, from: row.from }) as CategorySetting,
  );
  const history = Map.groupBy(rows.categories, (row) => row.id);
  const byId = new Map(versions.filter(({ from }) => from <= today).map((one) => [one.id, one]));
  const limitsByDay = new Map<string, Limits>();
  const limitsOn = (date: string): Limits => {
    let limits = limitsByDay.get(date);
    if (!limits) {
      limits = limitsAt(rows.clocks, date, (id) => byId.get(id)?.clock);
      limitsByDay.set(date, limits);
    }
    return limits;
  };
  const routing = routingOf(rows, closingDays(await agencies(city)));
  const routed = new Map<string, string>();
  // Only a table with hours in it has to look at the clock for every report.
  const working = rows.routes.some((one) => one.when) ? await calendar(city) : undefined;
  return {
    category: (id) => byId.get(id) ?? versions.findLast((one) => one.id === id),
    current: inForce(versions, today)
      .filter((one) => retiredSince(history.get(one.id) ?? [], today) === null)
      .sort((a, b) => (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY)),
    agencyFor(category, area, date, at) {
      const moment = working && at ? { at, calendar: working } : undefined;
      const key = `${category}|${area}|${date}|${moment ? Math.floor(moment.at.getTime() / 60_000) : ''}`;
      let agency = routed.get(key);
      if (agency === undefined) {
        if (routed.size > 20_000) routed.clear();
        agency = routeReport(routing, {
          category,
          date,
          ...(area ? { area } : {}),
          ...(moment ? { moment } : {}),
        }).agency;
        routed.set(key, agency);
      }
      return agency;
    },
    limits: limitsOn(today),
    limitsOn,
    emergency: { ...rows.emergency, words: rows.hazardWords },
  };
}

const days = new WeakMap<City, { minute: number; date: string }>();

/** Today in the city's zone, worked out once a minute: every report asks. */
export function todayIn(city: City): string {
  const minute = Math.floor(city.now().getTime() / 60_000);
  let day = days.get(city);
  if (day?.minute !== minute) {
    day = { minute, date: localDate(city.now(), city.zone) };
    days.set(city, day);
  }
  return day.date;
}

/** What people and officers can choose today; where reports without a category wait is not among it. */
export function offered({ current }: Pick<Settings, 'current'>): CategorySetting[] {
  return current.filter((one) => one.offered !== false);
}

/** The rules in force; read once a day and whenever somebody changes them. */
export function settingsOf(city: City): Promise<Settings> {
  return city.cache.get('complaints.settings', CHANGED, () => read(city), { stamp: todayIn(city) });
}
