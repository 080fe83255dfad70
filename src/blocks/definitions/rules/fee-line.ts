/** What one line of a fee comes to after these answers: the same on the server and on the applicant's device. */
import type { FeelAst } from './feel/ast.ts';
import { evaluateFeel, feelHolds } from './feel/evaluate.ts';
import type { FeelContext } from './feel/values.ts';

/** A fee beyond this is a slip in the definition. */
const MOST = 1_000_000_000_000;

/** Whole rupiah, 0 where the line does not apply; undefined when the formula gives anything else. */
export function amountDue(
  { amount, when }: { amount: FeelAst; when: FeelAst | null },
  data: FeelContext,
): number | undefined {
  if (when !== null && !feelHolds(when, data)) return 0;
  const value = evaluateFeel(amount, data);
  const whole = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
  return whole ? value : undefined;
}
