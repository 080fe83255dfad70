/** The wards of the city as a list to choose from, under their districts. */
import { queryOptions } from '@tanstack/react-query';
import type { Option } from '../../ui/base/field.tsx';
import { api } from '../api/api.ts';

type Listed = { code: string; name: string; parent: string | null; leaf: boolean };

/** `useQuery(areaListQuery)` → districts and wards by name, without their borders. */
export const areaListQuery = queryOptions({
  queryKey: ['areas', 'list'],
  queryFn: ({ signal }) => api.get<{ areas: Listed[] }>('/api/areas', { signal }),
  staleTime: 3_600_000,
});

type Options = (Option | { label: string; options: Option[] })[];

/** Options for a `Select`; groups only where wards lie in named districts. */
export function wardOptions(areas: readonly Listed[]): Options {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  const groups = new Map<string, Option[]>();
  for (const area of areas) {
    if (!area.leaf) continue;
    const district = names.get(area.parent ?? '') ?? '';
    groups.set(district, [...(groups.get(district) ?? []), { value: area.code, label: area.name }]);
  }
  const byName = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'id');
  return [...groups]
    .map(([label, options]) => ({ label, options: options.sort(byName) }))
    .sort(byName)
    .flatMap((group): Options => (group.label === '' ? group.options : [group]));
}
