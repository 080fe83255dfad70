/** What follows in a workflow, and the way that is left. Pure. */
import type { Act, State, Workflow } from '../../../blocks/definitions/rules/shape/workflow.ts';

export type { Act, State, Workflow };

export function stateOf(workflow: Workflow, id: string): State {
  const state = Object.hasOwn(workflow.states, id) ? workflow.states[id] : undefined;
  if (!state) throw new Error(`The workflow has no state ${id}.`);
  return state;
}

export function actsOf(state: State): readonly Act[] {
  return state.kind === 'desk' || state.kind === 'visit' ? state.acts : [];
}

/** The promise of the workflow, and what states that were reached add to it by law. */
export function promiseOf({ promise, states }: Workflow, reached: readonly string[]): Workflow['promise'] {
  const more = [...new Set(reached)].flatMap((id) => {
    const state = Object.hasOwn(states, id) ? states[id] : undefined;
    return state?.kind === 'desk' && state.extends ? [state.extends.amount] : [];
  });
  return { ...promise, amount: more.reduce((sum, amount) => sum + amount, promise.amount) };
}

/** Where it goes from a state if nothing is refused or returned. */
function onward(state: State): string | undefined {
  if (state.kind === 'reviews' || state.kind === 'applicant' || state.kind === 'payment') return state.next;
  const acts = actsOf(state);
  return (
    acts.find(({ kind }) => kind === 'approve' || kind === 'forward')?.to ??
    acts.find(({ kind }) => kind === 'finish')?.to
  );
}

/**
 * The states that come after `from` if all goes well, to an end. Payment is left out where there is nothing to pay, and
 * a state is not passed twice.
 */
export function wayFrom(workflow: Workflow, from: string, pays: boolean): string[] {
  const way: string[] = [];
  const passed = new Set([from]);
  for (let next = onward(stateOf(workflow, from)); next !== undefined && !passed.has(next); ) {
    const state = stateOf(workflow, next);
    passed.add(next);
    if (state.kind !== 'payment' || pays) way.push(next);
    next = onward(state);
  }
  return way;
}

/** Passes payments of nothing; where that leads. */
export function past(workflow: Workflow, to: string, pays: boolean): string {
  let at = to;
  for (let steps = 0; steps < 20; steps++) {
    const state = stateOf(workflow, at);
    if (state.kind !== 'payment' || pays) return at;
    at = state.next;
  }
  return at;
}

export const PERMISSION = {
  clerk: 'applications.check',
  reviewer: 'applications.review',
  inspector: 'applications.inspect',
  approver: 'applications.decide',
} as const;
