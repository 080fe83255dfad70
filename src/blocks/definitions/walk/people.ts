/** Whether somebody is there for each part of the workflow: a role of the city that may, and an agency that has the duty. */
import type { Step } from '../rules/formulas.ts';
import type { Definition } from '../rules/shape/definition.ts';
import type { Who } from '../rules/shape/workflow.ts';
import type { Findings } from './finding.ts';

/** What the packs say of a city. Duties are not looked for without agencies (the base pack). */
export type People = {
  roles?: readonly { id: string; permissions: readonly string[] }[];
  agencies?: readonly { handles: readonly string[] }[];
};

/** The permission that lets somebody play a part. */
const PERMISSION_OF: Readonly<Record<Who['part'], string>> = {
  clerk: 'applications.check',
  reviewer: 'applications.review',
  inspector: 'applications.inspect',
  approver: 'applications.decide',
};

function partsOf({ workflow, agency }: Definition): { who: Who; steps: Step[]; duty: string }[] {
  return Object.entries(workflow?.states ?? {}).flatMap(([id, state]) => {
    const steps: Step[] = ['workflow', 'states', id];
    const one = (by: Who, at: Step[]) => ({ who: by, steps: at, duty: by.agency?.kind ?? agency.kind });
    if (state.kind === 'reviews')
      return state.reviews.map(({ by }, at) => one(by, [...steps, 'reviews', at, 'by']));
    return 'by' in state ? [one(state.by, [...steps, 'by'])] : [];
  });
}

export function walkPeople(definition: Definition, { roles, agencies }: People, findings: Findings): void {
  for (const { who, steps, duty } of partsOf(definition)) {
    const permission = PERMISSION_OF[who.part];
    if (roles && !roles.some(({ permissions }) => permissions.includes(permission)))
      findings.add([...steps, 'part'], 'part-without-role', { part: { part: who.part }, permission });
    if (agencies && !agencies.some(({ handles }) => handles.includes(duty)))
      findings.add(who.agency ? [...steps, 'agency'] : ['agency'], 'duty-without-agency', { duty });
  }
}
