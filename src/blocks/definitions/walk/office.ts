/** Walks the workflow for sets of answers: each step through the statechart itself, with findings of visits and reviews. */
import type { Facts, FormView } from '../contract.ts';
import type { LiveDefinition } from '../live.ts';
import type { Position, WorkflowEvent, WorkflowMachine } from '../machine.ts';
import type { FeelContext } from '../rules/feel/values.ts';
import { nameOfId } from '../rules/names.ts';
import type { Act, State, Workflow } from '../rules/shape/workflow.ts';
import type { Chance } from './chance.ts';
import { walkFee } from './fee.ts';
import { type Filled, type Filler, fillForm } from './fill.ts';
import type { Findings } from './finding.ts';
import type { Formulas } from './formulas.ts';
import { tryOut } from './formulas.ts';
import type { Literals } from './literals.ts';
import { walkPaper } from './papers.ts';

export type OfficeWalk = {
  live: LiveDefinition;
  workflow: Workflow;
  formulas: Formulas;
  literals: Literals;
  chance: Chance;
  findings: Findings;
  /** The statechart itself; steps that were asked for before are remembered. */
  step: WorkflowMachine['step'];
  /** Arrows that were gone along, as `state/act`. */
  taken: Set<string>;
  /** As in `Filler`: what officers say in particular. */
  said?: Filler['said'];
  /** Hears of every paper that a way issues, with the data that it is written from. */
  onIssue?: (paper: string, data: FeelContext) => void;
};

/** What visits and reviews found, as expressions read it. */
type Review = FeelContext & { agrees: boolean };
type Knowledge = { visit: FeelContext; reviews: { readonly [review: string]: Review } };
type Place = { at: Position; known: Knowledge; key: string };
type Move = { event: WorkflowEvent; known: Knowledge; arrow: string; issues?: readonly string[] };

const MOST_STEPS = 600;

/** XState makes a snapshot of the whole machine for each step; a walk asks for the same steps again and again. */
export function rememberedSteps(machine: WorkflowMachine): WorkflowMachine['step'] {
  const known = new Map<string, Position | undefined>();
  return (from, event) => {
    const key = JSON.stringify([from, event]);
    if (!known.has(key)) known.set(key, machine.step(from, event));
    return known.get(key);
  };
}

/** One case, along every way that its answers allow. What the offices find is chosen by chance. */
export function walkCase(walk: OfficeWalk, filled: Filled): void {
  const found = new Map<string, FeelContext>();
  const first = placeAt({ state: walk.workflow.start, reviewed: [] }, { visit: {}, reviews: {} });
  const seen = new Map<string, string[]>();
  const ends = new Set<string>();
  const waiting: Place[] = [first];
  for (let place = waiting.pop(); place && seen.size < MOST_STEPS; place = waiting.pop()) {
    const { key } = place;
    if (seen.has(key)) continue;
    const state = walk.workflow.states[place.at.state] as State;
    if (state.kind === 'end') ends.add(key);
    const here = enter(walk, state, place, filled, found);
    const nexts: string[] = [];
    const moves = movesOf(walk, state, here, filled, found);
    for (const move of moves) {
      const to = walk.step(place.at, move.event);
      if (!to) continue;
      walk.taken.add(move.arrow);
      for (const paper of move.issues ?? []) issue(walk, paper, { ...here, known: move.known }, filled);
      const next = placeAt(to, move.known);
      nexts.push(next.key);
      if (!seen.has(next.key)) waiting.push(next);
    }
    seen.set(key, nexts);
    // Silence alone is no way out: an officer has to be able to act.
    if ('acts' in state && !moves.some(({ event }) => event.type === 'act')) stuck(walk, place.at.state);
  }
  withoutEnd(walk, seen, ends);
}

/** Two places are one when the same is known there: which visits were made, which reviews came in and how. */
function placeAt(at: Position, known: Knowledge): Place {
  const opinions = Object.entries(known.reviews).map(([id, { agrees }]) => `${id}:${agrees}`);
  const key = [at.state, at.reviewed.join('+'), Object.keys(known.visit).join('+'), opinions.join('+')].join(
    '|',
  );
  return { at, known, key };
}

function dataOf({ known }: Place, { data }: Filled): FeelContext {
  return { ...data, ...known };
}

/** On the way in, a visit is made and written down. */
function enter(
  walk: OfficeWalk,
  state: State,
  place: Place,
  filled: Filled,
  found: Map<string, FeelContext>,
): Place {
  if (state.kind !== 'visit') return place;
  const id = place.at.state;
  const minutes =
    found.get(id) ?? answersOf(walk, walk.live.officeForm({ state: id }, 'id'), dataOf(place, filled));
  found.set(id, minutes);
  return { ...place, known: { ...place.known, visit: { ...place.known.visit, ...minutes } } };
}

