/** One answer beside its field: which rule it breaks, if any. Pure, for browser and server alike. */
import { isDate, parseNik } from '../../../shared/nik.ts';
import { normalizePhone } from '../../../shared/phone.ts';
import { unprintableIn } from '../../../shared/printable.ts';
import { characters, cleanLine, cleanText } from '../../../shared/text.ts';
import type { Answer, Fault, FieldView, Place } from '../contract.ts';
import { evaluateFeel } from './feel/evaluate.ts';
import type { FeelContext } from './feel/values.ts';

type Broken = Omit<Fault, 'path'>;

/** Limits that hold where the definition gives none. */
export const MOST_TEXT = 200;
export const MOST_LONG_TEXT = 4_000;
export const MOST_FILES = 3;
export const MOST_MONEY = 1_000_000_000_000;
const MOST_ADDRESS = 300;

export const PATTERNS = {
  time: /^([01]\d|2[0-3]):[0-5]\d$/,
  email: /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/,
  area: /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/,
};
const NIB = /^\d{13}$/;
const FILE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const broken = (rule: string, params?: Broken['params']): Broken => (params ? { rule, params } : { rule });

/** Nothing was answered: not the same as 0 or "no". */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** An answer that a paper writes, in signs that papers cannot write. */
function unwritable({ printed }: FieldView, value: string): Broken | undefined {
  const sign = printed ? unprintableIn(value) : undefined;
  return sign === undefined ? undefined : broken('unprintable', { sign });
}

function text(field: FieldView, value: unknown, most: number): Broken | undefined {
  if (typeof value !== 'string') return broken('type');
  const count = characters(value.trim());
  if (field.min !== undefined && count < field.min) return broken('minLength', { limit: field.min });
  const limit = field.max ?? most;
  return count > limit ? broken('maxLength', { limit }) : unwritable(field, value);
}

function number(field: FieldView, value: unknown, decimals: number): Broken | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return broken('number');
  if (Number(value.toFixed(decimals)) !== value)
    return decimals === 0 ? broken('whole') : broken('decimals', { limit: decimals });
  if (field.min !== undefined && value < field.min) return broken('minimum', { limit: field.min });
  const limit = field.max ?? (field.type === 'money' ? MOST_MONEY : undefined);
  if (limit !== undefined && value > limit) return broken('maximum', { limit });
  return field.type === 'money' && field.min === undefined && value < 0
    ? broken('minimum', { limit: 0 })
    : undefined;
}

function date(field: FieldView, value: unknown, data: FeelContext): Broken | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || !isDate(value))
    return broken('date');
  const limitOf = (formula: FieldView['earliest']) => {
    const day = formula && evaluateFeel(formula, data);
    return typeof day === 'string' ? day : undefined;
  };
  const earliest = limitOf(field.earliest);
  if (earliest && value < earliest) return broken('earliest', { date: earliest });
  const latest = limitOf(field.latest);
  return latest && value > latest ? broken('latest', { date: latest }) : undefined;
}

function several(field: FieldView, value: unknown, most: number | undefined): Broken | undefined {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) return broken('type');
  if (new Set(value).size < value.length) return broken('twice');
  if (field.min !== undefined && value.length < field.min) return broken('minItems', { limit: field.min });
  return most !== undefined && value.length > most ? broken('maxItems', { limit: most }) : undefined;
}

function place(field: FieldView, value: unknown): Broken | undefined {
  const { lat, lng, address } = (value ?? {}) as Partial<Place>;
  if (typeof lat !== 'number' || typeof lng !== 'number' || typeof address !== 'string')
    return broken('place');
  if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) return broken('place');
  if (address.trim() === '') return broken('address');
  return characters(address.trim()) > MOST_ADDRESS
    ? broken('maxLength', { limit: MOST_ADDRESS })
    : unwritable(field, address);
}

const matches = (value: unknown, pattern: RegExp) => typeof value === 'string' && pattern.test(value.trim());

/** The rule that a given answer breaks. `data`: what expressions may read. */
export function faultOf(field: FieldView, value: Answer | undefined, data: FeelContext): Broken | undefined {
  const listed = (one: unknown) => field.options?.some((option) => option.value === one) ?? false;
  switch (field.type) {
    case 'text':
      return text(field, value, MOST_TEXT);
    case 'long-text':
      return text(field, value, MOST_LONG_TEXT);
    case 'number':
      return number(field, value, field.decimals ?? 0);
    case 'money':
      return number(field, value, 0);
    case 'date':
      return date(field, value, data);
    case 'time':
      return matches(value, PATTERNS.time) ? undefined : broken('time');
    case 'choice':
      return listed(value) ? undefined : broken('not-listed');
    case 'choices': {
      const wrong = several(field, value, field.max);
      return wrong ?? ((value as string[]).every(listed) ? undefined : broken('not-listed'));
    }
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : broken('type');
    case 'statement':
      return value === true ? undefined : broken('statement');
    case 'nik':
      return typeof value === 'string' && parseNik(value, String(data.today ?? '') || undefined).ok
        ? undefined
        : broken('nik');
    case 'nib':
      return typeof value === 'string' && NIB.test(value.replace(/[\s.-]/g, '')) ? undefined : broken('nib');
    case 'phone':
      return typeof value === 'string' && normalizePhone(value) ? undefined : broken('phone');
    case 'email':
      return matches(value, PATTERNS.email) && String(value).length <= 254 ? undefined : broken('email');
    case 'ward':
      return matches(value, PATTERNS.area) ? undefined : broken('ward');
    case 'place':
      return place(field, value);
    case 'upload': {
      const wrong = several(field, value, field.max ?? MOST_FILES);
      return wrong ?? ((value as string[]).every((id) => FILE.test(id)) ? undefined : broken('file'));
    }
  }
}

/** The answer in the one form in which it is kept. For right answers only. */
export function tidy(field: FieldView, value: Answer): Answer {
  if (field.type === 'nik' && typeof value === 'string') {
    const read = parseNik(value);
    return read.ok ? read.value.nik : value;
  }
  if (field.type === 'nib' && typeof value === 'string') return value.replace(/[\s.-]/g, '');
  if (field.type === 'phone' && typeof value === 'string') return normalizePhone(value) ?? value;
  if (field.type === 'place' && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const { lat, lng, address } = value;
    const line = cleanLine(address);
    return line === address && Object.keys(value).length === 3 ? value : { lat, lng, address: line };
  }
  if (typeof value !== 'string') return value;
  // Signs that cannot be seen, or turn the direction of reading, would let a text look like another one.
  return field.type === 'long-text' ? cleanText(value) : cleanLine(value);
}
