/** The questions of a category as its form holds them, what is missing in them, and the request made from them. Pure. */
import { type Language, languageNames, languages, type Words } from '../../../../../shared/languages.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Attribute, AttributeType } from '../../../rules/attributes.ts';
import { codeFrom, isCode } from './codes.ts';

export type AnswerValues = {
  /** Of this row on this screen. */
  row: number;
  /** '' follows the English words. */
  key: string;
  /** It was saved before: reports hold answers under this key. */
  kept: boolean;
  name: Words;
};
export type QuestionValues = {
  row: number;
  /** '' follows the English words. */
  code: string;
  kept: boolean;
  type: AttributeType;
  required: boolean;
  label: Words;
  hint: Words;
  /** Kept while another type is tried, and sent for lists only. */
  values: AnswerValues[];
};

/** As many as the server takes. */
export const MOST_QUESTIONS = 30;
export const MOST_ANSWERS = 60;

const noWords: Words = { id: '', en: '', jv: '', zh: '' };
let rows = 0;

export const isList = (type: AttributeType) => type === 'singlevaluelist' || type === 'multivaluelist';
export const codeOf = (question: Pick<QuestionValues, 'code' | 'label'>) =>
  question.code.trim() || codeFrom(question.label.en);
const keyOf = (answer: Pick<AnswerValues, 'key' | 'name'>) => answer.key.trim() || codeFrom(answer.name.en);

export function newAnswer(): AnswerValues {
  return { row: ++rows, key: '', kept: false, name: noWords };
}

export function newQuestion(): QuestionValues {
  return {
    row: ++rows,
    code: '',
    kept: false,
    type: 'string',
    required: false,
    label: noWords,
    hint: noWords,
    values: [],
  };
}

export function questionsOf(attributes: readonly Attribute[] = []): QuestionValues[] {
  return attributes.map(({ code, type, required, label, hint, values }) => ({
    row: ++rows,
    code,
    kept: true,
    type,
    required,
    label,
    hint: hint ?? noWords,
    values: (values ?? []).map(({ key, name }) => ({ row: ++rows, key, kept: true, name })),
  }));
}

const trimmed = (words: Words): Words =>
  Object.fromEntries(languages.map((language) => [language, words[language].trim()])) as Words;
const written = (words: Words) => languages.some((language) => words[language].trim() !== '');

/** As the request has them. */
export function attributesOf(questions: readonly QuestionValues[]): Attribute[] {
  return questions.map((question) => ({
    code: codeOf(question),
    type: question.type,
    required: question.required,
    label: trimmed(question.label),
    ...(written(question.hint) ? { hint: trimmed(question.hint) } : {}),
    ...(isList(question.type)
      ? { values: question.values.map((one) => ({ key: keyOf(one), name: trimmed(one.name) })) }
      : {}),
  }));
}

/** The list with the one at `index` moved by `by`; unchanged at either end. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const other = index + by;
  const next = [...list];
  const [one, two] = [next[index], next[other]];
  if (one === undefined || two === undefined) return next;
  next[index] = two;
  next[other] = one;
  return next;
}

type Fault = { key: TextKey; params: Record<string, string | number> };
/** Faults by the path of their field: `0/label/id`, `0/code`, `0/values/2/name/en`, `0/values`. */
export type QuestionFaults = Record<string, Fault>;

function wrongWords(words: Words): Language[] {
  return languages.filter((language) => !words[language].trim());
}

/** What keeps the questions from being sent, in the order of the form; the server checks everything again. */
export function wrongInQuestions(questions: readonly QuestionValues[]): QuestionFaults {
  const faults: QuestionFaults = {};
  const codes = questions.map(codeOf);
  questions.forEach((question, index) => {
    const params = { number: index + 1 };
    const fault = (path: string, key: TextKey, language?: Language) => {
      faults[`${index}/${path}`] = {
        key,
        params: language ? { ...params, language: languageNames[language] } : params,
      };
    };
    for (const language of wrongWords(question.label))
      fault(`label/${language}`, 'complaints.desk.questions.wrong.label', language);
    if (written(question.hint))
      for (const language of wrongWords(question.hint))
        fault(`hint/${language}`, 'complaints.desk.questions.wrong.hint', language);
    const code = codeOf(question);
    if (!isCode(code)) fault('code', 'complaints.desk.questions.wrong.code');
    else if (codes.indexOf(code) !== index) fault('code', 'complaints.desk.questions.wrong.code-twice');
    if (!isList(question.type)) return;
    if (question.values.length === 0) fault('values', 'complaints.desk.questions.wrong.no-answers');
    const keys = question.values.map(keyOf);
    question.values.forEach((answer, at) => {
      for (const language of wrongWords(answer.name))
        fault(`values/${at}/name/${language}`, 'complaints.desk.questions.wrong.answer', language);
      const key = keyOf(answer);
      if (!isCode(key)) fault(`values/${at}/key`, 'complaints.desk.questions.wrong.key');
      else if (keys.indexOf(key) !== at)
        fault(`values/${at}/key`, 'complaints.desk.questions.wrong.key-twice');
    });
  });
  return faults;
}
