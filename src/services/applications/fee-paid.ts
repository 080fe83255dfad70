/** The fee of an application has come in, whichever way. */
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import type { Loaded } from './loaded.ts';
import { perform } from './move.ts';
import type { Done } from './rules/application-contract.ts';
import { stateOf } from './rules/statechart.ts';
import { workflowOf } from './service-of.ts';

export type FeePayment = {
  /** Whole rupiah. */
  amount: number;
  /** Number of the receipt; the same one told again changes nothing. */
  receipt: string;
};

/**
 * Notes the payment and lets the application go on, once. A function as `given` looks at the locked rows first and may
 * refuse; `seen` is what the caller's screen showed; `also` is done with it, or neither is. 409 `applications.amount-differs` when it is not the fee, `applications.not-now` when nothing
 * is to be paid: whoever took that money gives it back.
 */
export async function feePaid(
  ctx: Context,
  code: string,
  given: FeePayment | ((loaded: Loaded) => FeePayment),
  seen?: number,
  also?: (loaded: Loaded, tx: Change) => Promise<void>,
): Promise<Done> {
  return perform(ctx, code, seen, async (loaded, tx) => {
    const { row, app, service } = loaded;
    const { amount, receipt } = typeof given === 'function' ? given(loaded) : given;
    const number = cleanLine(receipt);
    if (app.paid_at && app.paid_receipt === number && amount === app.fee)
      return { done: 'paid', visibility: 'reporter', quiet: true };
    if (stateOf(workflowOf(service), row.state).kind !== 'payment' || app.paid_at)
      throw new Problem(409, 'applications.not-now');
    if (amount !== app.fee) throw new Problem(409, 'applications.amount-differs');
    await also?.(loaded, tx);
    app.paid_at = ctx.now;
    app.paid_receipt = number;
    return {
      ...{ done: 'paid', visibility: 'reporter', tell: 'paid', move: { event: { type: 'paid' } } },
      data: { amount: app.fee },
    };
  });
}
