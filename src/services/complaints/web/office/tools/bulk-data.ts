/** What the pages of a common step ask the server, and the words of its acts. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import {
  BULK_ACTS,
  type BulkAct,
  type BulkOrder,
  MOST_REHEARSED,
  type Rehearsed,
  type RunList,
  type RunView,
} from '../../../rules/bulk-contract.ts';
import type { Pick } from './picks.ts';

export const runPath = (id: string) => `/office/sekaligus/${encodeURIComponent(id)}`;

const POLL_MS = 800;

export const runsQuery = queryOptions({
  queryKey: ['complaints', 'bulk'],
  queryFn: ({ signal }) => api.get<RunList>('/api/desk/bulk', { signal }),
});

/** Asked again and again until it is over. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['complaints', 'bulk', id],
    queryFn: ({ signal }) => api.get<RunView>(`/api/desk/bulk/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: (query) => (query.state.data?.finishedAt ? false : POLL_MS),
  });

const words = <A extends BulkAct>(act: A) =>
  ({ name: `complaints.tools.bulk.act.${act}`, undo: `complaints.tools.bulk.undo.${act}` }) as const;

export const bulkWords: Record<BulkAct, { name: TextKey; undo: TextKey }> = {
  take: words('take'),
  assign: words('assign'),
  'hand-over': words('hand-over'),
  priority: words('priority'),
  answer: words('answer'),
  close: words('close'),
};

export function isBulkAct(act: string): act is BulkAct {
  return (BULK_ACTS as readonly string[]).includes(act);
}

export type Rehearsal = Rehearsed['items'];

/** Part after part, so that the bar moves and no request takes long. */
export async function rehearseAll(
  order: BulkOrder,
  picks: readonly Partial<Pick>[],
  onPart: (done: number) => void,
  signal?: AbortSignal,
): Promise<Rehearsal> {
  const found: Rehearsal = [];
  for (let at = 0; at < picks.length; at += MOST_REHEARSED) {
    const items = picks.slice(at, at + MOST_REHEARSED);
    const part = await api.post<Rehearsed>('/api/desk/bulk/rehearsals', { order, items }, { signal });
    found.push(...part.items);
    onPart(found.length);
  }
  return found;
}

/** Reports by their codes, as they stand now and as far as they can still be found: some tens in one question. */
export async function picksNow(codes: readonly string[]): Promise<Pick[]> {
  const found = await rehearseAll(
    { act: 'take' },
    codes.map((code) => ({ code })),
    () => {},
  );
  return found.flatMap(({ code, version, state }) => (state ? [{ code, version }] : []));
}
