/** Puts a workflow into the order in which people tell it, in one language. */
import { type Language, say } from '../../../../shared/languages.ts';
import type { Act, State, Who, Workflow } from '../shape/workflow.ts';
import type { FlowEdge, FlowState, FlowView, FlowWho } from './contract.ts';

/** Name of the agency with a duty, or of the one that has the service when none is given. */
export type NameOfAgency = (duty: string | null) => string | null;

function actsOf(state: State): readonly Act[] {
  return state.kind === 'desk' || state.kind === 'visit' ? state.acts : [];
}

/** Where it goes when all goes well; undefined at an end. */
function onward(state: State): string | undefined {
  if (state.kind === 'end') return undefined;
  if (state.kind === 'desk' || state.kind === 'visit') {
    const order = ['forward', 'approve', 'finish', 'return', 'refuse'];
    return [...state.acts].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0]?.to;
  }
  return state.next;
}

function mainWay({ start, states }: Workflow): string[] {
  const way: string[] = [];
  for (let at: string | undefined = start; at !== undefined && !way.includes(at); ) {
    const state: State | undefined = states[at];
    if (!state) break;
    way.push(at);
    at = onward(state);
  }
  return way;
}

function targets(state: State): string[] {
  if (state.kind === 'end') return [];
  const acts = actsOf(state).map(({ to }) => to);
  const next = 'next' in state ? [state.next] : [];
  const lapse = 'lapses' in state ? [state.lapses.to] : [];
  const silence = 'silence' in state && state.silence ? [state.silence.to] : [];
  return [...acts, ...next, ...silence, ...lapse];
}

const OUTCOMES = ['granted', 'done', 'refused', 'lapsed', 'withdrawn'];

function ordered(workflow: Workflow, main: readonly string[]): string[] {
  const { states } = workflow;
  const ends = Object.keys(states)
    .filter((id) => states[id]?.kind === 'end')
    .sort((a, b) => rank(a) - rank(b));
  function rank(id: string): number {
    const state = states[id];
    return state?.kind === 'end' ? OUTCOMES.indexOf(state.outcome) : -1;
  }
  const order = main.filter((id) => states[id]?.kind !== 'end');
  // Each exception stands after the first state that leads to it.
  for (let at = 0; at < order.length; at += 1) {
    const state = states[order[at] as string];
    const fresh = state
      ? targets(state).filter((id) => states[id] && states[id]?.kind !== 'end' && !order.includes(id))
      : [];
    order.splice(at + 1, 0, ...new Set(fresh));
  }
  const unreached = Object.keys(states).filter((id) => !order.includes(id) && !ends.includes(id));
  return [...order, ...unreached, ...ends];
}

function edgesOf(state: State, language: Language): FlowEdge[] {
  const by = (kind: FlowEdge['kind'], to: string): FlowEdge => ({ to, kind, title: null });
  return [
    ...actsOf(state).map(({ to, kind, title }): FlowEdge => ({ to, kind, title: say(title, language) })),
    ...('next' in state ? [by('next', state.next)] : []),
    ...('silence' in state && state.silence ? [by('silence', state.silence.to)] : []),
    ...('lapses' in state ? [by('lapse', state.lapses.to)] : []),
  ];
}

export function flowOf(workflow: Workflow, language: Language, nameOf: NameOfAgency): FlowView {
  const whoOf = (who: Who): FlowWho => ({ part: who.part, agency: nameOf(who.agency?.kind ?? null) });
  const main = mainWay(workflow);
  const states = ordered(workflow, main).flatMap((id): FlowState[] => {
    const state = workflow.states[id];
    if (!state) return [];
    return [
      {
        id,
        kind: state.kind,
        title: say(state.title, language),
        says: say(state.says, language),
        who: 'by' in state ? whoOf(state.by) : null,
        limit: 'limit' in state ? state.limit : null,
        reviews:
          state.kind === 'reviews'
            ? state.reviews.map(({ title, by }) => ({ title: say(title, language), who: whoOf(by) }))
            : [],
        outcome: state.kind === 'end' ? state.outcome : null,
        edges: edgesOf(state, language),
      },
    ];
  });
  return { start: workflow.start, promise: workflow.promise, states, main };
}
