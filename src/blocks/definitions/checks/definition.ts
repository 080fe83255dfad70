/** Faults that only show when the parts of a definition are held against one another and against the city. */
import { isDate } from '../../../shared/nik.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { checkForm } from './form.ts';
import { checkFormulas } from './formulas.ts';
import { type Known, near, type Report, reportTwice } from './report.ts';
import { checkWorkflow } from './workflow.ts';

export type { Known } from './report.ts';

function checkChannel(definition: Definition, report: Report): void {
  const { channel } = definition;
  const wanted = channel === 'online' ? (['form', 'workflow'] as const) : (['where', 'time'] as const);
  const stray =
    channel === 'online' ? (['where', 'time'] as const) : (['form', 'workflow', 'papers'] as const);
  for (const key of wanted)
    if (definition[key] === undefined)
      report([key], channel === 'online' ? 'part-missing' : 'part-missing/information', { key });
  for (const key of stray) if (definition[key] !== undefined) report([key], 'part-stray', { key, channel });
}

function checkNames(definition: Definition, known: Known, report: Report): void {
  const one = (
    value: string,
    among: ReadonlySet<string> | undefined,
    steps: (string | number)[],
    what: string,
  ) => {
    if (among && !among.has(value))
      report(steps, `${what}-unknown`, { value, list: [...among].join(', '), ...near(value, among) });
  };
  one(definition.pillar, known.pillars, ['pillar'], 'pillar');
  definition.events?.forEach((event, at) => {
    one(event, known.events, ['events', at], 'life-event');
  });
  one(definition.agency.kind, known.kinds, ['agency', 'kind'], 'agency-kind');
}

function checkRequirements({ requirements, form }: Definition, report: Report): void {
  reportTwice(
    requirements,
    ({ id }) => id,
    (at, name) => report(['requirements', at, 'id'], 'name-twice', { name }),
  );
  const fields = new Set(form?.sections.flatMap((section) => section.fields.map(({ id }) => id)));
  requirements.forEach(({ field, when, whenTold }, at) => {
    if (field !== undefined && !fields.has(field))
      report(['requirements', at, 'field'], 'field-unknown', { name: field, ...near(field, fields) });
    if (when !== undefined && !whenTold) report(['requirements', at, 'when'], 'when-untold');
  });
}

/** Reports everything; the shape has been proved before. */
export function checkDefinition(definition: Definition, known: Known, report: Report): void {
  const { form, workflow, papers = [], fee } = definition;
  if (!isDate(definition.from)) report(['from'], 'date-impossible', { value: definition.from });
  checkChannel(definition, report);
  checkNames(definition, known, report);
  checkRequirements(definition, report);
  reportTwice(
    papers,
    ({ id }) => id,
    (at, name) => report(['papers', at, 'id'], 'name-twice', { name }),
  );
  reportTwice(
    fee.lines ?? [],
    ({ id }) => id,
    (at, name) => report(['fee', 'lines', at, 'id'], 'name-twice', { name }),
  );
  if (form) checkForm(form, report);
  if (workflow) checkWorkflow(workflow, definition, known.kinds, report);
  checkFormulas(definition, report);
}
