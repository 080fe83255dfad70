/** The values that the expressions of a definition speak of: answers near them are the ones that decide something. */
import type { Formula } from './formulas.ts';

export type Literals = { numbers: number[]; texts: string[]; spans: number[]; dates: string[] };

/** Every literal in any tree, found without knowing what it is compared with. */
function collect(
  node: unknown,
  found: { numbers: Set<number>; texts: Set<string>; spans: Set<number>; dates: Set<string> },
): void {
  if (typeof node !== 'object' || node === null) return;
  const { k, value } = node as { k?: unknown; value?: unknown };
  if (k === 'value' && typeof value === 'number') found.numbers.add(value);
  if (k === 'value' && typeof value === 'string') found.texts.add(value);
  if (k === 'date' && typeof value === 'string') found.dates.add(value);
  const days = k === 'duration' && typeof value === 'string' ? /^P(\d+)D$/.exec(value)?.[1] : undefined;
  if (days) found.spans.add(Number(days));
  for (const part of Object.values(node)) collect(part, found);
}

export function literalsOf(formulas: readonly Formula[]): Literals {
  const found = {
    numbers: new Set<number>(),
    texts: new Set<string>(),
    spans: new Set<number>(),
    dates: new Set<string>(),
  };
  for (const { ast } of formulas) collect(ast, found);
  return {
    numbers: [...found.numbers].slice(0, 12),
    texts: [...found.texts].slice(0, 12),
    spans: [...found.spans].slice(0, 6),
    dates: [...found.dates].sort().slice(0, 6),
  };
}
