/** A form as plain JSON Schema (draft 2020-12): what another program needs to fill it in. */
import type { FieldView, FormView } from './contract.ts';
import { MOST_FILES, MOST_LONG_TEXT, MOST_MONEY, MOST_TEXT, PATTERNS } from './rules/values.ts';

type Json = { [key: string]: unknown };

const bounds = (low: string, high: string, min: number | undefined, max: number | undefined): Json => ({
  ...(min === undefined ? {} : { [low]: min }),
  ...(max === undefined ? {} : { [high]: max }),
});

const text = (pattern: string, more: Json = {}): Json => ({ type: 'string', pattern, ...more });
const VISIBLE = '\\S';

function valueSchema(field: FieldView): Json {
  const { min, max } = field;
  const values = field.options?.map(({ value }) => value) ?? [];
  switch (field.type) {
    case 'text':
    case 'long-text':
      // People see fewer characters than JSON Schema counts, so only the smallest number can be said.
      return text(VISIBLE, bounds('minLength', 'maxLength', min, undefined));
    case 'number':
      return { type: field.decimals ? 'number' : 'integer', ...bounds('minimum', 'maximum', min, max) };
    case 'money':
      return { type: 'integer', ...bounds('minimum', 'maximum', min ?? 0, max ?? MOST_MONEY) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'choice':
      return { type: 'string', enum: values };
    case 'choices':
      return {
        type: 'array',
        items: { type: 'string', enum: values },
        uniqueItems: true,
        ...bounds('minItems', 'maxItems', Math.max(min ?? 0, field.required ? 1 : 0), max),
      };
    case 'yes-no':
      return { type: 'boolean' };
    case 'statement':
      return field.required ? { type: 'boolean', const: true } : { type: 'boolean' };
    case 'nik':
    case 'nib':
    case 'phone':
      return text(VISIBLE);
    case 'time':
      return text(PATTERNS.time.source);
    case 'email':
      return text(PATTERNS.email.source);
    case 'ward':
      return text(PATTERNS.area.source);
    case 'place':
      return {
        type: 'object',
        properties: {
          lat: { type: 'number', minimum: -90, maximum: 90 },
          lng: { type: 'number', minimum: -180, maximum: 180 },
          address: text(VISIBLE),
        },
        required: ['lat', 'lng', 'address'],
      };
    case 'upload':
      return {
        type: 'array',
        items: { type: 'string', format: 'uuid' },
        uniqueItems: true,
        ...bounds('minItems', 'maxItems', Math.max(min ?? 0, field.required ? 1 : 0), max ?? MOST_FILES),
      };
  }
}

function fieldSchema(field: FieldView): Json {
  const most = field.type === 'text' ? MOST_TEXT : field.type === 'long-text' ? MOST_LONG_TEXT : undefined;
  const limit = most === undefined ? undefined : (field.max ?? most);
  const notes = [field.help, limit === undefined ? undefined : `≤ ${limit}`].filter(Boolean).join(' · ');
  return { title: field.title, ...(notes ? { description: notes } : {}), ...valueSchema(field) };
}

function objectOf(fields: readonly FieldView[]): { properties: Json; required: string[] } {
  return {
    properties: Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field)])),
    // What is asked only under a condition cannot be demanded here; `faultsOf` demands it.
    required: fields.filter(({ required, when }) => required && !when).map(({ id }) => id),
  };
}

/**
 * What is kept of right answers (`cleaned`) always fits it. Conditions, first and last days, the longest texts and checks
 * are beyond it: those only `faultsOf` judges.
 */
export function formSchema(form: FormView): Json {
  const properties: Json = {};
  const required: string[] = [];
  for (const { id, title, when, repeat, fields } of form.sections) {
    const own = objectOf(fields);
    if (repeat) {
      properties[id] = {
        title,
        type: 'array',
        minItems: when ? 0 : repeat.min,
        maxItems: repeat.max,
        items: { type: 'object', ...own, additionalProperties: false },
      };
      if (!when && repeat.min > 0) required.push(id);
    } else {
      Object.assign(properties, own.properties);
      if (!when) required.push(...own.required);
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `pendopo:${form.service}:${form.version}`,
    type: 'object',
    properties,
    required,
    additionalProperties: false,
  };
}
