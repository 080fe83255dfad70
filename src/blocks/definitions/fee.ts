/** What a service costs after these answers. */
import type { Words } from '../../shared/languages.ts';
import type { FeelAst } from './rules/feel/ast.ts';
import { evaluateFeel, feelHolds } from './rules/feel/evaluate.ts';
import type { FeelContext } from './rules/feel/values.ts';
import type { Definition } from './rules/shape/definition.ts';

export type FeeLineDue = { id: string; title: Words; amount: number; basis: Words };
/** Whole rupiah. Lines of zero are left out. */
export type Fee = { lines: FeeLineDue[]; total: number };

/** A fee beyond this is a slip in the definition. */
const MOST = 1_000_000_000_000;

/** `data`: what was asked and answered (`visible(…).data`), with `visit` and `reviews` when they are known. */
export function feeOf(definition: Definition, data: FeelContext, formula: (source: string) => FeelAst): Fee {
  const lines = (definition.fee.lines ?? []).flatMap(({ id, title, amount, when, basis }): FeeLineDue[] => {
    if (when !== undefined && !feelHolds(formula(when), data)) return [];
    const value = evaluateFeel(formula(amount), data);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > MOST)
      throw new Error(
        `The fee line "${id}" of ${definition.id} gives ${JSON.stringify(value)}, not whole rupiah.`,
      );
    return value === 0 ? [] : [{ id, title, amount: value, basis }];
  });
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}
