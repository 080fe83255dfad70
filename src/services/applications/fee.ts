/** The fee of an application as people see it. */
import { type Language, say } from '../../shared/languages.ts';
import type { FeeView } from './rules/application-contract.ts';
import { type State, stateOf } from './rules/statechart.ts';
import { type Service, workflowOf } from './service-of.ts';
import type { ApplicationRow, FeeLine } from './store.ts';

/** What becomes of a fee that is not paid: asked for in its turn, and by no one once the application is over. */
const UNPAID: Partial<Record<State['kind'], FeeView['state']>> = { payment: 'due', end: 'dropped' };

export function feeView(
  service: Service,
  app: Pick<ApplicationRow, 'fee' | 'paid_at' | 'paid_receipt'> & { fee_lines: readonly FeeLine[] },
  state: string,
  language: Language,
): FeeView {
  const known = new Map((service.definition.fee.lines ?? []).map((line) => [line.id, line]));
  const { kind } = stateOf(workflowOf(service), state);
  return {
    lines: app.fee_lines.map(({ id, amount }) => {
      const line = known.get(id);
      return {
        id,
        title: line ? say(line.title, language) : id,
        amount,
        basis: line ? say(line.basis, language) : '',
      };
    }),
    total: app.fee,
    state: app.fee === 0 ? 'none' : app.paid_at ? 'paid' : (UNPAID[kind] ?? 'later'),
    paidAt: app.paid_at?.toISOString() ?? null,
    receipt: app.paid_receipt,
  };
}
