/** What the office pages of papers ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { LetterheadsView } from '../../rules/letterhead-contract.ts';
import type { ToSignView } from '../../rules/sign-contract.ts';

export const letterheadQuery = queryOptions({
  queryKey: ['documents', 'letterhead'],
  queryFn: ({ signal }) => api.get<LetterheadsView>('/api/documents/letterhead', { signal }),
});

export const toSignQuery = queryOptions({
  queryKey: ['documents', 'to-sign'],
  queryFn: ({ signal }) => api.get<ToSignView>('/api/documents/to-sign', { signal }),
});

/** Opens a PDF that needs the session in a tab of its own. */
export const pdfAddress = (path: string): string => `/api/documents/${path}`;
