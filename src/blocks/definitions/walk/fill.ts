/** Fills in a form as people would: what is asked is answered, until nothing is wrong or no way is found. */
import type { Answer, Answers, Facts, FieldView, FormView, ItemAnswers } from '../contract.ts';
import { type AskedItem, cleaned, faultsOf, visible } from '../rules/answers.ts';
import { feelNames } from '../rules/feel/names.ts';
import type { FeelContext } from '../rules/feel/values.ts';
import { faultOf } from '../rules/values.ts';
import type { Chance } from './chance.ts';
import type { Literals } from './literals.ts';
import { rightAnswers } from './values.ts';

export type Filled = { answers: Answers; facts: Facts; data: FeelContext; items: AskedItem[] };

/** Answers that are wanted: by the id of a field, or of a repeated section how many items. */
export type Wanted = ReadonlyMap<string, Answer>;

export type Filler = {
  form: FormView;
  facts: Facts;
  literals: Literals;
  chance: Chance;
  /** What somebody in particular says, where the field takes it; null leaves it open. */
  said?: (field: FieldView, data: FeelContext) => Answer | undefined;
};

const ROUNDS = 12;
const TRIES = 24;

const NONE: Wanted = new Map();

/** Complete, right answers; undefined when none were found. */
export function fillForm(filler: Filler, wanted: Wanted = NONE): Filled | undefined {
  const { form, facts } = filler;
  const answers: Answers = {};
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    for (let round = 0; round < ROUNDS && answerAsked(filler, answers, wanted); round += 1);
    const faults = faultsOf(form, answers, facts);
    if (faults.length === 0) {
      const kept = cleaned(form, answers, facts);
      const { data, sections } = visible(form, kept, facts);
      return { answers: kept, facts, data, items: sections.flatMap(({ items }) => items) };
    }
    for (const { path, rule, params } of faults)
      forget(form, answers, path, rule === 'check' ? params?.check : undefined);
  }
  return undefined;
}

/** Answers what is asked and not answered yet; false when there was nothing. */
function answerAsked(filler: Filler, answers: Answers, wanted: Wanted): boolean {
  let found = false;
  for (const { section, items } of visible(filler.form, answers, filler.facts).sections) {
    if (section.repeat && answers[section.id] === undefined) {
      answers[section.id] = Array.from({ length: countOf(filler, section, wanted) }, (): ItemAnswers => ({}));
      found = true;
      continue;
    }
    items.forEach((item, at) => {
      const holder = section.repeat ? (answers[section.id] as ItemAnswers[])[at] : (answers as ItemAnswers);
      for (const field of item.fields) {
        if (!holder || holder[field.id] !== undefined) continue;
        holder[field.id] = answerOf(filler, field, item.data, wanted);
        found = true;
      }
    });
  }
  return found;
}

function countOf({ chance }: Filler, { id, repeat }: FormView['sections'][number], wanted: Wanted): number {
  const count = wanted.get(id);
  if (!repeat || typeof count === 'number') return Number(count ?? 0);
  return chance.pick([
    repeat.min,
    Math.max(repeat.min, 1),
    Math.min(Math.max(repeat.min, 2), repeat.max),
    Math.min(repeat.max, 3),
  ]);
}

function answerOf(
  { chance, literals, facts, said }: Filler,
  field: FieldView,
  data: FeelContext,
  wanted: Wanted,
): Answer {
  if (wanted.has(field.id)) return wanted.get(field.id) ?? null;
  const own = said?.(field, { ...facts, ...data });
  if (own !== undefined && (own === null ? !field.required : !faultOf(field, own, { ...facts, ...data })))
    return own;
  // What need not be answered is left open now and then.
  if (!field.required && chance.below(3) === 0) return null;
  const right = rightAnswers(field, { ...facts, ...data }, literals);
  return right.length > 0 ? chance.pick(right) : null;
}

/** What is wrong is answered anew; after a rule over several fields all of them. */
function forget(form: FormView, answers: Answers, path: string, check: string | number | undefined): void {
  if (check !== undefined) {
    const must = form.checks.find(({ id }) => id === check)?.must;
    for (const name of must ? feelNames(must) : []) delete answers[name.split('.')[0] ?? ''];
    return;
  }
  const [name = '', at, field] = path.split('/');
  const item = at === undefined ? undefined : (answers[name] as ItemAnswers[] | undefined)?.[Number(at)];
  if (item && field) delete item[field];
  else delete answers[name];
}
