/** What administrators send to and get from the keys of Open311. The standard itself is written in `formats.ts`. */
import { type Static, Type } from 'typebox';

const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

export const NewApiKey = Type.Object(
  { name: Type.String({ minLength: 2, maxLength: 100, description: 'Whose program it is' }) },
  { additionalProperties: false },
);
export type NewApiKey = Static<typeof NewApiKey>;

export const ApiKey = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  createdAt: Type.String({ description: 'ISO 8601 instant in UTC' }),
  lastUsed: Maybe(Type.String({ description: 'Day in the city’s zone' })),
  revokedAt: Maybe(Type.String()),
});
export type ApiKey = Static<typeof ApiKey>;
export const ApiKeys = Type.Object({ keys: Type.Array(ApiKey) });
export type ApiKeys = Static<typeof ApiKeys>;
/** The key stands in this answer only, and in no list afterwards. */
export const MadeApiKey = Type.Object({ ...ApiKey.properties, key: Type.String() });
export type MadeApiKey = Static<typeof MadeApiKey>;
export const KeyParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
