/** Faults of a workflow: arrows to states that are not there, ends that are none, acts that say two things. */
import type { PathStep } from '../../packs/api.ts';
import { seeable } from '../rules/sees.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { Form } from '../rules/shape/form.ts';
import type { Act, ReviewsState, State, VisitState, Workflow } from '../rules/shape/workflow.ts';
import { checkFields } from './form.ts';
import { near, type Report, reportTwice } from './report.ts';

/** Events of the machine that are not acts of an officer. */
const MACHINE_EVENTS = ['sent', 'paid', 'lapsed', 'silence', 'withdraw', 'reviewed'] as const;

type To = { to: string; steps: PathStep[] };

/** Every arrow out of a state, with the place where it is written. */
export function arrowsOf(state: State): To[] {
  const arrows: To[] = [];
  if ('acts' in state) arrows.push(...state.acts.map(({ to }, at) => ({ to, steps: ['acts', at, 'to'] })));
  if ('next' in state) arrows.push({ to: state.next, steps: ['next'] });
  if ('lapses' in state) arrows.push({ to: state.lapses.to, steps: ['lapses', 'to'] });
  if ('silence' in state && state.silence) arrows.push({ to: state.silence.to, steps: ['silence', 'to'] });
  return arrows;
}

type Look = {
  workflow: Workflow;
  /** The duty of the service itself. */
  duty: string;
  papers: ReadonlySet<string>;
  kinds?: ReadonlySet<string> | undefined;
  form: Form | undefined;
  report: Report;
};

function checkIssues(
  issues: readonly string[] | undefined,
  steps: PathStep[],
  { papers, report }: Look,
): void {
  issues?.forEach((id, at) => {
    if (!papers.has(id))
      report([...steps, 'issues', at], 'paper-unknown', { value: id, ...near(id, papers) });
  });
}

function checkAct(act: Act, steps: PathStep[], look: Look): void {
  const { report, workflow } = look;
  const target = Object.hasOwn(workflow.states, act.to) ? workflow.states[act.to] : undefined;
  if ((MACHINE_EVENTS as readonly string[]).includes(act.id))
    report([...steps, 'id'], 'name-reserved', { name: act.id });
  if (act.issues && act.kind !== 'approve') report([...steps, 'issues'], 'issues-stray', { kind: act.kind });
  checkIssues(act.issues, steps, look);
  if (!target) return;
  const wrong = (which: string) => report([...steps, 'to'], `arrow-wrong/${which}`, { kind: act.kind });
  if (act.kind === 'return' && target.kind !== 'applicant') wrong('return');
  if (act.kind !== 'return' && target.kind === 'applicant') wrong('applicant');
  if (act.kind === 'refuse' && !(target.kind === 'end' && target.outcome === 'refused')) wrong('refuse');
  if (act.kind === 'finish' && target.kind !== 'end') wrong('finish');
  if (act.kind === 'forward' && target.kind === 'end') wrong('forward');
  if (act.kind === 'approve' && target.kind === 'end' && !['granted', 'done'].includes(target.outcome))
    wrong('approve');
}

/** Day and hour of a visit are asked once, outside repeated sections: an appointment has one of each. */
function checkChosen({ chosen }: VisitState, steps: PathStep[], { form, report }: Look): void {
  if (!chosen) return;
  const fields = form?.sections.flatMap((section) => (section.repeat ? [] : section.fields)) ?? [];
  for (const type of ['date', 'time'] as const) {
    const fitting = fields.filter((field) => field.type === type).map(({ id }) => id);
    if (!fitting.includes(chosen[type]))
      report([...steps, 'chosen', type], 'field-unknown/kind', {
        name: chosen[type],
        kind: type,
        ...near(chosen[type], fitting),
      });
  }
}

