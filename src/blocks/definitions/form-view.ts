/** The form of a definition in one language, its expressions compiled: what the browser shows and both sides check by. */
import { type Language, say } from '../../shared/languages.ts';
import type { CheckView, FieldView, FormView, SectionView } from './contract.ts';
import { compileFeel } from './feel/compile.ts';
import type { FeelAst } from './rules/feel/ast.ts';
import type { FeelNames } from './rules/feel/types.ts';
import { templatesOf } from './rules/formulas.ts';
import { fieldNames, formNames, itemNames, workNames } from './rules/names.ts';
import type { Definition } from './rules/shape/definition.ts';
import type { Field } from './rules/shape/form.ts';
import { readTemplate } from './rules/template.ts';

/** The tree of an expression that was proved when its version was published. */
export function compiled(source: string, names: FeelNames): FeelAst {
  const result = compileFeel(source, { names });
  if (!result.ok) throw new Error(`A published expression does not compile: ${source.slice(0, 200)}`);
  return result.ast;
}

/** Only what is there: an absent key is absent in the answer too. */
function maybe<K extends string, V, W>(key: K, value: V | undefined, make: (value: V) => W) {
  return (value === undefined ? {} : { [key]: make(value) }) as { [P in K]?: W };
}

/** Words between the braces of papers: a field that is not among them is on no paper. */
function wordsOfPapers(definition: Definition): ReadonlySet<string> {
  const formulas = templatesOf(definition).flatMap(({ source }) =>
    readTemplate(source).parts.flatMap((part) => ('formula' in part ? [part.formula] : [])),
  );
  return new Set(formulas.join(' ').match(/[a-z][a-z0-9_]*/g));
}

const WRITTEN: ReadonlySet<Field['type']> = new Set(['text', 'long-text', 'place']);

/** The name of the applicant stands on every paper, whatever its field is called. */
function isPrinted({ id, type, reuse }: Field, words: ReadonlySet<string>): boolean {
  return WRITTEN.has(type) && (words.has(id) || (reuse === 'name' && words.size > 0));
}

type Making = { names: FeelNames; language: Language; words: ReadonlySet<string> };

function fieldView(field: Field, { names, language, words }: Making): FieldView {
  const { id, type, title, required = true } = field;
  const same = <T>(value: T) => value;
  const formula = (source: string) => compiled(source, names);
  return {
    id,
    type,
    title: say(title, language),
    required,
    ...maybe('help', field.help, (words) => say(words, language)),
    ...maybe('when', field.when, formula),
    ...maybe('min', field.min, same),
    ...maybe('max', field.max, same),
    ...maybe('decimals', field.decimals, same),
    ...maybe('unit', field.unit, (words) => say(words, language)),
    ...maybe('earliest', field.earliest, formula),
    ...maybe('latest', field.latest, formula),
    ...maybe('options', field.options, (options) =>
      options.map((option) => ({ value: option.value, title: say(option.title, language) })),
    ),
    ...maybe('accepts', field.accepts, same),
    ...maybe('megabytes', field.megabytes, same),
    ...maybe('reuse', field.reuse, same),
    ...(isPrinted(field, words) ? { printed: true } : {}),
  };
}

export function formView(definition: Definition, version: number, language: Language): FormView | undefined {
  const { form } = definition;
  if (!form) return undefined;
  const names = formNames(form);
  const words = wordsOfPapers(definition);
  const sections = form.sections.map((section): SectionView => {
    const inside = section.repeat ? itemNames(names, form, section.id) : names;
    return {
      id: section.id,
      title: say(section.title, language),
      ...maybe('intro', section.intro, (words) => say(words, language)),
      ...maybe('when', section.when, (source) => compiled(source, names)),
      ...maybe('repeat', section.repeat, ({ min, max, item }) => ({ min, max, item: say(item, language) })),
      fields: section.fields.map((field) => fieldView(field, { names: inside, language, words })),
    };
  });
  const checks = (form.checks ?? []).map(
    ({ id, must, message, field }): CheckView => ({
      id,
      must: compiled(must, names),
      message: say(message, language),
      ...maybe('field', field, (name) => name),
    }),
  );
  return { service: definition.id, version, sections, checks };
}

/**
 * The questions of an officer as a form of one section: the minutes of a visit, or the fields of a review. Undefined when
 * the state or the review asks nothing. Its conditions also read the answers of the applicant, given as facts.
 */
export function officeForm(
  definition: Definition,
  version: number,
  place: { state: string; review?: string },
  language: Language,
): FormView | undefined {
  const states = definition.workflow?.states ?? {};
  const state = Object.hasOwn(states, place.state) ? states[place.state] : undefined;
  const review = state?.kind === 'reviews' ? state.reviews.find(({ id }) => id === place.review) : undefined;
  const asked = state?.kind === 'visit' ? state.minutes : review?.fields;
  if (!state || !asked) return undefined;
  const names = { ...workNames(definition), ...fieldNames(asked) };
  const words = wordsOfPapers(definition);
  return {
    service: definition.id,
    version,
    sections: [
      {
        id: place.review ?? place.state,
        title: say(review?.title ?? state.title, language),
        fields: asked.map((field) => fieldView(field, { names, language, words })),
      },
    ],
    checks: [],
  };
}
