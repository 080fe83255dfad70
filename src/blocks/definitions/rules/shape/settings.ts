/** Which kinds of field a setting goes with. */
import type { Field } from './form.ts';

const COUNTED: readonly Field['type'][] = ['text', 'long-text', 'number', 'money', 'choices', 'upload'];

export const FIELD_SETTINGS = {
  min: COUNTED,
  max: COUNTED,
  decimals: ['number'],
  unit: ['number'],
  earliest: ['date'],
  latest: ['date'],
  options: ['choice', 'choices'],
  accepts: ['upload'],
  megabytes: ['upload'],
} as const satisfies Partial<Record<keyof Field, readonly Field['type'][]>>;
