/** What the form of a category holds, and the request made from it. Fields of words are named as the request names them. */
import { type Language, languages, type Words } from '../../../../../shared/languages.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { CategoryChange, CategoryRecord, CategoryVersion } from '../../../rules/settings-contract.ts';
import { codeFrom } from './codes.ts';
import { attributesOf, type QuestionValues, questionsOf, wrongInQuestions } from './questions.ts';
import { type Visibility, visibilityOf } from './records.ts';

export type WordField = 'title' | 'hint' | 'groupTitle';
type WordValues = { [name in `${WordField}/${Language}`]: string };

export type CategoryValues = WordValues & {
  id: string;
  /** Id of a group, or `NEW_GROUP`. */
  group: string;
  /** With commas between them. */
  keywords: string;
  agencyKind: string;
  /** '' keeps the present route. */
  agency: string;
  clock: string;
  priority: string;
  public: Visibility;
  hazard: boolean;
  from: string;
  questions: QuestionValues[];
};

/** No id of a group can look like this. */
export const NEW_GROUP = '+';

const noWords: Words = { id: '', en: '', jv: '', zh: '' };

function spread(field: WordField, words: Words): Partial<WordValues> {
  return Object.fromEntries(languages.map((language) => [`${field}/${language}`, words[language]]));
}

function gather(field: WordField, values: CategoryValues): Words {
  return Object.fromEntries(
    languages.map((language) => [language, values[`${field}/${language}`].trim()]),
  ) as Words;
}

/** The form filled with a version, or empty; it will hold from `today` unless another day is chosen. */
export function valuesOf(
  record: CategoryRecord | undefined,
  version: CategoryVersion | undefined,
  today: string,
): CategoryValues {
  return {
    ...({
      ...spread('title', version?.title ?? noWords),
      ...spread('hint', version?.hint ?? noWords),
      ...spread('groupTitle', noWords),
    } as WordValues),
    id: record?.id ?? '',
    group: version?.group ?? '',
    keywords: version?.keywords.join(', ') ?? '',
    agencyKind: version?.agencyKind ?? '',
    agency: '',
    clock: version?.clock ?? '',
    priority: String(version?.priority ?? 3),
    public: version ? visibilityOf(version) : 'open',
    hazard: version?.hazard ?? false,
    from: today,
    questions: questionsOf(version?.attributes),
  };
}

export function keywordsOf(text: string): string[] {
  return [...new Set(text.split(/[,;\n]/).map((word) => word.trim().toLowerCase()))].filter(Boolean);
}

type Given = { isNew: boolean; taken: readonly string[]; today: string };

/** Sentences for what is missing, in the order of the form; the server checks everything again. */
export function wrongInCategory(
  values: CategoryValues,
  { isNew, taken, today }: Given,
): Partial<Record<keyof CategoryValues, TextKey>> {
  const wrong: Partial<Record<keyof CategoryValues, TextKey>> = {};
  const fields: WordField[] =
    values.group === NEW_GROUP ? ['title', 'hint', 'groupTitle'] : ['title', 'hint'];
  for (const field of fields)
    for (const language of languages)
      if (!values[`${field}/${language}`].trim())
        wrong[`${field}/${language}`] = 'complaints.desk.categories.wrong.words';
  if (isNew && !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.id)) wrong.id = 'complaints.desk.categories.wrong.id';
  else if (isNew && taken.includes(values.id)) wrong.id = 'complaints.desk.categories.wrong.taken';
  if (!values.group) wrong.group = 'complaints.desk.categories.wrong.choose';
  if (values.group === NEW_GROUP && !codeFrom(values['groupTitle/en']))
    wrong['groupTitle/en'] ??= 'complaints.desk.categories.wrong.words';
  if (!values.agencyKind) wrong.agencyKind = 'complaints.desk.categories.wrong.choose';
  if (!values.clock) wrong.clock = 'complaints.desk.categories.wrong.choose';
  if (!values.from || values.from < today) wrong.from = 'complaints.desk.categories.wrong.from';
  // Each fault is named at its own field; here only, that the form cannot go out.
  if (Object.keys(wrongInQuestions(values.questions)).length > 0)
    wrong.questions = 'complaints.desk.questions.wrong.some';
  return wrong;
}

/** The request; `seen` is the stamp of what the form was filled from, null for a new category. */
export function changeOf(
  values: CategoryValues,
  groups: readonly { id: string; title: Words }[],
  seen: string | null,
): CategoryChange {
  const chosen = groups.find((one) => one.id === values.group);
  const attributes = attributesOf(values.questions);
  return {
    title: gather('title', values),
    hint: gather('hint', values),
    group: chosen?.id ?? codeFrom(values['groupTitle/en']),
    groupTitle: chosen?.title ?? gather('groupTitle', values),
    keywords: keywordsOf(values.keywords),
    agencyKind: values.agencyKind,
    clock: values.clock,
    priority: Number(values.priority),
    public: values.public === 'coarse' ? 'coarse' : values.public === 'open',
    hazard: values.hazard,
    from: values.from,
    seen,
    ...(values.agency ? { agency: values.agency } : {}),
    ...(attributes.length > 0 ? { attributes } : {}),
  };
}
