/** The shape of a definition as JSON Schema (draft 2020-12), with words for the author: what editors complete and check by. */
import type { TSchema } from 'typebox';
import type { SCHEMA_PARTS } from './contract.ts';
import { Definition } from './rules/shape/definition.ts';
import { Field, Form } from './rules/shape/form.ts';
import { Paper } from './rules/shape/papers.ts';
import { Duty, Limit, Span, Words } from './rules/shape/pieces.ts';
import { LifeEventsFile, PillarsFile } from './rules/shape/shelf.ts';
import { Workflow } from './rules/shape/workflow.ts';
import { KEY_WORDS } from './schema-words.ts';

type Json = { [key: string]: unknown };

/** What stands in many places is said once. */
const SHARED: Readonly<Record<string, TSchema>> = { Words, Field, Limit, Span, Duty };

const names = new Map(Object.entries(SHARED).map(([name, schema]) => [JSON.stringify(schema), name]));

function wordsFor(path: readonly string[]): string | undefined {
  for (let from = 0; from < path.length; from++) {
    const found = KEY_WORDS[path.slice(from).join('.')];
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `path`: the keys that an author writes on the way here. */
function told(schema: Json, path: readonly string[], inside?: string): Json {
  const shared = names.get(JSON.stringify(schema));
  if (shared && shared !== inside) return { $ref: `#/$defs/${shared}` };
  const properties = schema.properties as Json | undefined;
  const result: Json = {};
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' || key === 'patternProperties') continue;
    if (key === 'anyOf') result[key] = (value as Json[]).map((one) => told(one, path));
    else if (key === 'items' && isObject(value)) result[key] = told(value, path);
    else result[key] = value;
  }
  if (properties)
    result.properties = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => {
        const here = [...path, key];
        const words = wordsFor(here);
        return [key, { ...told(value as Json, here), ...(words ? { description: words } : {}) }];
      }),
    );
  if (isObject(schema.patternProperties)) {
    result.patternProperties = Object.fromEntries(
      Object.entries(schema.patternProperties).map(([key, value]) => [key, told(value as Json, path)]),
    );
    result.additionalProperties = false;
  }
  return result;
}

function document(name: string, title: string, schema: TSchema, path: readonly string[]): Json {
  const body = told(JSON.parse(JSON.stringify(schema)) as Json, path);
  const text = JSON.stringify(body);
  const defs: Json = {};
  const add = (from: string) => {
    for (const [key, one] of Object.entries(SHARED)) {
      if (key in defs || !from.includes(`"#/$defs/${key}"`)) continue;
      const own = told(JSON.parse(JSON.stringify(one)) as Json, key === 'Field' ? ['fields'] : [], key);
      defs[key] = own;
      add(JSON.stringify(own));
    }
  };
  add(text);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `pendopo:${name}`,
    title,
    ...body,
    $defs: defs,
  };
}

const FILES = {
  service: () => document('service', 'Layanan kota (service.yaml)', Definition, []),
  form: () => document('form', 'Formulir layanan (form.yaml)', Form, ['form']),
  workflow: () => document('workflow', 'Alur kerja layanan (workflow.yaml)', Workflow, ['workflow']),
  papers: () =>
    document('papers', 'Surat dari layanan (papers.yaml)', { type: 'array', items: Paper, maxItems: 6 }, [
      'papers',
    ]),
  pillars: () => document('pillars', 'Pilar kota cerdas (pillars.yaml)', PillarsFile, []),
  'life-events': () =>
    document('life-events', 'Peristiwa hidup (life-events.yaml)', LifeEventsFile, ['life']),
} as const satisfies Record<(typeof SCHEMA_PARTS)[number], () => Json>;

type SchemaName = (typeof SCHEMA_PARTS)[number];

export function jsonSchema(name: SchemaName): Json {
  return FILES[name]();
}

/** The text of `packs/schema/<name>.json`. */
const textOf = (name: SchemaName) => `${JSON.stringify(jsonSchema(name), null, 2)}\n`;
export const serviceSchema = () => textOf('service');
export const formSchema = () => textOf('form');
export const workflowSchema = () => textOf('workflow');
export const papersSchema = () => textOf('papers');
export const pillarsSchema = () => textOf('pillars');
export const lifeEventsSchema = () => textOf('life-events');
