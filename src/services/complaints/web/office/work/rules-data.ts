/** What the pages of routing and promises ask the server, and how a line of the table reads. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Texts } from '../../../../../web/kit/texts/texts.ts';
import type {
  ClocksView,
  Explained,
  Moments,
  RouteLineView,
  RoutingView,
} from '../../../rules/routing-contract.ts';
import { noon } from '../categories/records.ts';

export const ROUTING_PATH = '/office/admin/penerusan';

export const routingQuery = queryOptions({
  queryKey: ['complaints', 'routing'],
  queryFn: ({ signal }) => api.get<RoutingView>('/api/complaints/routing', { signal }),
});

export type Question = { category: string; area: string; date: string; time: string };

export const explainQuery = ({ category, area, date, time }: Question) =>
  queryOptions({
    queryKey: ['complaints', 'routing', 'explain', category, area, date, time],
    queryFn: ({ signal }) =>
      api.get<Explained>('/api/complaints/routing/explain', {
        query: { category, area: area || undefined, date: date || undefined, time: time || undefined },
        signal,
      }),
  });

export const clocksQuery = queryOptions({
  queryKey: ['complaints', 'clocks'],
  queryFn: ({ signal }) => api.get<ClocksView>('/api/complaints/clocks', { signal }),
});

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const weekdayWords: Record<number, TextKey> = {
  1: 'complaints.work.routing.day.1',
  2: 'complaints.work.routing.day.2',
  3: 'complaints.work.routing.day.3',
  4: 'complaints.work.routing.day.4',
  5: 'complaints.work.routing.day.5',
  6: 'complaints.work.routing.day.6',
  7: 'complaints.work.routing.day.7',
};

export const calendarWords: Record<NonNullable<Moments['calendar']>, TextKey> = {
  'working-days': 'complaints.work.routing.calendar.working-days',
  'closed-days': 'complaints.work.routing.calendar.closed-days',
  holidays: 'complaints.work.routing.calendar.holidays',
  'working-hours': 'complaints.work.routing.calendar.working-hours',
  'outside-working-hours': 'complaints.work.routing.calendar.outside-working-hours',
};

/** "Sabtu dan Minggu, pukul 18.00 sampai 06.00 esok hari". */
export function momentWords({ t, formats }: Pick<Texts, 't' | 'formats'>, when: Moments | null): string {
  if (!when) return t('complaints.work.routing.always');
  const parts: string[] = [];
  if (when.days)
    parts.push(
      formats.list(
        [...when.days].sort().flatMap((day) => {
          const key = weekdayWords[day];
          return key ? [t(key)] : [];
        }),
      ),
    );
  if (when.calendar) parts.push(t(calendarWords[when.calendar]));
  if (when.hours) {
    const { from, to } = when.hours;
    const key = to <= from ? 'complaints.work.routing.hours-night' : 'complaints.work.routing.hours';
    parts.push(t(key, { from: formats.clock(from), to: formats.clock(to) }));
  }
  return parts.join(', ');
}

/** "mulai 1 Januari 2027 · sampai 31 Maret 2027". */
export function spanWords({ t, formats }: Pick<Texts, 't' | 'formats'>, line: RouteLineView): string {
  return [
    t('complaints.work.routing.from', { date: formats.date(noon(line.from)) }),
    ...(line.until ? [t('complaints.work.routing.until', { date: formats.date(noon(line.until)) })] : []),
    ...(line.endedOn ? [t('complaints.work.routing.ended', { date: formats.date(noon(line.endedOn)) })] : []),
  ].join(' · ');
}

export function lengthWords(t: Texts['t'], { days, unit }: { days: number; unit: string }): string {
  return t(unit === 'days' ? 'complaints.work.clocks.days' : 'complaints.work.clocks.working-days', {
    count: days,
  });
}
