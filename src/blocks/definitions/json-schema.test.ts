/** The published schemas: right as schemas, true to the shape, with words for every key; and forms as schemas. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readServices } from './api.ts';
import { type Answers, type FieldView, type FormView, SCHEMA_PARTS } from './contract.ts';
import { formSchema } from './form-schema.ts';
import { formView } from './form-view.ts';
import { jsonSchema } from './json-schema.ts';
import { cleaned, faultsOf } from './rules/answers.ts';
import { FACTS, trialForm, trialService } from './trial.ts';

const BASE = join(import.meta.dirname, '../../../packs/base');
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);

test('every published schema is a right JSON Schema, and every key has words for the author', () => {
  for (const part of SCHEMA_PARTS) {
    const schema = jsonSchema(part);
    ajv.compile(schema);
    const wordless: string[] = [];
    const look = (node: unknown, path: string) => {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries((node as { properties?: object }).properties ?? {}))
        if (!('description' in value) && !('const' in value) && !['lat', 'lng'].includes(key))
          wordless.push(`${path}.${key}`);
      for (const [key, value] of Object.entries(node)) look(value, `${path}.${key}`);
    };
    look(schema, part);
    assert.deepEqual(wordless, []);
  }
});

test('the schema takes what the shape takes, and refuses what it refuses', () => {
  const accepts = ajv.compile({ ...jsonSchema('service'), $id: 'test:service' });
  assert.ok(accepts(trialService()), ajv.errorsText(accepts.errors));
  for (const wrong of [
    { ...trialService(), extra: 1 },
    { ...trialService(), title: { id: 'a', en: 'b', jv: 'c' } },
    { ...trialService(), workflow: { ...trialService().workflow, states: { a: { kind: 'desk' } } } },
    { ...trialService(), form: { sections: [] } },
    { ...trialService(), keywords: 'lapak' },
  ])
    assert.equal(accepts(wrong), false);
});

test('the life events and pillars of the base pack fit their schemas', () => {
  for (const part of ['pillars', 'life-events'] as const) {
    const accepts = ajv.compile({ ...jsonSchema(part), $id: `test:${part}` });
    assert.ok(
      accepts(parse(readFileSync(join(BASE, `${part}.yaml`), 'utf8'))),
      ajv.errorsText(accepts.errors),
    );
  }
});

/** Values that fit, nearly fit, or have nothing to do with the field. */
function values(field: FieldView): fc.Arbitrary<unknown> {
  const strange = fc.constantFrom<unknown>(null, '', ' ', 0, -1, 1.5, true, false, [], ['x', 'x'], {}, 'x');
  const fitting = (): fc.Arbitrary<unknown> => {
    const options = field.options?.map(({ value }) => value) ?? ['x'];
    switch (field.type) {
      case 'number':
      case 'money':
        return fc.oneof(fc.integer({ min: -5, max: 500 }), fc.constantFrom(2.5, 0.1));
      case 'date':
        return fc.constantFrom('2026-03-10', '2026-03-02', '1990-01-01', '2026-02-30');
      case 'choice':
        return fc.constantFrom(...options);
      case 'choices':
        return fc.subarray(options);
      case 'yes-no':
      case 'statement':
        return fc.boolean();
      case 'nik':
        return fc.constantFrom('3371014101900001', '3371 0141 0190 0001', '123');
      case 'nib':
        return fc.constantFrom('1234567890123', '12');
      case 'phone':
        return fc.constantFrom('081234567890', '12');
      case 'email':
        return fc.constantFrom('siti@contoh.id', 'siti');
      case 'time':
        return fc.constantFrom('08:30', '8.30');
      case 'ward':
        return fc.constantFrom('33.71.01.1003', 'Kemirirejo');
      case 'place':
        return fc.record({
          lat: fc.constantFrom(-7.4, 99),
          lng: fc.constant(110.2),
          address: fc.constantFrom('Jl. A', ''),
        });
      case 'upload':
        return fc.constantFrom(['3f2b1c9e-0d4a-4f6b-8a7c-5e9d1b2c3a40'], ['x']);
      default:
        return fc.string({ maxLength: 300 });
    }
  };
  return fc.oneof({ weight: 6, arbitrary: fitting() }, { weight: 1, arbitrary: strange });
}

