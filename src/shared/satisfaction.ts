/**
 * The satisfaction survey (SKM) of every service that asks it: what is asked, what was answered, and the arithmetic of
 * Permenpan-RB 14/2017, attachment, "pengolahan data" and the table of perception values. Pure.
 */
import { fieldProblem } from './errors.ts';
import { type Language, say, type Words } from './languages.ts';

/** Quality of service by the converted index (interval SKM): A very good, B good, C poor, D not good. */
export type Quality = 'A' | 'B' | 'C' | 'D';

const BANDS: readonly [least: number, quality: Quality][] = [
  [88.31, 'A'],
  [76.61, 'B'],
  [65, 'C'],
  [0, 'D'],
];

const round2 = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;

/** Mean of one element (NRR), 1 to 4; null where nobody answered. */
export function meanOf({ sum, n }: { sum: number; n: number }): number | null {
  return n > 0 ? sum / n : null;
}

/**
 * The index (IKM), 25 to 100, with two decimals: the means weighted equally (1/9 with nine elements; elements that nobody
 * answered take no weight) and multiplied by 25. Null without any answer.
 */
export function indexOf(means: readonly (number | null)[]): number | null {
  const known = means.filter((mean) => mean !== null);
  if (known.length === 0) return null;
  return round2((known.reduce((sum, mean) => sum + mean, 0) / known.length) * 25);
}

export function qualityOf(index: number): Quality {
  return BANDS.find(([least]) => index >= least)?.[1] ?? 'D';
}

/** How many must be asked of a population: Krejcie and Morgan (1970), 95 % confidence, 5 % error, as the attachment's table has it. */
export function sampleFor(population: number): number {
  const CHI = 3.841;
  const P = 0.5;
  const spread = CHI * population * P * (1 - P);
  return population <= 0 ? 0 : Math.round(spread / (0.05 ** 2 * (population - 1) + CHI * P * (1 - P)));
}

/** The elements of a city's survey, nine by the regulation; their words come from its packs. */
type Asked = {
  elements: readonly { id: string; title: Words; question: Words; answers: readonly Words[] }[];
};

/** The elements as they are asked in a language. */
export function elementsIn({ elements }: Asked, language: Language) {
  return elements.map(({ id, title, question, answers }) => ({
    id,
    title: say(title, language),
    question: say(question, language),
    answers: answers.map((words) => say(words, language)),
  }));
}

/** The answers in the order of the elements, 0 for what was skipped. Throws 422 for an unknown element, and for none. */
export function scoresOf({ elements }: Asked, given: Readonly<Record<string, number>>): number[] {
  const strange = Object.keys(given).find((id) => !elements.some((one) => one.id === id));
  if (strange !== undefined) throw fieldProblem('answers', 'unknown-element', { id: strange });
  const scores = elements.map(({ id }) => (Object.hasOwn(given, id) ? (given[id] ?? 0) : 0));
  if (scores.every((score) => score === 0)) throw fieldProblem('answers', 'no-answer');
  return scores;
}

/** Sum and number of the answers to one element; `place` counts from 1 in the order of the elements. */
export type ElementSum = { place: number; sum: number; n: number; respondents: number };

/** Index and quality of one group of answers; null while fewer than `least` have answered, because one of them could be known. */
export function indexOfSums(
  sums: readonly ElementSum[],
  least: number,
): { index: number; quality: Quality } | null {
  if ((sums[0]?.respondents ?? 0) < least) return null;
  const index = indexOf(sums.map(meanOf));
  return index === null ? null : { index, quality: qualityOf(index) };
}
