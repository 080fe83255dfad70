/** Computes the fee for the answers of a path: whole rupiah, never negative. */
import { isRupiah } from '../../../shared/money.ts';
import type { FeelContext } from '../rules/feel/values.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { Findings } from './finding.ts';
import { example, type Formulas, tryOut } from './formulas.ts';

type FeeWalk = { live: { definition: Definition }; formulas: Formulas; findings: Findings };

export function walkFee({ live: { definition }, formulas, findings }: FeeWalk, data: FeelContext): number {
  let total = 0;
  (definition.fee.lines ?? []).forEach((line, at) => {
    const when = formulas.at(['fee', 'lines', at, 'when']);
    const amount = formulas.at(['fee', 'lines', at, 'amount']);
    if (!amount || (when && tryOut(when, data, findings) !== true)) return;
    const value = tryOut(amount, data, findings);
    if (value === undefined) return;
    if (typeof value === 'number' && isRupiah(value) && value >= 0) {
      total += value;
      return;
    }
    findings.add(amount.steps, value === null ? 'fee-unknown' : 'fee-wrong', {
      line: line.id,
      value: JSON.stringify(value),
      example: example(amount, data),
    });
  });
  return total;
}
