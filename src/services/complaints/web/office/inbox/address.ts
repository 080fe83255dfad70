/** The inbox's filters as they stand in the address of the page. */
import { useMemo } from 'react';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { VIEWS } from '../../../rules/desk-contract.ts';
import type { DeskFilters, DeskViewName } from '../desk-data.ts';

/** Names in the address, in the house's own words, and the filter each stands for. */
const NAMES = {
  q: 'cari',
  category: 'jenis',
  area: 'wilayah',
  agency: 'perangkat',
  priority: 'prioritas',
} as const;
export type FilterName = keyof typeof NAMES;

export function useDeskFilters() {
  const [search, setSearch] = useSearch();
  const asked = search.tampilan as DeskViewName;
  const view = VIEWS.includes(asked) ? asked : 'todo';
  const { cari, jenis, wilayah, perangkat, prioritas } = search;
  const filters = useMemo<DeskFilters>(
    () => ({
      view,
      q: cari?.trim() || undefined,
      category: jenis,
      area: wilayah,
      agency: perangkat,
      priority: /^[1-4]$/.test(prioritas ?? '') ? prioritas : undefined,
    }),
    [view, cari, jenis, wilayah, perangkat, prioritas],
  );
  return {
    filters,
    /** Code of the case in the pane, and the act whose sheet is open. */
    opened: search.kode,
    act: search.langkah,
    set: (name: FilterName, value: string | undefined) => setSearch({ [NAMES[name]]: value }),
    clear: () => setSearch(Object.fromEntries(Object.values(NAMES).map((name) => [name, undefined]))),
    count: Object.keys(NAMES).filter((name) => filters[name as FilterName]).length,
    setSearch,
  };
}

/** The address with some names changed; for links that keep everything else. */
export function addressWith(change: Record<string, string | undefined>): string {
  const params = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(change)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const text = params.toString();
  return `/office/laporan${text ? `?${text}` : ''}`;
}
