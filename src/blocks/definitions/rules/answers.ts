/**
 * Which questions of a form are asked, which answers are wrong, and what is kept. Pure: the same in the browser, also
 * without a network, and on the server.
 */
import type {
  Answer,
  Answers,
  Facts,
  Fault,
  FieldView,
  FormView,
  ItemAnswers,
  SectionView,
} from '../contract.ts';
import { feelHolds } from './feel/evaluate.ts';
import { feelNames } from './feel/names.ts';
import type { FeelContext } from './feel/values.ts';
import { faultOf, isEmpty, tidy } from './values.ts';

/** Whoever sends more than this forges, and is told enough. */
const MOST_STRANGERS = 50;

/** One turn through the fields of a section; a repeated section has one for each item. */
export type AskedItem = { path: string; fields: FieldView[]; answers: ItemAnswers; data: FeelContext };
export type AskedSection = { section: SectionView; items: AskedItem[] };
export type Asked = {
  sections: AskedSection[];
  /** Everything that was asked and answered, as expressions read it. */
  data: FeelContext;
};

/** Own properties only: what came from outside may have any name. */
function own(holder: unknown, name: string): unknown {
  if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
  return Object.hasOwn(holder, name) ? (holder as Record<string, unknown>)[name] : undefined;
}

/** An expression that cannot be computed on these answers asks nothing. */
function holds(formula: FieldView['when'], data: FeelContext): boolean {
  if (!formula) return true;
  try {
    return feelHolds(formula, data);
  } catch {
    return false;
  }
}

type Names = Record<string, unknown>;

function askFields(section: SectionView, given: unknown, path: string, outer: Names): AskedItem {
  const data: Names = { ...outer };
  for (const { id } of section.fields) data[id] = null;
  const fields: FieldView[] = [];
  const answers: ItemAnswers = {};
  for (const field of section.fields) {
    if (!holds(field.when, data)) continue;
    fields.push(field);
    const value = own(given, field.id) as Answer | undefined;
    if (isEmpty(value)) continue;
    answers[field.id] = value;
    data[field.id] = typeof value === 'string' ? value.trim() : value;
  }
  return { path, fields, answers, data };
}

/** The list of a repeated section; never longer than one more than is allowed, so that nobody makes us work. */
function itemsOf(section: SectionView, answers: unknown): unknown[] {
  const list = own(answers, section.id);
  return Array.isArray(list) ? list.slice(0, (section.repeat?.max ?? 0) + 1) : [];
}

/**
 * Which sections and fields are asked after these answers. Conditions read only what was asked before them: an answer to
 * a question that is no longer asked counts as not given.
 */
export function visible(form: FormView, answers: Answers, facts: Facts): Asked {
  const data: Names = { ...facts };
  for (const section of form.sections) {
    if (section.repeat) data[section.id] = [];
    else for (const { id } of section.fields) data[id] = null;
  }
  const sections: AskedSection[] = [];
  for (const section of form.sections) {
    if (!holds(section.when, data)) continue;
    if (section.repeat) {
      const items = itemsOf(section, answers).map((item, at) =>
        askFields(section, item, `${section.id}/${at}/`, data),
      );
      data[section.id] = items.map((item) =>
        Object.fromEntries(section.fields.map(({ id }) => [id, item.data[id] ?? null])),
      );
      sections.push({ section, items });
    } else {
      const item = askFields(section, answers, '', data);
      for (const { id } of section.fields) data[id] = item.data[id];
      sections.push({ section, items: [item] });
    }
  }
  return { sections, data };
}

function fieldFault(
  field: FieldView,
  value: Answer | undefined,
  data: FeelContext,
): Omit<Fault, 'path'> | undefined {
  if (value === undefined) {
    if (!field.required) return undefined;
    return { rule: field.type === 'statement' ? 'statement' : 'required' };
  }
  if (field.type === 'statement' && value === false && !field.required) return undefined;
  try {
    return faultOf(field, value, data);
  } catch {
    return { rule: 'formula' };
  }
}

function itemFaults({ path, fields, answers, data }: AskedItem, all: FeelContext, faults: Fault[]): void {
  const read = path ? { ...all, ...data } : all;
  for (const field of fields) {
    const fault = fieldFault(field, answers[field.id], read);
    if (fault) faults.push({ path: `${path}${field.id}`, ...fault });
  }
}

