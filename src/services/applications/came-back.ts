/** An application that came back from its applicant: what was mended, for the desk; and whose desk it was before. */
import type { EntryRow } from '../../blocks/cases/api.ts';
import { officersWith } from '../../blocks/identity/api.ts';
import type { City } from '../../platform/city.ts';
import type { Loaded } from './loaded.ts';
import type * as desk from './rules/desk-contract.ts';
import { PERMISSION } from './rules/statechart.ts';
import { type Sight, seesPath } from './sight.ts';
import type { NewTask } from './store.ts';

/** The last correction, as long as the desk to which it came has not moved the application on. */
export function correctedView(
  { app }: Pick<Loaded, 'app'>,
  timeline: readonly EntryRow[],
  titles: ReadonlyMap<string, string>,
  sight: Sight,
): desk.DeskApplication['corrected'] {
  const entry = timeline.findLast(({ data }) => data.to !== undefined);
  if (entry?.kind !== 'corrected' || sight === 'nothing') return null;
  const asked = timeline.findLast(({ kind }) => kind === 'returned')?.data.fields;
  const named = (paths: readonly string[]) => [
    ...new Set(paths.flatMap((path) => (seesPath(sight, path) ? (titles.get(path) ?? []) : []))),
  ];
  const { changed } = app;
  return {
    at: entry.at.toISOString(),
    text: sight === 'all' ? entry.text : null,
    changed: named(changed),
    unchanged: named(
      (Array.isArray(asked) ? asked.map(String) : []).filter((path) => !changed.includes(path)),
    ),
  };
}

/** Who had it when it was returned has it again, if that officer still works at the desk to which it comes. */
export async function holderAgain(
  city: City,
  holder: string | undefined,
  desks: readonly NewTask[],
): Promise<string | null> {
  const desk = desks.find(({ review }) => review === '');
  if (!holder || !desk) return null;
  const found = await officersWith(city, PERMISSION[desk.part], { agency: desk.agency, area: desk.area });
  return found.some(({ id }) => id === holder) ? holder : null;
}
