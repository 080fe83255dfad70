/** What the pages of the ladder and of absences ask the server. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import type { LadderView, OwnAbsences } from '../../../rules/ladder-contract.ts';

export const ladderQuery = queryOptions({
  queryKey: ['complaints', 'ladder'],
  queryFn: ({ signal }) => api.get<LadderView>('/api/complaints/ladder', { signal }),
});

export const ownAbsencesQuery = queryOptions({
  queryKey: ['complaints', 'absences'],
  queryFn: ({ signal }) => api.get<OwnAbsences>('/api/desk/absences', { signal }),
});
