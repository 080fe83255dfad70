/** Which bills a payment pays: the oldest first, unless the payer said which; what is left over is kept for the next one. Pure. */
import type { Rupiah } from '../../../shared/money.ts';

export type Owed = {
  id: string;
  /** Day until which it was to be paid, 'YYYY-MM-DD'. */
  due: string;
  /** The order in which bills of one day were made. */
  seq: number;
  open: Rupiah;
};

/** `oldest`: whatever is longest overdue. `chosen`: the bills that the payer named, then the oldest. `only`: never another bill. */
export type AllocationRule = 'oldest' | 'chosen' | 'only';
export type Allocation = { bill: string; amount: Rupiah };

/** RangeError for an amount that is not positive. Parts of bills are paid; bills that owe nothing are passed over. */
export function allocate(
  amount: Rupiah,
  owed: readonly Owed[],
  rule: AllocationRule = 'oldest',
  chosen: readonly string[] = [],
): { allocations: Allocation[]; left: Rupiah } {
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new RangeError('a payment is at least one whole rupiah');
  const place = new Map(chosen.map((id, at) => [id, at]));
  const placeOf = ({ id }: Owed) => (rule === 'oldest' ? 0 : (place.get(id) ?? chosen.length));
  const inOrder = owed
    .filter((one) => one.open > 0 && (rule !== 'only' || place.has(one.id)))
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.seq - b.seq));
  const allocations: Allocation[] = [];
  let left = amount;
  for (const { id, open } of inOrder) {
    if (left === 0) break;
    const paid = Math.min(left, open);
    allocations.push({ bill: id, amount: paid });
    left -= paid;
  }
  return { allocations, left };
}