/** An officer's form, filled in; nothing when it asks nothing, or cannot be filled in (which is a finding). */
function answersOf(walk: OfficeWalk, form: FormView | undefined, data: FeelContext): FeelContext {
  if (!form) return {};
  const { literals, chance, said } = walk;
  const filled = fillForm({ form, facts: data as Facts, literals, chance, ...(said ? { said } : {}) });
  if (filled) {
    const own = new Set(form.sections.flatMap(({ fields }) => fields.map(({ id }) => id)));
    return Object.fromEntries(Object.entries(filled.data).filter(([name]) => own.has(name)));
  }
  walk.findings.add(
    ['workflow', 'states', ...(form.sections[0] ? [form.sections[0].id] : [])],
    'office-form-unanswerable',
  );
  return {};
}

function movesOf(
  walk: OfficeWalk,
  state: State,
  place: Place,
  filled: Filled,
  found: Map<string, FeelContext>,
): Move[] {
  const id = place.at.state;
  const { known } = place;
  const plain = (type: 'sent' | 'paid' | 'lapsed'): Move => ({
    event: { type },
    known,
    arrow: `${id}/${type}`,
  });
  if (state.kind === 'end') return [];
  if (state.kind === 'applicant') return [plain('sent'), plain('lapsed')];
  if (state.kind === 'payment') {
    const total = walkFee(walk, dataOf(place, filled));
    return total === 0 ? [plain('paid')] : [plain('paid'), plain('lapsed')];
  }
  const silence: Move[] = state.silence
    ? [{ event: { type: 'silence' }, known, arrow: `${id}/silence`, issues: state.silence.issues ?? [] }]
    : [];
  if (state.kind === 'reviews') return [...silence, ...reviewsOf(walk, id, state, place, filled, found)];
  return [...silence, ...actsOf(walk, id, state.acts, place, filled)];
}

function actsOf(walk: OfficeWalk, id: string, acts: readonly Act[], place: Place, filled: Filled): Move[] {
  const data = { ...dataOf(place, filled), fee: walkFee(walk, dataOf(place, filled)) };
  return acts.flatMap((act, at): Move[] => {
    const when = walk.formulas.at(['workflow', 'states', id, 'acts', at, 'when']);
    if (when && tryOut(when, data, walk.findings) !== true) return [];
    return [
      {
        event: { type: 'act', act: act.id },
        known: place.known,
        arrow: `${id}/${act.id}`,
        issues: act.issues ?? [],
      },
    ];
  });
}

function reviewsOf(
  walk: OfficeWalk,
  id: string,
  state: Extract<State, { kind: 'reviews' }>,
  place: Place,
  filled: Filled,
  found: Map<string, FeelContext>,
): Move[] {
  // In whichever order they come in, the same is known in the end: one order is enough.
  const next = state.reviews.find((review) => !place.at.reviewed.includes(review.id));
  if (!next) return [];
  const key = `${id}/${next.id}`;
  const form = walk.live.officeForm({ state: id, review: next.id }, 'id');
  const answers = found.get(key) ?? answersOf(walk, form, dataOf(place, filled));
  found.set(key, answers);
  return [true, false].map((agrees) => ({
    event: { type: 'reviewed', review: next.id },
    known: {
      ...place.known,
      reviews: { ...place.known.reviews, [nameOfId(next.id)]: { ...answers, agrees } },
    },
    arrow: `${id}/reviewed:${next.id}:${agrees}`,
  }));
}

function issue(walk: OfficeWalk, paper: string, place: Place, filled: Filled): void {
  const known = dataOf(place, filled);
  const data = { ...known, fee: walkFee(walk, known) };
  walk.onIssue?.(paper, data);
  walkPaper(walk.live.definition, paper, data, walk.formulas, walk.findings);
}

function stuck({ findings }: OfficeWalk, id: string): void {
  findings.add(['workflow', 'states', id, 'acts'], 'state-stuck', { state: id });
}

/** Places from which these answers lead to no end, however long one walks. */
function withoutEnd(
  { findings, workflow }: OfficeWalk,
  seen: ReadonlyMap<string, string[]>,
  ends: ReadonlySet<string>,
): void {
  const good = new Set(ends);
  for (let before = -1; before !== good.size; ) {
    before = good.size;
    for (const [key, nexts] of seen) if (nexts.some((next) => good.has(next))) good.add(key);
  }
  for (const [key, nexts] of seen) {
    const id = key.split('|')[0] ?? '';
    if (good.has(key) || nexts.length === 0 || workflow.states[id]?.kind === 'end') continue;
    findings.add(['workflow', 'states', id], 'in-circles', { state: id });
  }
}
