/** Reading the JSON Schema of a definition: what a place may hold, and what a new one begins with. */
import type { JsonSchema } from '../designer-data.ts';

/** With its reference followed; the words beside the reference win. */
export function resolved(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const { $ref, ...rest } = schema;
  if (!$ref) return schema;
  const name = $ref.split('/').at(-1) ?? '';
  return { ...(root.$defs?.[name] ?? {}), ...rest };
}

/** Of several shapes the one that the value has: by `kind`, or by a key that only it knows. */
export function variantOf(root: JsonSchema, schema: JsonSchema, value: unknown): JsonSchema {
  if (!schema.anyOf) return schema;
  const variants = schema.anyOf.map((one) => resolved(root, one));
  if (typeof value !== 'object' || value === null) return variants[0] ?? schema;
  const record = value as Record<string, unknown>;
  const found =
    variants.find(
      (one) => one.properties?.kind?.const !== undefined && one.properties.kind.const === record.kind,
    ) ?? variants.find((one) => one.required?.length && one.required.every((key) => key in record));
  return found ?? variants[0] ?? schema;
}

/** Words in four languages. */
export function isWords({ properties }: JsonSchema): boolean {
  return (
    ['id', 'en', 'jv', 'zh'].every((key) => properties?.[key]?.type === 'string') &&
    Object.keys(properties ?? {}).length === 4
  );
}

/** What a new thing begins with: everything obligatory, empty. */
export function blankOf(root: JsonSchema, given: JsonSchema): unknown {
  const schema = variantOf(root, resolved(root, given), undefined);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.type === 'array')
    return Array.from({ length: schema.minItems ?? 0 }, () => blankOf(root, schema.items ?? {}));
  if (schema.properties)
    return Object.fromEntries(
      (schema.required ?? []).map((key) => [key, blankOf(root, schema.properties?.[key] ?? {})]),
    );
  if (schema.patternProperties) return {};
  if (schema.type === 'boolean') return false;
  if (schema.type === 'integer' || schema.type === 'number') return 1;
  return '';
}

/** The name of a thing in a list, for its head: its title in Indonesian, else its id, else its beginning. */
export function titleOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 80);
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Record<string, unknown>;
  const title = record.title as { id?: unknown } | undefined;
  if (typeof title?.id === 'string' && title.id) return title.id;
  for (const key of ['label', 'id', 'value', 'heading', 'text'])
    if (typeof record[key] === 'string' && record[key]) return String(record[key]).slice(0, 80);
  return undefined;
}
