/** What the pages of figures ask, and the stretches of time they offer. */
import { queryOptions } from '@tanstack/react-query';
import { localDate } from '../../../../shared/time.ts';
import { api } from '../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import type { Figures, FiguresQuery } from '../../rules/figures-contract.ts';
import type { Satisfaction, SurveyForm } from '../../rules/survey-contract.ts';

export const SPANS = ['1', '3', '12', '36'] as const;
export type Span = (typeof SPANS)[number];

export const spanWords: Record<Span, TextKey> = {
  1: 'complaints.satisfaction.span.1',
  3: 'complaints.satisfaction.span.3',
  12: 'complaints.satisfaction.span.12',
  36: 'complaints.satisfaction.span.36',
};

export function spanOf(given: string | undefined): Span {
  return SPANS.find((span) => span === given) ?? '12';
}

/** The months of a span that ends now, on the clock of the city. */
export function monthsOf(span: Span, zone: string, now = Date.now()): { from: string; until: string } {
  const until = localDate(now, zone).slice(0, 7);
  const [year = 0, month = 1] = until.split('-').map(Number);
  const at = year * 12 + month - Number(span);
  return { from: `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, until };
}

export const figuresQuery = (query: FiguresQuery) =>
  queryOptions({
    queryKey: ['complaints', 'figures', query],
    queryFn: ({ signal }) => api.get<Figures>('/api/complaints/figures', { query, signal }),
    staleTime: 30_000,
  });

export const satisfactionQuery = (query: FiguresQuery) =>
  queryOptions({
    queryKey: ['complaints', 'satisfaction', query],
    queryFn: ({ signal }) => api.get<Satisfaction>('/api/complaints/satisfaction', { query, signal }),
    staleTime: 30_000,
  });

export const surveyQuery = queryOptions({
  queryKey: ['complaints', 'survey'],
  queryFn: ({ signal }) => api.get<SurveyForm>('/api/complaints/survey', { signal }),
  staleTime: 3_600_000,
});
