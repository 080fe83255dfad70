/** The wards of the city as a list to choose from, under their districts. */
import type { AreaView } from '../../../../blocks/directory/contract.ts';
import type { Option } from '../../../../web/ui/base/field.tsx';

type Options = (Option | { label: string; options: Option[] })[];

/** Options for a `Select`; groups only where wards lie in named districts. */
export function wardOptions(areas: readonly AreaView[]): Options {
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
