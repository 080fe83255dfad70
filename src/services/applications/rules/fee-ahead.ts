/** The fee of an application before it is sent, reckoned where it is written: with no network and before signing in too. */

import { amountDue } from '../../../blocks/definitions/rules/fee-line.ts';
import type { FeelContext } from '../../../blocks/definitions/rules/feel/values.ts';
import type { ServiceForm } from '../contract.ts';
import type { FeeView } from './application-contract.ts';

/** `data` of answers without fault. Undefined when it cannot be reckoned: then only what is told of the fee holds. */
export function feeAhead(
  { feeLines }: Pick<ServiceForm, 'feeLines'>,
  data: FeelContext,
): FeeView | undefined {
  try {
    const known = { ...data, visit: {}, reviews: {}, fee: 0 };
    const lines = feeLines.map(({ id, title, basis, amount, when }) => {
      const due = amountDue({ amount, when }, known);
      if (due === undefined) throw new Error(`The fee line "${id}" does not give whole rupiah.`);
      return { id, title, basis, amount: due };
    });
    const total = lines.reduce((sum, { amount }) => sum + amount, 0);
    return {
      lines: lines.filter(({ amount }) => amount > 0),
      total,
      state: total === 0 ? 'none' : 'later',
      paidAt: null,
      receipt: null,
    };
  } catch {
    return undefined;
  }
}