/** What a form may be asked again and again: its names, and where each stands; a repeated section counts as one. */
type Named = { sections: ReadonlyMap<string, SectionView | null>; places: ReadonlyMap<string, number> };
const named = new WeakMap<FormView, Named>();

function namesOf(form: FormView): Named {
  let own = named.get(form);
  if (!own) {
    const sections = new Map<string, SectionView | null>();
    for (const section of form.sections) {
      if (section.repeat) sections.set(section.id, section);
      else for (const field of section.fields) sections.set(field.id, null);
    }
    own = { sections, places: new Map([...sections.keys()].map((name, at) => [name, at])) };
    named.set(form, own);
  }
  return own;
}

/** Fields that the form knows nothing of: a forged or an outdated request, never a person. */
function strangers(form: FormView, answers: Answers): Fault[] {
  const { sections: known } = namesOf(form);
  const faults = Object.keys(answers).flatMap((name): Fault[] => {
    const section = known.get(name);
    if (section === undefined) return [{ path: name.slice(0, 60), rule: 'unknown' }];
    if (section === null) return [];
    const list = answers[name];
    if (list === undefined || list === null) return [];
    if (!Array.isArray(list)) return [{ path: name, rule: 'type' }];
    const inner = new Set(section.fields.map(({ id }) => id));
    return itemsOf(section, answers).flatMap((item, at): Fault[] => {
      if (typeof item !== 'object' || item === null) return [{ path: `${name}/${at}`, rule: 'type' }];
      return Object.keys(item)
        .filter((key) => !inner.has(key))
        .map((key) => ({ path: `${name}/${at}/${key.slice(0, 60)}`, rule: 'unknown' }));
    });
  });
  return faults.slice(0, MOST_STRANGERS);
}

function countFaults({ section, items }: AskedSection): Fault[] {
  if (!section.repeat) return [];
  const { min, max } = section.repeat;
  if (items.length < min) return [{ path: section.id, rule: 'minItems', params: { limit: min } }];
  return items.length > max ? [{ path: section.id, rule: 'maxItems', params: { limit: max } }] : [];
}

/** Everything that is wrong, in the order of the form. Empty when the answers can be sent. `asked`: `visible` of the same answers. */
export function faultsOf(
  form: FormView,
  answers: Answers,
  facts: Facts,
  asked: Asked = visible(form, answers, facts),
): Fault[] {
  const { sections, data } = asked;
  const faults: Fault[] = [];
  for (const one of sections) {
    faults.push(...countFaults(one));
    for (const item of one.items) itemFaults(item, data, faults);
  }
  faults.push(...strangers(form, answers));
  // A rule over several fields speaks as soon as everything up to the last of them is right: not only at the very end,
  // and never before it is known which of them are asked.
  const { places } = namesOf(form);
  const first = Math.min(...faults.map(({ path }) => placeOf(places, path) ?? -1));
  const isTime = ({ must }: FormView['checks'][number]) =>
    first === Number.POSITIVE_INFINITY ||
    Math.max(-1, ...feelNames(must).map((name) => placeOf(places, name) ?? -1)) < first;
  const broken = form.checks.filter((check) => isTime(check) && !holds(check.must, data));
  return [
    ...faults,
    ...broken.map(({ id, field }) => ({ path: field ?? '', rule: 'check', params: { check: id } })),
  ];
}

/** Of `heirs/0/nik` and of `heirs.nik` that of `heirs`. */
function placeOf(order: ReadonlyMap<string, number>, path: string): number | undefined {
  return order.get(path.split(/[/.]/, 1)[0] ?? '');
}

/** What is kept: answers to what is asked, tidied (numbers of identity without dots, phone numbers in one form). */
export function cleaned(
  form: FormView,
  answers: Answers,
  facts: Facts,
  asked: Asked = visible(form, answers, facts),
): Answers {
  return kept(asked).answers;
}

/** As `cleaned`. `same`: nothing had to be tidied, so that what is asked after these answers is what was asked before. */
export function kept(asked: Asked): { answers: Answers; same: boolean } {
  const answers: Answers = {};
  let same = true;
  for (const { section, items } of asked.sections) {
    const own = items.map(({ fields, answers: given }) => {
      const one: ItemAnswers = {};
      for (const field of fields) {
        const value = given[field.id];
        if (value === undefined) continue;
        const right = tidy(field, value);
        one[field.id] = right;
        same &&= right === value;
      }
      return one;
    });
    if (section.repeat) answers[section.id] = own;
    else Object.assign(answers, own[0]);
  }
  return { answers, same };
}
