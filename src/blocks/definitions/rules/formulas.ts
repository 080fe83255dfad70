/** Every expression of a definition: where it stands, what it may read, what it has to give. */
import type { FeelKind, FeelNames } from './feel/types.ts';
import { fieldNames, formNames, itemNames, paperNames, workNames } from './names.ts';
import type { Definition } from './shape/definition.ts';
import type { Field, Form } from './shape/form.ts';
import type { Block, Paper } from './shape/papers.ts';
import type { Workflow } from './shape/workflow.ts';

export type Step = string | number;

export type FormulaPlace = {
  steps: Step[];
  source: string;
  names: FeelNames;
  result?: readonly FeelKind[];
  /** Names that are asked before this question. A condition of a form reads nothing else. */
  before?: ReadonlySet<string>;
  /** What the reader of this question is shown of the form; absent: all. */
  sees?: readonly string[];
};

const CONDITION: readonly FeelKind[] = ['yes-no'];
const DAY: readonly FeelKind[] = ['date'];
const AMOUNT: readonly FeelKind[] = ['number'];

const optional = (source: string | undefined, rest: Omit<FormulaPlace, 'source'>): FormulaPlace[] =>
  source === undefined ? [] : [{ source, ...rest }];

function ofFields(
  fields: readonly Field[],
  steps: Step[],
  names: FeelNames,
  before?: Set<string>,
): FormulaPlace[] {
  const seen = before && new Set(before);
  return fields.flatMap((field, at) => {
    const here = [...steps, at];
    const found = [
      ...optional(field.when, {
        steps: [...here, 'when'],
        names,
        result: CONDITION,
        ...(seen ? { before: new Set(seen) } : {}),
      }),
      ...optional(field.earliest, { steps: [...here, 'earliest'], names, result: DAY }),
      ...optional(field.latest, { steps: [...here, 'latest'], names, result: DAY }),
    ];
    seen?.add(field.id);
    return found;
  });
}

function ofForm(form: Form): FormulaPlace[] {
  const names = formNames(form);
  const before = new Set(['today', 'applied_on']);
  const places = form.sections.flatMap((section, at) => {
    const steps: Step[] = ['form', 'sections', at];
    const inside = section.repeat ? itemNames(names, form, section.id) : names;
    const found = [
      ...optional(section.when, {
        steps: [...steps, 'when'],
        names,
        result: CONDITION,
        before: new Set(before),
      }),
      ...ofFields(section.fields, [...steps, 'fields'], inside, before),
    ];
    if (section.repeat) before.add(section.id);
    else for (const { id } of section.fields) before.add(id);
    return found;
  });
  const checks = (form.checks ?? []).map(
    ({ must }, at): FormulaPlace => ({
      steps: ['form', 'checks', at, 'must'],
      source: must,
      names,
      result: CONDITION,
    }),
  );
  return [...places, ...checks];
}

function ofWorkflow(workflow: Workflow, names: FeelNames): FormulaPlace[] {
  return Object.entries(workflow.states).flatMap(([id, state]) => {
    const steps: Step[] = ['workflow', 'states', id];
    const acts =
      'acts' in state
        ? state.acts.flatMap(({ when }, at) =>
            optional(when, { steps: [...steps, 'acts', at, 'when'], names, result: CONDITION }),
          )
        : [];
    if (state.kind === 'visit') {
      const own = { ...names, ...fieldNames(state.minutes) };
      return [...acts, ...ofFields(state.minutes, [...steps, 'minutes'], own)];
    }
    if (state.kind !== 'reviews') return acts;
    return state.reviews.flatMap(({ fields = [], sees }, at) =>
      ofFields(fields, [...steps, 'reviews', at, 'fields'], { ...names, ...fieldNames(fields) }).map(
        (place) => (sees ? { ...place, sees } : place),
      ),
    );
  });
}

/** Text with braces; the caller looks into it with `readTemplate`. */
export type TemplatePlace = { steps: Step[]; source: string; names: FeelNames };

function textsOf(block: Block, names: FeelNames, form: Form | undefined): TemplatePlace[] {
  if ('text' in block) return [{ steps: ['text'], source: block.text, names }];
  if ('heading' in block) return [{ steps: ['heading'], source: block.heading, names }];
  if ('list' in block) return block.list.map((source, at) => ({ steps: ['list', at], source, names }));
  if ('fields' in block)
    return block.fields.flatMap(({ label, value }, at) => [
      { steps: ['fields', at, 'label'], source: label, names },
      { steps: ['fields', at, 'value'], source: value, names },
    ]);
  const inside = itemNames(names, form, block.table.over);
  return block.table.columns.flatMap(({ title, value }, at) => [
    { steps: ['table', 'columns', at, 'title'], source: title, names },
    { steps: ['table', 'columns', at, 'value'], source: value, names: inside },
  ]);
}

export function templatesOf(definition: Pick<Definition, 'form' | 'workflow' | 'papers'>): TemplatePlace[] {
  const names = paperNames(definition);
  return (definition.papers ?? []).flatMap((paper, at) => [
    { steps: ['papers', at, 'heading'], source: paper.heading, names },
    ...paper.body.flatMap((block, index) =>
      textsOf(block, names, definition.form).map((place) => ({
        ...place,
        steps: ['papers', at, 'body', index, ...place.steps],
      })),
    ),
  ]);
}

function ofPapers(papers: readonly Paper[], names: FeelNames): FormulaPlace[] {
  return papers.flatMap(({ body, until }, at) => [
    ...body.flatMap(({ when }, index) =>
      optional(when, { steps: ['papers', at, 'body', index, 'when'], names, result: CONDITION }),
    ),
    ...optional(until, { steps: ['papers', at, 'until'], names, result: DAY }),
  ]);
}

/** All but those inside the texts of papers. */
export function formulasOf(definition: Definition): FormulaPlace[] {
  const { form, workflow, papers = [], fee, requirements } = definition;
  const names = formNames(form);
  return [
    ...(form ? ofForm(form) : []),
    ...requirements.flatMap(({ when }, at) =>
      optional(when, { steps: ['requirements', at, 'when'], names, result: CONDITION }),
    ),
    ...(fee.lines ?? []).flatMap(({ amount, when }, at) => [
      { steps: ['fee', 'lines', at, 'amount'], source: amount, names: workNames(definition), result: AMOUNT },
      ...optional(when, {
        steps: ['fee', 'lines', at, 'when'],
        names: workNames(definition),
        result: CONDITION,
      }),
    ]),
    ...(workflow ? ofWorkflow(workflow, workNames(definition)) : []),
    ...ofPapers(papers, paperNames(definition)),
  ];
}
