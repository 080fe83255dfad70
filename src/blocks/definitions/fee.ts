/** What a service costs after these answers. */
import type { Words } from '../../shared/languages.ts';
import { amountDue } from './rules/fee-line.ts';
import type { FeelAst } from './rules/feel/ast.ts';
import type { FeelContext } from './rules/feel/values.ts';
import type { Definition } from './rules/shape/definition.ts';

export type FeeLineDue = { id: string; title: Words; amount: number; basis: Words };
/** Whole rupiah. Lines of zero are left out. */
export type Fee = { lines: FeeLineDue[]; total: number };

/** `data`: what was asked and answered (`visible(…).data`), with `visit` and `reviews` when they are known. */
export function feeOf(definition: Definition, data: FeelContext, formula: (source: string) => FeelAst): Fee {
  const lines = (definition.fee.lines ?? []).flatMap(({ id, title, amount, when, basis }): FeeLineDue[] => {
    const due = amountDue({ amount: formula(amount), when: when === undefined ? null : formula(when) }, data);
    if (due === undefined)
      throw new Error(`The fee line "${id}" of ${definition.id} does not give whole rupiah.`);
    return due === 0 ? [] : [{ id, title, amount: due, basis }];
  });
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}
