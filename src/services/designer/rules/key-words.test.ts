/** Nobody who writes a service meets a box that bears the name of a key. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { serviceSchema } from '../../../blocks/definitions/json-schema.ts';
import { languages } from '../../../shared/languages.ts';
import { CHOICES, choiceOf, WORDED, wordOf } from './key-words.ts';

type Json = { [key: string]: unknown };
const root = JSON.parse(serviceSchema()) as Json;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Every place of the shape, with what it may hold. */
function places(schema: Json, path: string[], found: { path: string[]; schema: Json }[] = []) {
  if (path.length > 12) return found;
  const name = typeof schema.$ref === 'string' ? schema.$ref.split('/').at(-1) : undefined;
  const whole = name ? { ...((root.$defs as Json)[name] as Json), ...schema } : schema;
  for (const one of (whole.anyOf as Json[] | undefined) ?? []) places(one, path, found);
  if (isJson(whole.items)) places(whole.items, path, found);
  for (const one of Object.values((whole.patternProperties as Json | undefined) ?? {}))
    places(one as Json, [...path, 'the-name'], found);
  const properties = (whole.properties as Json | undefined) ?? {};
  if (['id', 'en', 'jv', 'zh'].every((key) => key in properties)) return found;
  for (const [key, inner] of Object.entries(properties)) {
    found.push({ path: [...path, key], schema: inner as Json });
    places(inner as Json, [...path, key], found);
  }
  return found;
}

const all = places(root, []);

test('every key of the shape has its words', () => {
  assert.ok(all.length > 150);
  assert.deepEqual(
    all.filter(({ path }) => wordOf(path) === undefined).map(({ path }) => path.join('.')),
    [],
  );
});

test('every value that is chosen from a few has its words', () => {
  const bare = all.flatMap(({ path, schema }) => {
    const items = isJson(schema.items) ? (schema.items.enum as string[] | undefined) : undefined;
    const values =
      (schema.enum as string[] | undefined) ?? items ?? (schema.const ? [String(schema.const)] : []);
    return values
      .filter((value) => choiceOf(path, value) === undefined)
      .map((value) => `${path.join('.')}: ${value}`);
  });
  assert.deepEqual(bare, []);
});

test('the words are there in four languages, and none is left over', () => {
  const used = new Set(all.map(({ path }) => wordOf(path)));
  assert.deepEqual(
    WORDED.filter((word) => !used.has(word)),
    [],
  );
  for (const language of languages) {
    const file = join(import.meta.dirname, '../texts/office', `${language}.json`);
    const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    for (const word of WORDED) {
      assert.ok(texts[`designer.word.${word}`]?.trim(), `${language} ${word}`);
      assert.ok(texts[`designer.hint.${word}`]?.trim(), `${language} ${word} hint`);
    }
    for (const choice of CHOICES)
      assert.ok(texts[`designer.choice.${choice}`]?.trim(), `${language} ${choice}`);
  }
});
