/** Walks the form of a service: every question is asked by some answers, right ones pass, wrong ones do not. */
import type { Answer, Answers, FieldView, FormView, ItemAnswers } from '../contract.ts';
import { type AskedItem, faultsOf } from '../rules/answers.ts';
import { feelNames } from '../rules/feel/names.ts';
import type { Step } from '../rules/formulas.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { addDays } from './days.ts';
import { type Filled, type Filler, fillForm, type Wanted } from './fill.ts';
import type { Findings } from './finding.ts';
import { type Formula, type Formulas, tryOut } from './formulas.ts';
import { rightAnswers, wrongAnswers } from './values.ts';

const FREELY = 12;
const MOST = 400;
const EACH_DAY = 6;
const MOST_COMBINED = 150;

/** Different sets of right answers, such that every question and every choice occurs, as far as one is found. */
export function answerSets(filler: Filler): Filled[] {
  const found: Filled[] = [];
  const take = (wanted?: Wanted) => {
    const filled = found.length < MOST ? fillForm(filler, wanted) : undefined;
    if (filled) found.push(filled);
    return filled !== undefined;
  };
  for (let at = 0; at < FREELY; at += 1) take();
  if (found.length === 0) return found;
  for (const section of filler.form.sections) {
    if (section.repeat)
      for (const count of [section.repeat.min, section.repeat.max]) take(new Map([[section.id, count]]));
    for (const field of section.fields) {
      if (!isAsked(found, field.id))
        combine(filler, [section.when, field.when], take, () => isAsked(found, field.id));
      const home = found.find(({ items }) => items.some((item) => asks(item, field.id)));
      const data = home?.items.find((item) => asks(item, field.id))?.data;
      // With what led to the question: otherwise chance decides whether it is asked again.
      const led = home ? namesIn([section.when, field.when]).map((name) => [name, home.answers[name]]) : [];
      for (const value of data ? rightAnswers(field, { ...filler.facts, ...data }, filler.literals) : [])
        if (!found.some(({ items }) => items.some((item) => item.answers[field.id] === value)))
          take(
            new Map([...led.filter(([, answer]) => isPlain(answer)), [field.id, value]] as [
              string,
              Answer,
            ][]),
          );
    }
  }
  return found;
}

/** The same form on other days: those that its expressions name. */
export function setsOnOtherDays(filler: Filler, from: string): Filled[] {
  const days = filler.literals.dates
    .flatMap((date) => [addDays(date, -1), date, addDays(date, 1)])
    .filter((day) => day >= from);
  return days.flatMap((today) => {
    const then: Filler = { ...filler, facts: { today, applied_on: today } };
    return Array.from({ length: EACH_DAY }, () => fillForm(then) ?? []).flat();
  });
}

function asks(item: AskedItem, id: string): boolean {
  return item.fields.some((field) => field.id === id);
}

function isAsked(found: readonly Filled[], id: string): boolean {
  return found.some(({ items }) => items.some((item) => asks(item, id)));
}

/** The questions that conditions read. */
function namesIn(conditions: readonly FieldView['when'][]): string[] {
  return conditions.flatMap((ast) => (ast ? feelNames(ast).map((path) => path.split('.')[0] ?? '') : []));
}

/** An answer to one question, not the items of a repeated section. */
function isPlain(answer: Answers[string]): boolean {
  return answer !== undefined && !(Array.isArray(answer) && answer.some((one) => typeof one === 'object'));
}

/** Tries answers to the questions that conditions read, in all combinations, until the question is asked. */
function combine(
  filler: Filler,
  conditions: readonly FieldView['when'][],
  take: (wanted: Wanted) => boolean,
  enough: () => boolean,
): void {
  const names = new Set(namesIn(conditions));
  const fields = filler.form.sections.flatMap(({ fields }) => fields).filter(({ id }) => names.has(id));
  let combined: [string, Answers[string]][][] = [[]];
  for (const field of fields) {
    const values = rightAnswers(field, { ...filler.facts }, filler.literals);
    combined = combined.flatMap((before) =>
      values.map((value) => [...before, [field.id, value] as [string, Answers[string]]]),
    );
    combined = combined.slice(0, MOST_COMBINED);
  }
  for (const wanted of combined) {
    if (enough()) return;
    take(new Map(wanted as [string, never][]));
  }
}

type FormWalk = { filler: Filler; sets: readonly Filled[]; formulas: Formulas; findings: Findings };

export function walkForm(definition: Definition, walk: FormWalk): void {
  const { sets, findings } = walk;
  if (sets.length === 0) {
    findings.add(['form'], 'form-unanswerable');
    return;
  }
  definition.form?.sections.forEach((section, at) => {
    section.fields.forEach(({ id }, index) => {
      if (isAsked(sets, id)) return;
      findings.add(['form', 'sections', at, 'fields', index], 'field-never-asked', {
        field: id,
        sets: sets.length,
      });
    });
  });
  tryFormulas(definition, walk);
  tryWrong(walk);
}

function tryFormulas(definition: Definition, { sets, formulas, findings }: FormWalk): void {
  const ofSection = (at: number): Formula[] =>
    formulas.all.filter(({ steps }) => steps[0] === 'form' && steps[1] === 'sections' && steps[2] === at);
  const sections = definition.form?.sections ?? [];
  for (const { data, items } of sets) {
    sections.forEach(({ id, repeat }, at) => {
      const inside = repeat ? items.filter(({ path }) => path.startsWith(`${id}/`)) : [];
      for (const formula of ofSection(at)) {
        if (!repeat || formula.steps.length === 4) tryOut(formula, data, findings);
        else for (const item of inside) tryOut(formula, { ...data, ...item.data }, findings);
      }
    });
    for (const formula of formulas.all)
      if (
        formula.steps[0] === 'requirements' ||
        (formula.steps[0] === 'form' && formula.steps[1] === 'checks')
      )
        tryOut(formula, data, findings);
  }
}

/** The same answers with one thing wrong. */
function spoilt(answers: Answers, item: AskedItem, id: string, value: unknown): Answers {
  const copy = structuredClone(answers);
  const [section = '', at] = item.path.split('/');
  const holder = item.path ? (copy[section] as ItemAnswers[])[Number(at)] : (copy as ItemAnswers);
  if (!holder) return copy;
  if (value === undefined) delete holder[id];
  else holder[id] = value as never;
  return copy;
}

function tryWrong({ filler: { form }, sets, findings }: FormWalk): void {
  const done = new Set<string>();
  for (const { answers, facts, items } of sets)
    for (const item of items)
      for (const field of item.fields) {
        if (done.has(field.id)) continue;
        done.add(field.id);
        const wrong = [...wrongAnswers(field), ...(field.required ? [undefined] : [])];
        for (const value of wrong) {
          const faults = faultsOf(form, spoilt(answers, item, field.id, value), facts);
          if (!faults.some(({ path }) => path === `${item.path}${field.id}`))
            findings.add(placeOf(form, field), value === undefined ? 'nothing-accepted' : 'wrong-accepted', {
              field: field.id,
              answer: String(JSON.stringify(value)).slice(0, 60),
            });
        }
      }
}

function placeOf(form: FormView, field: FieldView): Step[] {
  for (const [at, { fields }] of form.sections.entries()) {
    const index = fields.findIndex(({ id }) => id === field.id);
    if (index >= 0) return ['form', 'sections', at, 'fields', index];
  }
  return ['form'];
}
