/** What the parts of a definition are made of: words, names, dates, limits, expressions. */
import Type, { type Static, type TProperties } from 'typebox';

export const strict = <P extends TProperties>(properties: P, options: Record<string, unknown> = {}) =>
  Type.Object(properties, { ...options, additionalProperties: false });

const filled = (description: string) =>
  Type.String({ minLength: 1, maxLength: 4000, pattern: '\\S', description });

/** Words for people, complete in the four languages of the house. */
export const Words = strict(
  {
    id: filled('Bahasa Indonesia'),
    en: filled('English'),
    jv: filled('Basa Jawa (krama)'),
    zh: filled('中文（简体）'),
  },
  { description: 'Teks dalam empat bahasa; semuanya wajib diisi.' },
);
export type Words = Static<typeof Words>;

/** `billboard-permit`: names of services, states, acts, papers, requirements. */
export const Id = Type.String({
  pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  maxLength: 48,
  description: 'Nama pendek: huruf kecil, angka, dan tanda hubung.',
});

/** `stall_width`: names that expressions can read, so without a hyphen, which would be a minus. */
export const FieldName = Type.String({
  pattern: '^[a-z][a-z0-9]*(_[a-z0-9]+)*$',
  maxLength: 40,
  description: 'Nama isian: huruf kecil, angka, dan garis bawah. Nama ini dipakai dalam rumus.',
});

export const IsoDate = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}$',
  description: 'Tanggal, misalnya 2026-01-31.',
});

/** FEEL (DMN 1.5); which part of it is allowed says `feel/`. */
export const Feel = Type.String({
  minLength: 1,
  maxLength: 2000,
  description: 'Rumus FEEL, misalnya: lebar * tinggi > 4',
});
export type Feel = string;

/** A time limit. Working days begin on the day after, as the working calendar of the city counts them. */
export const Limit = strict({
  amount: Type.Integer({ minimum: 1, maximum: 3650 }),
  unit: Type.Enum(['working-days', 'working-hours', 'days', 'hours']),
});
export type Limit = Static<typeof Limit>;

/** A length of calendar time, for validity. */
export const Span = strict({
  amount: Type.Integer({ minimum: 1, maximum: 1200 }),
  unit: Type.Enum(['days', 'months', 'years']),
});
export type Span = Static<typeof Span>;

/** Who handles: whichever agency of the city has this duty, so that a definition fits every city. */
export const Duty = strict(
  { kind: Id },
  { description: 'Urusan (agency-kinds.yaml) yang ditangani instansi itu.' },
);
export type Duty = Static<typeof Duty>;
