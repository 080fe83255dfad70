/** What the designer's pages ask the city, each question with its name in the cache. */
import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import { api } from '../../../../web/kit/api/api.ts';
import type * as contract from '../../contract.ts';

export type Desk = Static<typeof contract.Desk>;
export type DraftView = Static<typeof contract.DraftView>;
export type Walked = Static<typeof contract.Walked>;
export type Preview = Static<typeof contract.Preview>;
export type Published = Static<typeof contract.Published>;
export type Fault = DraftView['faults'][number];

export const draftPath = (id: string) => `/api/designer/drafts/${encodeURIComponent(id)}`;

export const deskQuery = queryOptions({
  queryKey: ['designer', 'desk'],
  queryFn: ({ signal }) => api.get<Desk>('/api/designer', { signal }),
});
export const askedQuery = queryOptions({
  queryKey: ['designer', 'asked'],
  queryFn: ({ signal }) => api.get<Desk>('/api/designer/asked', { signal }),
});
export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: ['designer', 'draft', id],
    queryFn: ({ signal }) => api.get<DraftView>(draftPath(id), { signal }),
    // What is typed here is newer than what the city would say.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['designer', 'review', id],
    queryFn: ({ signal }) => api.get<DraftView>(`${draftPath(id)}/review`, { signal }),
  });
export const previewQuery = (id: string, seen: number, language: string, review = false) =>
  queryOptions({
    queryKey: ['designer', 'preview', id, seen, language],
    queryFn: ({ signal }) =>
      api.get<Preview>(`${draftPath(id)}${review ? '/review' : ''}/preview`, {
        signal,
        headers: { 'x-language': language },
      }),
    retry: false,
  });

export type JsonSchema = {
  type?: string | string[];
  description?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  patternProperties?: Record<string, JsonSchema>;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
};
export const schemaQuery = queryOptions({
  queryKey: ['designer', 'schema'],
  queryFn: ({ signal }) => api.get<JsonSchema>('/api/definitions/schema.json', { signal }),
  staleTime: 3_600_000,
});
