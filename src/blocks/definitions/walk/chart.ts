/** The workflow as a drawing: what is reached from the start, and what leads to an end. */
import { arrowsOf } from '../checks/workflow.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { Limit } from '../rules/shape/pieces.ts';
import type { State, Workflow } from '../rules/shape/workflow.ts';
import type { Findings } from './finding.ts';

/** Everything that can be reached from some states along arrows. */
function reached(from: readonly string[], arrows: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set(from);
  for (const state of seen) for (const next of arrows.get(state) ?? []) seen.add(next);
  return seen;
}

function arrowsIn({ states }: Workflow): { forward: Map<string, string[]>; backward: Map<string, string[]> } {
  const forward = new Map<string, string[]>();
  const backward = new Map<string, string[]>();
  for (const [id, state] of Object.entries(states))
    for (const { to } of arrowsOf(state)) {
      forward.set(id, [...(forward.get(id) ?? []), to]);
      backward.set(to, [...(backward.get(to) ?? []), id]);
    }
  return { forward, backward };
}

export function walkChart(workflow: Workflow, findings: Findings): void {
  const { forward, backward } = arrowsIn(workflow);
  const ids = Object.keys(workflow.states);
  const ends = ids.filter((id) => workflow.states[id]?.kind === 'end');
  // The applicant may withdraw anywhere, so that this end is always reached and helps no path to an end.
  const fromStart = reached([workflow.start], forward);
  const toEnd = reached(
    ends.filter((id) => id !== workflow.withdrawn || backward.has(id)),
    backward,
  );
  for (const id of ids) {
    const steps = ['workflow', 'states', id];
    const state = workflow.states[id] as State;
    if (!fromStart.has(id) && id !== workflow.withdrawn)
      findings.add(steps, 'state-unreachable', { state: id });
    if (state.kind !== 'end' && arrowsOf(state).length === 0)
      findings.add(steps, 'state-without-exit', { state: id });
    else if (!toEnd.has(id) && id !== workflow.withdrawn) findings.add(steps, 'no-end', { state: id });
  }
  const outcomes = new Set(
    ends.filter((id) => fromStart.has(id)).map((id) => (workflow.states[id] as { outcome?: string }).outcome),
  );
  if (!outcomes.has('granted') && !outcomes.has('done')) findings.add(['workflow', 'states'], 'no-success');
}

const HOURS: Record<Limit['unit'], { family: 'working' | 'calendar'; hours: number }> = {
  // A working day has eight hours or less; the calendar of the city counts, here it is only weighed.
  'working-days': { family: 'working', hours: 8 },
  'working-hours': { family: 'working', hours: 1 },
  days: { family: 'calendar', hours: 24 },
  hours: { family: 'calendar', hours: 1 },
};

/**
 * The promise must not be shorter than the quickest way to a decision takes when every desk uses its time. Desks that
 * count in another kind of days than the promise are left out of the sum.
 */
export function walkPromise({ workflow }: Definition, findings: Findings): void {
  if (!workflow) return;
  const promise = HOURS[workflow.promise.unit];
  const takes = (state: State) => {
    if (state.kind === 'end' || state.kind === 'applicant' || state.kind === 'payment') return 0;
    const unit = HOURS[state.limit.unit];
    const more = state.kind === 'desk' && state.extends ? state.extends.amount * promise.hours : 0;
    return Math.max(0, (unit.family === promise.family ? state.limit.amount * unit.hours : 0) - more);
  };
  const quickest = new Map<string, number>([[workflow.start, 0]]);
  const waiting = [workflow.start];
  let least = Number.POSITIVE_INFINITY;
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    const state = workflow.states[id];
    if (!state) continue;
    const until = (quickest.get(id) ?? 0) + takes(state);
    if (decides(state)) least = Math.min(least, until);
    for (const { to } of arrowsOf(state)) {
      if (until >= (quickest.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      quickest.set(to, until);
      waiting.push(to);
    }
  }
  const promised = workflow.promise.amount * promise.hours;
  if (!Number.isFinite(least) || least <= promised) return;
  findings.add(['workflow', 'promise'], 'promise-too-short', {
    promised: workflow.promise.amount,
    needed: Math.ceil(least / promise.hours),
    unit: { unit: workflow.promise.unit },
  });
}

/** Here the case can be granted, or ended with what was asked for. */
function decides(state: State): boolean {
  return 'acts' in state && state.acts.some(({ kind }) => kind === 'approve' || kind === 'finish');
}
