/** The sentence with the remedy for one refused feature of an imported file. */
import type { Translate } from '../../../web/kit/texts/texts.ts';
import type { ImportProblemCode } from '../rules/geojson.ts';

export type RefusedView = {
  feature: number;
  area: string | null;
  name: string | null;
  problem: string;
  found: string | null;
  meant: string | null;
};

/** Says which area, and what to do; an area without name and code is called by its place in the file. */
export function importSentence(
  t: Translate,
  { feature, area, name, problem, found, meant }: RefusedView,
): string {
  const number = t('directory.import.feature', { number: feature + 1 });
  return t(`directory.import.${problem as ImportProblemCode}`, {
    area: area ?? number,
    name: name ?? area ?? number,
    found: found ?? '',
    meant: meant ?? '',
  });
}
