/** The arithmetic of the satisfaction survey: Permenpan-RB 14/2017, attachment, "pengolahan data" and the table of perception values. Pure. */

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