/** Only what exists can be shown, and only another agency can be shown less: the service's own handles all of it. */
function checkSees(
  { by, sees }: ReviewsState['reviews'][number],
  steps: PathStep[],
  { form, duty, report }: Look,
): void {
  if (!sees) return;
  if (by.agency === undefined || by.agency.kind === duty) report([...steps, 'sees'], 'sees-own-agency');
  const names = form ? seeable(form) : new Set<string>();
  sees.forEach((name, at) => {
    if (!names.has(name)) report([...steps, 'sees', at], 'sees-unknown', { name, ...near(name, names) });
  });
}

function checkState(id: string, state: State, look: Look): void {
  const { workflow, report, kinds } = look;
  const steps: PathStep[] = ['workflow', 'states', id];
  for (const { to, steps: more } of arrowsOf(state))
    if (!Object.hasOwn(workflow.states, to))
      report([...steps, ...more], 'state-unknown', { value: to, ...near(to, Object.keys(workflow.states)) });
  const kindKnown = (kind: string | undefined, at: PathStep[]) => {
    if (kind !== undefined && kinds && !kinds.has(kind))
      report(at, 'agency-kind-unknown', {
        value: kind,
        list: [...kinds].join(', '),
        ...near(kind, kinds),
      });
  };
  if ('by' in state) kindKnown(state.by.agency?.kind, [...steps, 'by', 'agency', 'kind']);
  if ('silence' in state) checkIssues(state.silence?.issues, [...steps, 'silence'], look);
  if (state.kind === 'visit') {
    checkFields(state.minutes, [...steps, 'minutes'], report);
    checkChosen(state, steps, look);
  }
  if (state.kind === 'reviews') {
    state.reviews.forEach((review, at) => {
      const { by, fields = [] } = review;
      kindKnown(by.agency?.kind, [...steps, 'reviews', at, 'by', 'agency', 'kind']);
      checkSees(review, [...steps, 'reviews', at], look);
      checkFields(fields, [...steps, 'reviews', at, 'fields'], report);
    });
  }
  if (state.kind === 'desk' && state.extends && state.extends.unit !== workflow.promise.unit)
    report([...steps, 'extends', 'unit'], 'extends-unit', { unit: workflow.promise.unit });
  if (!('acts' in state)) return;
  reportTwice(
    state.acts,
    (act) => act.id,
    (at, name) => report([...steps, 'acts', at, 'id'], 'name-twice', { name }),
  );
  state.acts.forEach((act, at) => {
    checkAct(act, [...steps, 'acts', at], look);
  });
}

export function checkWorkflow(
  workflow: Workflow,
  { papers = [], form, agency }: Pick<Definition, 'papers' | 'form' | 'agency'>,
  kinds: ReadonlySet<string> | undefined,
  report: Report,
): void {
  const ids = new Set(papers.map(({ id }) => id));
  const look: Look = { workflow, duty: agency.kind, papers: ids, form, kinds, report };
  const named = (id: string) => (Object.hasOwn(workflow.states, id) ? workflow.states[id] : undefined);
  for (const key of ['start', 'withdrawn'] as const) {
    const id = workflow[key];
    const state = named(id);
    if (!state)
      report(['workflow', key], 'state-unknown', { value: id, ...near(id, Object.keys(workflow.states)) });
    else if (key === 'start' && (state.kind === 'end' || state.kind === 'applicant'))
      report(['workflow', key], 'start-wrong');
    else if (key === 'withdrawn' && !(state.kind === 'end' && state.outcome === 'withdrawn'))
      report(['workflow', key], 'withdrawn-wrong', { value: id });
  }
  const reviews: { id: string; steps: PathStep[] }[] = [];
  for (const [id, state] of Object.entries(workflow.states)) {
    checkState(id, state, look);
    if (state.kind === 'reviews')
      state.reviews.forEach((review, at) => {
        reviews.push({ id: review.id, steps: ['workflow', 'states', id, 'reviews', at, 'id'] });
      });
  }
  reportTwice(
    reviews,
    ({ id }) => id,
    (at, name) => report(reviews[at]?.steps ?? [], 'name-twice', { name }),
  );
}
