/** The one file that says how the integration service is spoken to, read once and checked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { parse } from 'yaml';

const Words = Type.Record(Type.String(), Type.String());
export const Wire = Type.Object({
  paths: Type.Object({
    changes: Type.String(),
    report: Type.String(),
    state: Type.String(),
    answer: Type.String(),
    create: Type.String(),
  }),
  query: Type.Object({ cursor: Type.String(), limit: Type.String() }),
  list: Type.Object({ items: Type.String(), next: Type.String() }),
  report: Words,
  privacy: Type.Object({ anonymous: Type.String(), secret: Type.String() }),
  send: Words,
  states: Type.Record(Type.String(), Type.Integer({ minimum: 0, maximum: 3 })),
  outbound: Words,
  categories: Type.Array(Type.Object({ theirs: Type.String(), ours: Type.String(), from: Type.String() })),
});
export type Wire = Static<typeof Wire>;

let known: Wire | undefined;

export function wire(): Wire {
  if (!known) {
    const text = readFileSync(join(import.meta.dirname, 'wire.yaml'), 'utf8');
    const value = parse(text) as unknown;
    if (!Value.Check(Wire, value)) throw new Error('src/services/sp4n/wire.yaml is not complete.');
    known = value;
  }
  return known;
}
