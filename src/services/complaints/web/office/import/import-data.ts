/** What the import pages ask the server, and the names of what they show. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { ImportFileView, ImportsView, ImportTask } from '../../../rules/import-contract.ts';

export const IMPORT_PATH = '/office/admin/impor';
export const FILES_API = '/api/complaints/imports/files';
const POLL_MS = 1000;

export const isActive = (task: ImportTask | null | undefined) =>
  task?.state === 'waiting' || task?.state === 'running';

/** A size as offices read it: `3 KB`, `1,4 MB`. `number` writes it in the reader's language. */
export function sizeWords(
  bytes: number,
  number: (value: number, options: { maximumFractionDigits: number }) => string,
): string {
  if (bytes < 2 ** 20)
    return `${number(Math.max(1, Math.round(bytes / 1024)), { maximumFractionDigits: 0 })} KB`;
  return `${number(bytes / 2 ** 20, { maximumFractionDigits: 1 })} MB`;
}

export const importsQuery = queryOptions({
  queryKey: ['complaints', 'imports'],
  queryFn: ({ signal }) => api.get<ImportsView>('/api/complaints/imports', { signal }),
  refetchInterval: ({ state }) => (isActive(state.data?.active) ? POLL_MS : false),
});

export const fileQuery = (id: string) =>
  queryOptions({
    queryKey: ['complaints', 'imports', 'file', id],
    queryFn: ({ signal }) => api.get<ImportFileView>(`${FILES_API}/${id}`, { signal }),
    refetchOnWindowFocus: false,
    retry: false,
  });

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['complaints', 'imports', 'task', id],
    queryFn: ({ signal }) => api.get<ImportTask>(`/api/complaints/imports/tasks/${id}`, { signal }),
    refetchInterval: ({ state }) => (isActive(state.data) || !state.data ? POLL_MS : false),
  });

export const reasonWords: Record<string, TextKey> = {
  'no-id': 'complaints.import.reason.no-id',
  'id-twice': 'complaints.import.reason.id-twice',
  'no-words': 'complaints.import.reason.no-words',
  'no-opening-time': 'complaints.import.reason.no-opening-time',
  'wrong-opening-time': 'complaints.import.reason.wrong-opening-time',
  'opened-in-future': 'complaints.import.reason.opened-in-future',
  'wrong-closing-time': 'complaints.import.reason.wrong-closing-time',
  'no-closing-column': 'complaints.import.reason.no-closing-column',
  'closed-before-opened': 'complaints.import.reason.closed-before-opened',
  'unknown-category': 'complaints.import.reason.unknown-category',
  'unknown-agency': 'complaints.import.reason.unknown-agency',
  'unknown-area': 'complaints.import.reason.unknown-area',
  'no-place': 'complaints.import.reason.no-place',
  'wrong-coordinates': 'complaints.import.reason.wrong-coordinates',
  'coordinates-exchanged': 'complaints.import.reason.coordinates-exchanged',
  'coordinates-sign': 'complaints.import.reason.coordinates-sign',
  'outside-city': 'complaints.import.reason.outside-city',
  'too-many-columns': 'complaints.import.reason.too-many-columns',
  'already-imported': 'complaints.import.reason.already-imported',
};

export const whyWords: Record<string, TextKey> = {
  'no-promise-there': 'complaints.import.why.no-promise-there',
  'their-promise-later': 'complaints.import.why.their-promise-later',
  'their-promise-earlier': 'complaints.import.why.their-promise-earlier',
  'against-its-own-promise': 'complaints.import.why.against-its-own-promise',
  'still-open': 'complaints.import.why.still-open',
};

export const delimiterWords: Record<string, TextKey> = {
  ',': 'complaints.import.delimiter.comma',
  ';': 'complaints.import.delimiter.semicolon',
  '\t': 'complaints.import.delimiter.tab',
  '|': 'complaints.import.delimiter.bar',
};
