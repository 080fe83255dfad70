/** What expressions of a definition may read, and of which kind it is. */
import { FEEL_WORDS, type FeelNames, type FeelType } from './feel/types.ts';
import type { Definition } from './shape/definition.ts';
import type { Field, Form } from './shape/form.ts';

/** Taken by the house, or by the language that the house is written in. */
export const RESERVED: ReadonlySet<string> = new Set([
  'today',
  'applied_on',
  'fee',
  'visit',
  'reviews',
  'number',
  'issued_on',
  'valid_until',
  'applicant',
  'agency',
  'city',
  'constructor',
  'prototype',
  ...FEEL_WORDS,
]);

const CLOCK: FeelNames = { today: 'date', applied_on: 'date' };

function typeOf(field: Field): FeelType {
  switch (field.type) {
    case 'number':
      return 'number';
    case 'money':
      return 'money';
    case 'date':
      return 'date';
    case 'yes-no':
    case 'statement':
      return 'yes-no';
    case 'choice':
      return { choice: (field.options ?? []).map(({ value }) => value) };
    case 'choices':
      return { list: { choice: (field.options ?? []).map(({ value }) => value) } };
    case 'upload':
      return { list: 'text' };
    case 'place':
      return { fields: { lat: 'number', lng: 'number', address: 'text' } };
    default:
      return 'text';
  }
}

export function fieldNames(fields: readonly Field[]): FeelNames {
  return Object.fromEntries(fields.map((field) => [field.id, typeOf(field)]));
}

/** Names after a form is filled in: fields, repeated sections as lists, and the two days. */
export function formNames(form: Form | undefined): FeelNames {
  const names: Record<string, FeelType> = { ...CLOCK };
  for (const { id, repeat, fields } of form?.sections ?? []) {
    if (repeat) names[id] = { list: { fields: fieldNames(fields) } };
    else Object.assign(names, fieldNames(fields));
  }
  return names;
}

/** An id as expressions write it: a hyphen would be a minus. */
export function nameOfId(id: string): string {
  return id.replaceAll('-', '_');
}

/** Names while officers work: the form, the fee, what visits and reviews found. */
export function workNames({ form, workflow }: Pick<Definition, 'form' | 'workflow'>): FeelNames {
  const visit: Record<string, FeelType> = {};
  const reviews: Record<string, FeelType> = {};
  for (const state of Object.values(workflow?.states ?? {})) {
    if (state.kind === 'visit') Object.assign(visit, fieldNames(state.minutes));
    if (state.kind === 'reviews')
      for (const { id, fields = [] } of state.reviews)
        reviews[nameOfId(id)] = { fields: { agrees: 'yes-no', ...fieldNames(fields) } };
  }
  return { ...formNames(form), fee: 'money', visit: { fields: visit }, reviews: { fields: reviews } };
}

const NAMED: FeelType = { fields: { name: 'text' } };

/** Names on a paper: all of the above, and what the office adds. */
export function paperNames(definition: Pick<Definition, 'form' | 'workflow'>): FeelNames {
  return {
    ...workNames(definition),
    number: 'text',
    issued_on: 'date',
    valid_until: 'date',
    applicant: NAMED,
    agency: NAMED,
    city: NAMED,
  };
}

/** Names inside one item of a repeated section: its fields stand before those outside. */
export function itemNames(outside: FeelNames, form: Form | undefined, section: string): FeelNames {
  const fields = form?.sections.find(({ id }) => id === section)?.fields ?? [];
  return { ...outside, ...fieldNames(fields) };
}
