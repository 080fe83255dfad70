/** What the directory pages ask the server, and what is asked again after a change. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { api } from '../../../web/kit/api/api.ts';
import { areasQuery } from '../../../web/kit/map/areas.ts';
import type { Areas } from '../../../web/kit/map/types.ts';
import { newId } from '../../../web/kit/unique.ts';
import type { AgenciesView, AreasView, CalendarView, UnitCountsView, UnitsView } from '../contract.ts';

export const agenciesQuery = queryOptions({
  queryKey: ['directory', 'agencies'],
  queryFn: ({ signal }) => api.get<AgenciesView>('/api/agencies', { signal, query: { closed: true } }),
});

export const areaListQuery = queryOptions({
  queryKey: ['directory', 'areas'],
  queryFn: ({ signal }) => api.get<AreasView>('/api/areas', { signal }),
});

export const unitCountsQuery = queryOptions({
  queryKey: ['directory', 'units'],
  queryFn: ({ signal }) => api.get<UnitCountsView>('/api/areas/units', { signal }),
});

export const wardUnitsQuery = (code: string) =>
  queryOptions({
    queryKey: ['directory', 'units', code],
    queryFn: ({ signal }) => api.get<UnitsView>(`/api/areas/${encodeURIComponent(code)}/units`, { signal }),
  });

export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: ['directory', 'calendar', year],
    queryFn: ({ signal }) => api.get<CalendarView>('/api/calendar', { signal, query: { year } }),
  });

/**
 * After an import: the service worker and the browser may still hold the old borders, so both lists are fetched under
 * an address that neither has seen, and put where the pages look.
 */
export async function refreshAreas(client: QueryClient): Promise<void> {
  const query = { fresh: newId() };
  const [list, borders] = await Promise.all([
    api.get<AreasView>('/api/areas', { query }),
    api.get<Areas>('/api/areas.geojson', { query }),
  ]);
  client.setQueryData(areaListQuery.queryKey, list);
  client.setQueryData(areasQuery.queryKey, borders);
}

/** After an import of RT and RW: their lists, and the totals that stand with the areas. */
export async function refreshUnits(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: unitCountsQuery.queryKey });
  await refreshAreas(client);
}
