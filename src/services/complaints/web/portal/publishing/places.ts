/** Areas and agencies as lists to choose from when reports are narrowed. */
import type { AgenciesView, AreaView } from '../../../../../blocks/directory/contract.ts';
import { type Language, say } from '../../../../../shared/languages.ts';
import type { Option } from '../../../../../web/ui/base/field.tsx';

type Group = { label: string; options: Option[] };

type Listed = Pick<AreaView, 'code' | 'name' | 'parent' | 'leaf'>;

/** Each district as a whole, then its wards. `whole` words the choice of a whole district. */
export function areaOptions(areas: readonly Listed[], whole: (name: string) => string): (Option | Group)[] {
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, 'id');
  const inside = Map.groupBy(areas, ({ parent }) => parent ?? '');
  const districts = areas.filter(({ leaf }) => !leaf).sort(byName);
  const option = ({ code, name }: Listed): Option => ({ value: code, label: name });
  const placed = new Set(districts.map(({ code }) => code));
  return [
    ...districts.map((one) => ({
      label: one.name,
      options: [
        { value: one.code, label: whole(one.name) },
        ...(inside.get(one.code) ?? [])
          .filter(({ leaf }) => leaf)
          .sort(byName)
          .map(option),
      ],
    })),
    ...areas
      .filter(({ leaf, parent }) => leaf && !placed.has(parent ?? ''))
      .sort(byName)
      .map(option),
  ];
}

/** Agencies by name. */
export function agencyOptions(agencies: AgenciesView['agencies'], language: Language): Option[] {
  return agencies
    .map(({ id, name }) => ({ value: id, label: say(name, language) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
