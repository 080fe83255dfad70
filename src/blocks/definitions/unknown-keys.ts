/** A key or a word that the shape does not know: what it was probably meant to be, what may stand there, or where it belongs. */
import type { TSchema } from 'typebox';
import type { PackProblem } from '../packs/api.ts';
import { near } from './checks/report.ts';
import { Definition } from './rules/shape/definition.ts';
import { faultWords } from './say-fault.ts';

type Json = {
  properties?: Record<string, Json>;
  patternProperties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
  const?: unknown;
};
type Steps = readonly (string | number)[];

/** Of several shapes the one that the value has by its `kind`, otherwise all of them. */
function variants(schema: Json, value: unknown): Json[] {
  if (!schema.anyOf) return [schema];
  const kind = (value as { kind?: unknown } | null | undefined)?.kind;
  const meant = schema.anyOf.filter(({ properties }) => properties?.kind?.const === kind);
  return kind !== undefined && meant.length > 0 ? meant : schema.anyOf;
}

/** The keys that may stand in a place of the definition. */
function keysAt(root: TSchema, value: unknown, steps: Steps): string[] {
  let schemas: Json[] = [root as Json];
  let here = value;
  for (const step of steps) {
    schemas = schemas.flatMap((schema) =>
      variants(schema, here).flatMap((one) =>
        typeof step === 'number'
          ? (one.items ?? [])
          : (one.properties?.[step] ?? Object.values(one.patternProperties ?? {})),
      ),
    );
    here = (here as Record<string | number, unknown> | undefined)?.[step];
  }
  return [
    ...new Set(
      schemas.flatMap((schema) =>
        variants(schema, here).flatMap(({ properties }) => Object.keys(properties ?? {})),
      ),
    ),
  ];
}

let homes: Map<string, Set<string>> | undefined;

/** Every key of the shape with the places that know it, such as `fields` → `form.sections`. */
function homesOf(key: string): string[] {
  if (!homes) {
    const found = new Map<string, Set<string>>();
    const look = (schema: Json, path: string): undefined => {
      for (const one of [...(schema.anyOf ?? []), ...Object.values(schema.patternProperties ?? {})])
        look(one, path);
      if (schema.items) look(schema.items, path);
      for (const [name, inner] of Object.entries(schema.properties ?? {})) {
        found.set(name, (found.get(name) ?? new Set()).add(path));
        look(inner, path ? `${path}.${name}` : name);
      }
    };
    look(Definition as Json, '');
    homes = found;
  }
  return [...(homes.get(key) ?? [])];
}

const stepsOf = (path: string): Steps =>
  [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, digits]) =>
    digits === undefined ? text : Number(digits),
  );

/** The fault with what helps to mend it. `value`: the whole definition, as it is written. */
export function unknownKey(problem: PackProblem, value: unknown): PackProblem {
  const { list, value: written } = problem.params ?? {};
  if (problem.words === 'value-unknown' && typeof list === 'string' && problem.params?.near === undefined)
    return {
      ...problem,
      ...faultWords('value-unknown', {
        ...problem.params,
        ...near(String(written).replace(/^"|"$/g, ''), list.split(', ')),
      }),
    };
  if (problem.code !== 'key-unknown') return problem;
  const steps = stepsOf(problem.path);
  const key = String(problem.params?.key ?? '');
  const keys = keysAt(Definition, value, steps.slice(0, -1));
  const hint = near(key, keys);
  const places = homesOf(key).map((place) => place || 'service.yaml');
  // A right word in the wrong place is nearly always a matter of indentation.
  if (places.length > 0 && places.length <= 3)
    return { ...problem, ...faultWords('key-unknown/elsewhere', { key, place: places.join(', ') }) };
  if (hint.near) return { ...problem, ...faultWords('key-unknown/near', { key, ...hint }) };
  return { ...problem, ...faultWords('key-unknown', { key, list: keys.join(', ') }) };
}
