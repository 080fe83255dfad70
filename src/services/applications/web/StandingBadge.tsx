/** Where an application stands: the word of its state, in a tone that says good, bad, or something to do. */
import { Badge, type BadgeTone } from '../../../web/ui/base/badge.tsx';
import type { MyApplication } from '../contract.ts';

type State = MyApplication['state'];

function toneOf({ kind, outcome }: State): BadgeTone {
  if (kind === 'end') {
    if (outcome === 'granted' || outcome === 'done') return 'good';
    return outcome === 'refused' ? 'bad' : 'calm';
  }
  return kind === 'applicant' || kind === 'payment' ? 'warn' : 'brand';
}

/** `waits`: at the desk, what to call a state whose title speaks to the applicant. */
export function StandingBadge({ state, waits }: { state: State; waits?: string }) {
  return <Badge tone={toneOf(state)}>{state.kind === 'applicant' && waits ? waits : state.title}</Badge>;
}
