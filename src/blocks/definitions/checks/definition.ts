/** Faults that only show when the parts of a definition are held against one another and against the city. */
import { isDate } from '../../../shared/nik.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { checkForm } from './form.ts';
import { checkFormulas } from './formulas.ts';
import { hint, type Known, type Report, reportTwice } from './report.ts';
import { checkWorkflow } from './workflow.ts';

export type { Known } from './report.ts';

function checkChannel(definition: Definition, report: Report): void {
  const { channel } = definition;
  const wanted = channel === 'online' ? (['form', 'workflow'] as const) : (['where', 'time'] as const);
  const stray =
    channel === 'online' ? (['where', 'time'] as const) : (['form', 'workflow', 'papers'] as const);
  for (const key of wanted)
    if (definition[key] === undefined)
      report([key], 'part-missing', `A service with channel ${channel} needs "${key}".`, `Add "${key}:".`);
  for (const key of stray)
    if (definition[key] !== undefined)
      report(
        [key],
        'part-stray',
        `A service with channel ${channel} has no "${key}".`,
        'Remove it, or change the channel.',
      );
}

function checkNames(definition: Definition, known: Known, report: Report): void {
  const one = (
    value: string,
    among: ReadonlySet<string> | undefined,
    steps: (string | number)[],
    what: string,
    file: string,
  ) => {
    if (among && !among.has(value))
      report(
        steps,
        `${what}-unknown`,
        `There is no ${what} "${value}".${hint(value, among)}`,
        `Use one of ${file}.`,
      );
  };
  one(definition.pillar, known.pillars, ['pillar'], 'pillar', 'pillars.yaml');
  definition.events?.forEach((event, at) => {
    one(event, known.events, ['events', at], 'life-event', 'life-events.yaml');
  });
  one(definition.agency.kind, known.kinds, ['agency', 'kind'], 'agency-kind', 'agency-kinds.yaml');
}

function checkRequirements({ requirements, form }: Definition, report: Report): void {
  reportTwice(
    requirements,
    ({ id }) => id,
    (at, id) =>
      report(
        ['requirements', at, 'id'],
        'name-twice',
        `The requirement "${id}" stands twice.`,
        'Rename one.',
      ),
  );
  const fields = new Set(form?.sections.flatMap((section) => section.fields.map(({ id }) => id)));
  requirements.forEach(({ field, when, whenTold }, at) => {
    if (field !== undefined && !fields.has(field))
      report(
        ['requirements', at, 'field'],
        'field-unknown',
        `The form has no field "${field}".${hint(field, fields)}`,
        'Name a field of the form, or remove the line: then it is shown at the counter.',
      );
    if (when !== undefined && !whenTold)
      report(
        ['requirements', at, 'when'],
        'when-untold',
        'The reader of the page is not told for whom this is.',
        'Add "whenTold:" in four languages.',
      );
  });
}

/** Reports everything; the shape has been proved before. */
export function checkDefinition(definition: Definition, known: Known, report: Report): void {
  const { form, workflow, papers = [], fee } = definition;
  if (!isDate(definition.from))
    report(
      ['from'],
      'date-impossible',
      `${definition.from} is not a day of the calendar.`,
      'Write a real date as year-month-day.',
    );
  checkChannel(definition, report);
  checkNames(definition, known, report);
  checkRequirements(definition, report);
  reportTwice(
    papers,
    ({ id }) => id,
    (at, id) =>
      report(['papers', at, 'id'], 'name-twice', `The paper "${id}" stands twice.`, 'Rename one of them.'),
  );
  reportTwice(
    fee.lines ?? [],
    ({ id }) => id,
    (at, id) =>
      report(['fee', 'lines', at, 'id'], 'name-twice', `The line "${id}" stands twice.`, 'Rename one.'),
  );
  if (form) checkForm(form, report);
  if (workflow) checkWorkflow(workflow, definition, known.kinds, report);
  checkFormulas(definition, report);
}
