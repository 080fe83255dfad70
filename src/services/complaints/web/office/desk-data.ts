/** What the desk asks the server and how the answers are kept between screens. */
import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
} from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import type { Done } from '../../contract.ts';
import type { ClosingReasons } from '../../rules/closing-contract.ts';
import type {
  Colleagues,
  DeskComplaint,
  DeskCounts,
  DeskItem,
  DeskPage,
  VIEWS,
} from '../../rules/desk-contract.ts';
import type { Categories, CategorySuggestions, Draft, Twins } from '../../rules/intake-contract.ts';

/** Shown only while they hold something: most officers never need them. */
export const AT_TIMES: ReadonlySet<string> = new Set([
  'to-my-unit',
  'handed-down',
  'back-and-forth',
  'follow-up',
  'escalated',
]);
export type DeskViewName = (typeof VIEWS)[number];

/** What the inbox shows, as the address of the page keeps it. */
export type DeskFilters = {
  view: DeskViewName;
  q?: string | undefined;
  category?: string | undefined;
  area?: string | undefined;
  agency?: string | undefined;
  priority?: string | undefined;
};

/** Pages as react-query holds them. */
export type LoadedPages = InfiniteData<DeskPage, unknown>;

/** The inbox, page after page. */
export const listQuery = (filters: DeskFilters) =>
  infiniteQueryOptions({
    queryKey: ['complaints', 'desk', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      api.get<DeskPage>('/api/desk/complaints', {
        query: { ...filters, cursor: pageParam, limit: 40 },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    staleTime: 60_000,
    // Live messages keep the list true; a refetch on return to the tab would move what is being read.
    refetchOnWindowFocus: false,
  });

/** Figures beside the views; they follow the filters, not the view. */
export const countsQuery = ({ view: _, q: __, ...filters }: DeskFilters) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'counts', filters],
    queryFn: ({ signal }) => api.get<DeskCounts>('/api/desk/complaints/counts', { query: filters, signal }),
  });

/** One case with its timeline and the acts open to this officer. */
export const caseQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'case', code],
    queryFn: ({ signal }) =>
      api.get<DeskComplaint>(`/api/desk/complaints/${encodeURIComponent(code)}`, { signal }),
  });

export const colleaguesQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'colleagues', code],
    queryFn: ({ signal }) =>
      api.get<Colleagues>(`/api/desk/complaints/${encodeURIComponent(code)}/colleagues`, { signal }),
  });

/** Cases nearby that may be the same, likeliest first; only for who may triage the case. */
export const twinsQuery = (code: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'twins', code],
    queryFn: ({ signal }) =>
      api.get<Twins>(`/api/desk/complaints/${encodeURIComponent(code)}/twins`, { signal }),
    staleTime: 60_000,
  });

/** What a report without a category seems to be about. */
/** What the case seems to be about; with `category`, which agency would get it under that one. */
export const sortingQuery = (code: string, category?: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'sorting', code, category ?? ''],
    queryFn: ({ signal }) => {
      const asked = category ? `?${new URLSearchParams({ category })}` : '';
      const path = `/api/desk/complaints/${encodeURIComponent(code)}/sorting${asked}`;
      return api.get<CategorySuggestions>(path, { signal });
    },
    staleTime: 60_000,
  });

/** Public reports that may say the same as what is being typed at the counter. */
export const draftTwinsQuery = (draft: Draft) =>
  queryOptions({
    queryKey: ['complaints', 'draft-twins', draft],
    queryFn: ({ signal }) => api.post<Twins>('/api/complaints/twins', draft, { signal }),
    staleTime: 60_000,
  });

export const categoriesQuery = queryOptions({
  queryKey: ['complaints', 'categories'],
  queryFn: ({ signal }) => api.get<Categories>('/api/complaints/categories', { signal }),
  staleTime: 600_000,
});

export const closingReasonsQuery = queryOptions({
  queryKey: ['complaints', 'closing-reasons'],
  queryFn: ({ signal }) => api.get<ClosingReasons>('/api/complaints/closing-reasons', { signal }),
  staleTime: 600_000,
});

export { agenciesQuery } from '../agencies.ts';

/** The case as this list would show it now; undefined when it does not belong in it (any more). */
export async function itemInList(filters: DeskFilters, code: string): Promise<DeskItem | undefined> {
  const page = await api.get<DeskPage>('/api/desk/complaints', { query: { ...filters, q: code, limit: 1 } });
  return page.items.find((one) => one.code === code);
}

/** Does one act on a case. Throws `ApiProblem`; 409 means that somebody was faster. */
export async function sendAct(
  code: string,
  act: string,
  body: Record<string, unknown>,
  /** The same for every try of the same words, so that one whose answer was lost is not done twice. */
  idempotencyKey?: string,
): Promise<Done> {
  return api.post<Done>(`/api/desk/complaints/${encodeURIComponent(code)}/${act}`, body, { idempotencyKey });
}

/** After an act: the case is asked anew and its rows are put right, also where no live message arrives. */
export async function renewCase(client: QueryClient, code: string): Promise<void> {
  void client.invalidateQueries({ queryKey: ['complaints', 'desk', 'counts'] });
  // A case that was passed on may be out of reach now; the open page then says so by itself.
  const item = await client.fetchQuery({ ...caseQuery(code), staleTime: 0 }).catch(() => undefined);
  if (!item) return;
  client.setQueriesData<LoadedPages>(
    { queryKey: ['complaints', 'desk', 'list'] },
    (loaded) =>
      loaded && {
        ...loaded,
        pages: loaded.pages.map((page) => ({
          ...page,
          items: page.items.map((one) => (one.code === code ? item : one)),
        })),
      },
  );
}
