/** What the applicant's own pages ask the city, each question with its name in the cache. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { DraftItem, MyApplication, OwnAnswers, OwnPage, Receipt, SurveyForm } from '../../contract.ts';

const of = (code: string) => `/api/applications/${encodeURIComponent(code)}`;

export const ownListQuery = infiniteQueryOptions({
  queryKey: ['applications', 'own'],
  queryFn: ({ signal, pageParam }) =>
    api.get<OwnPage>('/api/applications', { signal, query: { cursor: pageParam } }),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

export const draftsQuery = queryOptions({
  queryKey: ['applications', 'drafts'],
  queryFn: ({ signal }) => api.get<{ items: DraftItem[] }>('/api/applications/drafts', { signal }),
});

export const applicationQuery = (code: string) =>
  queryOptions({
    queryKey: ['applications', 'one', code],
    queryFn: ({ signal }) => api.get<MyApplication>(of(code), { signal }),
  });

export const ownAnswersQuery = (code: string) =>
  queryOptions({
    queryKey: ['applications', 'answers', code],
    queryFn: ({ signal }) => api.get<OwnAnswers>(`${of(code)}/answers`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const receiptQuery = (code: string) =>
  queryOptions({
    queryKey: ['applications', 'receipt', code],
    queryFn: ({ signal }) => api.get<Receipt>(`${of(code)}/receipt`, { signal }),
  });

export const surveyQuery = queryOptions({
  queryKey: ['applications', 'survey'],
  queryFn: ({ signal }) => api.get<SurveyForm>('/api/applications/survey', { signal }),
  staleTime: 3_600_000,
});

/** One act of the applicant: message, correction, withdraw, appointment, survey. */
export function act<R>(code: string, what: string, body: unknown): Promise<R> {
  return api.post<R>(`${of(code)}/${what}`, body);
}
