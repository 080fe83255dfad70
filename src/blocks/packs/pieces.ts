/** What the shapes of pack files are made of. */
import Type, { type Static, type TProperties } from 'typebox';

export const strict = <P extends TProperties>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });

export const filled = (description: string) => Type.String({ minLength: 1, pattern: '\\S', description });

/** Words for people, complete in the four languages of the house. */
export const Words = strict({
  id: filled('Indonesian'),
  en: filled('English'),
  jv: filled('Javanese (krama)'),
  zh: filled('Mandarin (simplified)'),
});
export type Words = Static<typeof Words>;

export const Id = Type.String({
  pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  maxLength: 48,
  description: 'id',
});
export const IsoDate = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'date' });
