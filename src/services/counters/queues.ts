/** The queues of a city: counters of its agencies and inspections, each with the rule and the hours of a day. */
import { type Agency, agencies, calendar, type Post } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';
import type { Words } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Calendar } from '../../shared/working-calendar.ts';
import {
  COUNTER_RULE,
  openingOf,
  type QueueRule,
  queueCalendar,
  type Span,
  VISIT_RULE,
} from './rules/rule.ts';
import { type ClosedRow, type RuleRow, readClosed, readRules } from './store-rules.ts';

/** A counter has the id of its post; inspections of an agency are `visit.<agency>`. */
export type Queue = { id: string; agency: Agency; name: Words | null; place: Post['place']; visits: boolean };

const VISITS = 'visit.';
export const visitQueue = (agency: string) => `${VISITS}${agency}`;

export function today(city: City): string {
  return localDate(city.now(), city.zone);
}

/** Counters of agencies that exist today. */
export async function counters(city: City): Promise<Queue[]> {
  const tree = await agencies(city);
  return tree
    .open(today(city))
    .flatMap((agency) =>
      agency.posts
        .filter(({ kind }) => kind === 'counter')
        .map(({ id, name, place }) => ({ id, agency, name, place, visits: false })),
    );
}

export async function findQueue(city: City, id: string): Promise<Queue | undefined> {
  if (id.startsWith(VISITS)) {
    const agency = (await agencies(city)).open(today(city)).find((one) => visitQueue(one.id) === id);
    return agency && { id, agency, name: null, place: null, visits: true };
  }
  return (await counters(city)).find((one) => one.id === id);
}

/** 404 `counters.no-counter`. */
export async function getQueue(city: City, id: string): Promise<Queue> {
  const queue = await findQueue(city, id);
  if (!queue) throw new Problem(404, 'counters.no-counter');
  return queue;
}

export type Settings = {
  versions(queue: string): readonly RuleRow[];
  closedDays(queue: string): readonly ClosedRow[];
  /** The rule and the hours of a queue on a date; the calendar is one object as long as nothing changes. */
  on(queue: string, date: string): { rule: QueueRule; calendar: Calendar; spans: readonly Span[] };
};

/** Remembered until a rule, a closed day or the directory changes. */
export function settings(city: City): Promise<Settings> {
  return city.cache.get(
    'counters.settings',
    ['counters.rule', 'counters.closed-day', 'directory'],
    async () => {
      const [rows, closed, offices] = await Promise.all([
        readRules(city.db),
        readClosed(city.db, today(city)),
        calendar(city),
      ]);
      return settingsFrom(rows, closed, offices);
    },
    { stamp: today(city) },
  );
}

function settingsFrom(rows: RuleRow[], closed: ClosedRow[], offices: Calendar): Settings {
  const byQueue = Map.groupBy(rows, ({ queue }) => queue);
  const closedBy = Map.groupBy(closed, ({ queue }) => queue);
  const calendars = new Map<string, Calendar>();
  return {
    versions: (queue) => byQueue.get(queue) ?? [],
    closedDays: (queue) => closedBy.get(queue) ?? [],
    on(queue, date) {
      const version = byQueue.get(queue)?.find(({ validFrom }) => validFrom <= date);
      const rule = version?.rule ?? (queue.startsWith(VISITS) ? VISIT_RULE : COUNTER_RULE);
      const key = `${queue} ${version?.id ?? ''}`;
      let hours = calendars.get(key);
      if (!hours) {
        const days = (closedBy.get(queue) ?? []).map(({ date: day }) => day);
        hours = queueCalendar(rule, offices, days);
        calendars.set(key, hours);
      }
      return { rule, calendar: hours, spans: openingOf(hours, date) };
    },
  };
}
