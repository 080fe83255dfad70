/** What holds between the parts of a definition: requirements and form, silence and papers, fee and payment. */
import { seenFields } from '../rules/sees.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { State, Workflow } from '../rules/shape/workflow.ts';
import type { Filled } from './fill.ts';
import type { Findings } from './finding.ts';
import { type Formulas, tryOut } from './formulas.ts';

/** Each requirement is met by a question that is asked whenever it holds, or is looked at by somebody. */
export function walkRequirements(
  { requirements, workflow }: Definition,
  sets: readonly Filled[],
  formulas: Formulas,
  findings: Findings,
): void {
  const looked = Object.values(workflow?.states ?? {}).some(
    (state) => state.kind === 'visit' || (state.kind === 'desk' && state.checks),
  );
  requirements.forEach(({ id, field }, at) => {
    if (field === undefined) {
      if (workflow && !looked) findings.add(['requirements', at], 'requirement-unseen', { requirement: id });
      return;
    }
    const when = formulas.at(['requirements', at, 'when']);
    for (const { data, items } of sets) {
      const needed = !when || tryOut(when, data, findings) === true;
      const asked = items.some((item) => item.fields.some((one) => one.id === field));
      if (needed && !asked)
        findings.add(['requirements', at, 'field'], 'requirement-not-asked', { requirement: id, field });
      if (!needed && asked)
        findings.add(['requirements', at, 'field'], 'requirement-not-told', { requirement: id, field });
    }
  });
}

/** A review that is shown only some answers must be shown at least one of them, whatever the applicant says. */
export function walkSight({ form, workflow }: Definition, sets: readonly Filled[], findings: Findings): void {
  if (!form) return;
  for (const [id, state] of Object.entries(workflow?.states ?? {})) {
    if (state.kind !== 'reviews') continue;
    state.reviews.forEach(({ id: review, sees }, at) => {
      if (!sees) return;
      const seen = seenFields(form, sees);
      if (sets.some(({ items }) => !items.some(({ fields }) => fields.some((one) => seen.has(one.id)))))
        findings.add(['workflow', 'states', id, 'reviews', at, 'sees'], 'review-sees-nothing', { review });
    });
  }
}

/** Consent by silence must bring what an approval would have brought. */
export function walkSilence(
  workflow: Workflow,
  papers: NonNullable<Definition['papers']>,
  findings: Findings,
): void {
  for (const [id, state] of Object.entries(workflow.states)) {
    if (!('silence' in state) || !state.silence) continue;
    const steps = ['workflow', 'states', id, 'silence'];
    const target = workflow.states[state.silence.to];
    if (target?.kind === 'applicant') findings.add([...steps, 'to'], 'silence-returns');
    if (target?.kind === 'end' && target.outcome !== 'granted' && target.outcome !== 'done')
      findings.add([...steps, 'to'], 'silence-refuses', { state: state.silence.to });
    if (
      target?.kind === 'end' &&
      target.outcome === 'granted' &&
      papers.length > 0 &&
      !state.silence.issues?.length
    )
      findings.add(steps, 'silence-without-paper');
  }
}

/** Conditions that no answers meet: of requirements, of lines of the fee, of blocks of a paper. */
export function walkConditions({ all }: Formulas, findings: Findings): void {
  for (const { steps, source, held } of all) {
    const judged = steps[0] === 'requirements' || steps[0] === 'fee' || steps[0] === 'papers';
    if (judged && steps.at(-1) === 'when' && !held) findings.add(steps, 'never-holds', { formula: source });
  }
}

/** What is never done: acts that no answers offer, papers that nothing issues, a fee that nobody collects. */
export function walkUnused(
  { workflow, papers = [], fee }: Definition,
  taken: ReadonlySet<string>,
  findings: Findings,
): void {
  const states: [string, State][] = Object.entries(workflow?.states ?? {});
  const issued = new Set<string>();
  for (const [id, state] of states) {
    if ('silence' in state) for (const paper of state.silence?.issues ?? []) issued.add(paper);
    if (!('acts' in state)) continue;
    state.acts.forEach((act, at) => {
      for (const paper of act.issues ?? []) issued.add(paper);
      if (!taken.has(`${id}/${act.id}`))
        findings.add(['workflow', 'states', id, 'acts', at], 'act-never-offered', { act: act.id, state: id });
    });
  }
  papers.forEach(({ id }, at) => {
    if (workflow && !issued.has(id)) findings.add(['papers', at], 'paper-never-issued', { paper: id });
  });
  if (workflow && fee.lines?.length && !states.some(([, state]) => state.kind === 'payment'))
    findings.add(['fee', 'lines'], 'fee-without-payment');
}
