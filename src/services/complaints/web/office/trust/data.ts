/** What the office asks about moderation, confidence and the rules for both, and the words for its codes. */
import {
  infiniteQueryOptions,
  keepPreviousData,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type {
  CaseParts,
  Confidants,
  Decision,
  DecisionReason,
  FacePart,
  FaceState,
  LookReason,
  Moderate,
  Moderated,
  Part,
  ReviewCounts,
  ReviewPage,
  ReviewReason,
  TrustSettings,
} from '../../../rules/trust-contract.ts';
import { renewCase } from '../desk-data.ts';

export const QUEUE_PATH = '/office/moderasi';
export const QUEUE_VIEWS = ['waiting', 'objections', 'decided'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];
export type QueueFilters = { view: QueueView; reason?: string | undefined; kind?: string | undefined };

export const queueQuery = (filters: QueueFilters) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'moderation', 'queue', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<ReviewPage>('/api/desk/moderation', { query: { ...filters, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 60_000,
  });

export const queueCountsQuery = queryOptions({
  queryKey: ['complaints', 'moderation', 'counts'],
  queryFn: ({ signal }) => api.get<ReviewCounts>('/api/desk/moderation/counts', { signal }),
  refetchInterval: 60_000,
});

export const partsQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'moderation', 'parts', code],
    queryFn: ({ signal }) =>
      api.get<CaseParts>(`/api/desk/complaints/${encodeURIComponent(code)}/moderation`, { signal }),
  });

export const confidantsQuery = queryOptions({
  queryKey: ['complaints', 'confidants'],
  queryFn: ({ signal }) => api.get<Confidants>('/api/complaints/confidants', { signal }),
});

export const trustQuery = queryOptions({
  queryKey: ['complaints', 'trust'],
  queryFn: ({ signal }) => api.get<TrustSettings>('/api/complaints/trust', { signal }),
});

export type Named = { id: string; name: string; username: string };

/** Officers whose name or username holds what was typed; the first of many. */
export const officersQuery = (typed: string) =>
  queryOptions({
    queryKey: ['officers', 'for-confidence', typed],
    queryFn: ({ signal }) =>
      api.get<{ items: Named[] }>('/api/officers', { query: { q: typed, limit: 30 }, signal }),
    placeholderData: keepPreviousData,
  });

/** True when a colleague had decided about this part before; the refusal says who. */
export const isDecided = (error: unknown) =>
  error instanceof ApiProblem && error.status === 409 && error.code === 'complaints.part-decided';

/** One decision; a 409 says who was faster. */
export async function decide(client: QueryClient, code: string, body: Moderate): Promise<Moderated> {
  const path = `/api/desk/complaints/${encodeURIComponent(code)}/moderation`;
  try {
    return await api.post<Moderated>(path, body);
  } finally {
    void client.invalidateQueries({ queryKey: ['complaints', 'moderation'] });
    void renewCase(client, code);
  }
}

/** The photo as it was sent; looking at one that the public does not get is written down. */
export function originalUrl(code: string, photo: string): string {
  return `/api/desk/complaints/${encodeURIComponent(code)}/photos/${photo}/original`;
}

export const partWords: Record<Part, TextKey> = {
  report: 'complaints.desk.trust.part.report',
  text: 'complaints.desk.trust.part.text',
  entry: 'complaints.desk.trust.part.entry',
  photo: 'complaints.desk.trust.part.photo',
};
export const stateWords: Record<FaceState, TextKey> = {
  shown: 'complaints.desk.trust.state.shown',
  held: 'complaints.desk.trust.state.held',
  hidden: 'complaints.desk.trust.state.hidden',
  masked: 'complaints.desk.trust.state.masked',
  redacted: 'complaints.desk.trust.state.redacted',
};
export const reviewWords: Record<ReviewReason, TextKey> = {
  defamation: 'complaints.desk.trust.reason.defamation',
  'personal-data': 'complaints.desk.trust.reason.personal-data',
  hoax: 'complaints.desk.trust.reason.hoax',
  abuse: 'complaints.desk.trust.reason.abuse',
  spam: 'complaints.desk.trust.reason.spam',
  'photo-check': 'complaints.desk.trust.reason.photo-check',
  objection: 'complaints.desk.trust.reason.objection',
};
export const reasonWords: Record<DecisionReason, TextKey> = {
  defamation: 'complaints.desk.trust.reason.defamation',
  'personal-data': 'complaints.desk.trust.reason.personal-data',
  hoax: 'complaints.desk.trust.reason.hoax',
  abuse: 'complaints.desk.trust.reason.abuse',
  spam: 'complaints.desk.trust.reason.spam',
  other: 'complaints.desk.trust.reason.other',
};
export const decisionWords: Record<Decision, TextKey> = {
  show: 'complaints.desk.trust.decided.show',
  hide: 'complaints.desk.trust.decided.hide',
  mask: 'complaints.desk.trust.decided.mask',
  redact: 'complaints.desk.trust.decided.redact',
};
export const lookWords: Record<LookReason, TextKey> = {
  contact: 'complaints.desk.trust.look.contact',
  facts: 'complaints.desk.trust.look.facts',
  safety: 'complaints.desk.trust.look.safety',
  court: 'complaints.desk.trust.look.court',
};

/** A key for lists: one part of one report. */
export function keyOf(code: string, part: Pick<FacePart, 'kind' | 'ref'>): string {
  return `${code} ${part.kind} ${part.ref}`;
}