function items(fields: readonly FieldView[]): fc.Arbitrary<object> {
  return fc.record(Object.fromEntries(fields.map((field) => [field.id, values(field)])), {
    requiredKeys: [],
  });
}

function answersTo(form: FormView): fc.Arbitrary<Answers> {
  const parts = form.sections.map(({ id, repeat, fields }) =>
    repeat
      ? fc.array(items(fields), { maxLength: Math.min(4, repeat.max + 1) }).map((list) => ({ [id]: list }))
      : items(fields),
  );
  return fc.tuple(...parts).map((all) => Object.assign({}, ...all) as Answers);
}

/** Rules that a schema can say too, where the question is asked of everybody. */
const SAID = [
  'type',
  'number',
  'whole',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'twice',
  'not-listed',
  'time',
  'ward',
  'file',
  'required',
  'unknown',
];

function fieldAt(form: FormView, path: string): { field?: FieldView; always: boolean } {
  const [first = '', , inner] = path.split('/');
  for (const section of form.sections) {
    if (section.repeat && section.id !== first) continue;
    const field = section.fields.find(({ id }) => id === (section.repeat ? inner : first));
    if (section.repeat) return { ...(field ? { field } : {}), always: !section.when && !field?.when };
    if (field) return { field, always: !section.when && !field.when };
  }
  return { always: true };
}

function hold(form: FormView, accepts: ValidateFunction, answers: Answers) {
  const faults = faultsOf(form, answers, FACTS);
  if (faults.length === 0) {
    const kept = cleaned(form, answers, FACTS);
    assert.ok(accepts(kept), `${ajv.errorsText(accepts.errors)}: ${JSON.stringify(kept)}`);
  }
  const said = faults.filter(({ path, rule }) => {
    const { field, always } = fieldAt(form, path);
    return always && SAID.includes(rule) && !(rule === 'whole' && field?.decimals);
  });
  if (said.length > 0)
    assert.equal(accepts(answers), false, `${JSON.stringify(said)} of ${JSON.stringify(answers)}`);
}

test('answers without a fault fit the schema of the form, and plain faults do not', async () => {
  const { definitions } = await readServices({ folders: [BASE] });
  const forms = [trialForm(), ...definitions.flatMap((definition) => formView(definition, 1, 'id') ?? [])];
  assert.ok(forms.length > 10);
  for (const form of forms) {
    const accepts = ajv.compile(formSchema(form));
    fc.assert(
      fc.property(answersTo(form), (answers) => hold(form, accepts, answers)),
      { numRuns: 60 },
    );
  }
  // Wholly random answers are seldom right, so right ones are tried for themselves.
  const accepts = ajv.compile({ ...formSchema(trialForm()), $id: 'test:trial' });
  const right = fc.record({
    goods: fc.constant('cloth'),
    width: fc.constantFrom(1, 2.5, 6),
    roofed: fc.boolean(),
    photo: fc.constant<string[]>(['3f2b1c9e-0d4a-4f6b-8a7c-5e9d1b2c3a40']),
    opens_on: fc.constantFrom('2026-03-10', '2026-03-20'),
    note: fc.string({ minLength: 1, maxLength: 300 }),
    clean: fc.constant(true),
  });
  let kept = 0;
  fc.assert(
    fc.property(right, (answers) => {
      if (faultsOf(trialForm(), answers, FACTS).length === 0) kept += 1;
      hold(trialForm(), accepts, answers);
    }),
  );
  assert.ok(kept > 20, 'right answers were among them');
});
