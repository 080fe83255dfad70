/** What a category asks beyond words and place: checks the answers and puts them into words. */
import type { FieldProblem } from '../../../shared/errors.ts';
import { type Language, say, type Words } from '../../../shared/languages.ts';
import { cleanLine, cleanText } from '../../../shared/text.ts';

/** The data types of Open311 GeoReport v2 (GET service definition, `datatype`). */
export const ATTRIBUTE_TYPES = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** One question of a category. `values` for the two kinds of lists only. */
export type Attribute = {
  code: string;
  type: AttributeType;
  required: boolean;
  label: Words;
  hint?: Words;
  values?: { key: string; name: Words }[];
};
/** What checking an answer needs to know of its question. */
type Asked = Pick<Attribute, 'code' | 'type' | 'required'> & { values?: readonly { key: string }[] };
export type AttributeAnswers = Record<string, string | string[]>;

const MOST = { string: 200, number: 30, datetime: 40, text: 1000 } as const;
const NUMBER = /^-?\d{1,15}([.,]\d{1,6})?$/;

function one(
  attribute: Asked,
  given: string,
): { value: string } | { rule: string; params?: Record<string, number> } {
  const { type } = attribute;
  if (type === 'singlevaluelist' || type === 'multivaluelist')
    return attribute.values?.some(({ key }) => key === given) ? { value: given } : { rule: 'not-listed' };
  const value = type === 'text' ? cleanText(given) : cleanLine(given);
  if (value.length > MOST[type]) return { rule: 'maxLength', params: { limit: MOST[type] } };
  if (type === 'number') return NUMBER.test(value) ? { value: value.replace(',', '.') } : { rule: 'number' };
  if (type === 'datetime') {
    const time = Date.parse(value);
    return Number.isNaN(time) ? { rule: 'datetime' } : { value: new Date(time).toISOString() };
  }
  return { value };
}

/**
 * The answers as they are kept; every wrong one is added to `faults` under `attributes/<code>`. An answer to a question
 * that the category does not ask is refused too: silently dropped words would be lost. `strict`: required ones must be there.
 */
export function readAttributes(
  asked: readonly Asked[],
  given: AttributeAnswers,
  strict: boolean,
  faults: FieldProblem[],
): AttributeAnswers {
  const kept: AttributeAnswers = {};
  const known = new Set(asked.map(({ code }) => code));
  for (const code of Object.keys(given))
    if (!known.has(code)) faults.push({ path: `attributes/${code}`, rule: 'unknown' });
  for (const attribute of asked) {
    const path = `attributes/${attribute.code}`;
    const answers = [given[attribute.code] ?? []].flat().filter((answer) => answer.trim() !== '');
    if (answers.length === 0) {
      if (attribute.required && strict) faults.push({ path, rule: 'required' });
      continue;
    }
    const many = attribute.type === 'multivaluelist';
    if (answers.length > 1 && !many) {
      faults.push({ path, rule: 'only-one' });
      continue;
    }
    const values: string[] = [];
    for (const answer of new Set(answers)) {
      const read = one(attribute, answer);
      if ('value' in read) values.push(read.value);
      else faults.push({ path, ...read });
    }
    if (values.length > 0) kept[attribute.code] = many ? values : (values[0] as string);
  }
  return kept;
}

/** Question and answer as a person reads them; answers to questions that are asked no more are left out. */
export function attributeWords(
  asked: readonly Attribute[],
  kept: AttributeAnswers,
  language: Language,
): { code: string; label: string; value: string }[] {
  return asked.flatMap((attribute) => {
    const answers = [kept[attribute.code] ?? []].flat();
    if (answers.length === 0) return [];
    const named = answers.map((answer) => {
      const value = attribute.values?.find(({ key }) => key === answer);
      return value ? say(value.name, language) : answer;
    });
    return [{ code: attribute.code, label: say(attribute.label, language), value: named.join(', ') }];
  });
}
