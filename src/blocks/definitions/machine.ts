/**
 * The workflow of a definition as a statechart (XState), used only through pure functions: where a case stands is plain
 * data, and a step gives the next place or nothing. Not for the browser: XState stays out of its bundle.
 */
import { createMachine, transition } from 'xstate';
import type { State, Workflow } from './rules/shape/workflow.ts';

/** Where a case stands. `reviewed`: reviews of this state that are in. */
export type Position = { state: string; reviewed: string[] };

/**
 * What happens: an act of an officer by its id; a review that came in; the applicant `sent` the correction, `paid`, or let
 * the limit pass (`lapsed`); the city let its own limit pass (`silence`); the applicant withdraws.
 */
export type WorkflowEvent =
  | { type: 'act'; act: string }
  | { type: 'reviewed'; review: string }
  | { type: 'sent' | 'paid' | 'lapsed' | 'silence' | 'withdraw' };

export type WorkflowMachine = {
  start(): Position;
  /** Undefined when this cannot happen there. */
  step(from: Position, event: WorkflowEvent): Position | undefined;
};

const WAITING = 'waiting';
const IN = 'in';

function nodeOf(state: State): object {
  const silence = 'silence' in state && state.silence ? { silence: state.silence.to } : {};
  switch (state.kind) {
    case 'end':
      return { type: 'final' };
    case 'applicant':
      return { on: { sent: state.next, lapsed: state.lapses.to } };
    case 'payment':
      return { on: { paid: state.next, lapsed: state.lapses.to } };
    case 'reviews':
      return {
        type: 'parallel',
        on: silence,
        onDone: state.next,
        states: Object.fromEntries(
          state.reviews.map(({ id }) => [
            id,
            {
              initial: WAITING,
              states: { [WAITING]: { on: { [`reviewed:${id}`]: IN } }, [IN]: { type: 'final' } },
            },
          ]),
        ),
      };
    default:
      return { on: { ...silence, ...Object.fromEntries(state.acts.map(({ id, to }) => [`act:${id}`, to])) } };
  }
}

type StateValue = string | { [state: string]: StateValue | undefined };

function eventName(event: WorkflowEvent): string {
  if (event.type === 'act') return `act:${event.act}`;
  return event.type === 'reviewed' ? `reviewed:${event.review}` : event.type;
}

function valueAt(workflow: Workflow, { state, reviewed }: Position): StateValue {
  const node = workflow.states[state];
  if (node?.kind !== 'reviews') return state;
  return {
    [state]: Object.fromEntries(node.reviews.map(({ id }) => [id, reviewed.includes(id) ? IN : WAITING])),
  };
}

function positionOf(value: StateValue): Position {
  if (typeof value === 'string') return { state: value, reviewed: [] };
  const [state = '', inner] = Object.entries(value)[0] ?? [];
  const reviewed = Object.entries(inner as Record<string, string>).flatMap(([id, at]) =>
    at === IN ? [id] : [],
  );
  return { state, reviewed };
}

export function workflowMachine(id: string, workflow: Workflow): WorkflowMachine {
  const machine = createMachine({
    id,
    initial: workflow.start,
    states: Object.fromEntries(Object.entries(workflow.states).map(([name, state]) => [name, nodeOf(state)])),
    on: { withdraw: `.${workflow.withdrawn}` },
  });
  return {
    start: () => ({ state: workflow.start, reviewed: [] }),
    step(from, event) {
      const node = Object.hasOwn(workflow.states, from.state) ? workflow.states[from.state] : undefined;
      if (!node || node.kind === 'end') return undefined;
      const snapshot = machine.resolveState({ value: valueAt(workflow, from), context: {} });
      const type = eventName(event);
      if (!snapshot.can({ type })) return undefined;
      const [next] = transition(machine, snapshot, { type });
      return positionOf(next.value as StateValue);
    },
  };
}
