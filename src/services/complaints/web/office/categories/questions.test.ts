import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Attribute } from '../../../rules/attributes.ts';
import {
  attributesOf,
  codeOf,
  moved,
  newAnswer,
  newQuestion,
  questionsOf,
  wrongInQuestions,
} from './questions.ts';

const four = (word: string) => ({ id: word, en: word, jv: word, zh: word });
const fault: Attribute = {
  code: 'fault',
  type: 'singlevaluelist',
  required: true,
  label: four('Keadaan'),
  values: [
    { key: 'out', name: four('Padam') },
    { key: 'leaning', name: four('Miring') },
  ],
};
const pole: Attribute = {
  code: 'pole',
  type: 'string',
  required: false,
  label: four('Tiang'),
  hint: four('Pelat'),
};

test('questions that nobody touched are sent as they came', () => {
  assert.deepEqual(attributesOf(questionsOf([fault, pole])), [fault, pole]);
  assert.deepEqual(wrongInQuestions(questionsOf([fault, pole])), {});
  assert.deepEqual(attributesOf(questionsOf(undefined)), []);
});

test('a new question takes its code from its English words until one is typed', () => {
  const question = { ...newQuestion(), label: { ...four('x'), en: 'How deep? (cm)' } };
  assert.equal(codeOf(question), 'how-deep-cm');
  assert.equal(codeOf({ ...question, code: 'depth' }), 'depth');
});

test('an empty question and an empty list name each field that is missing', () => {
  const faults = wrongInQuestions([
    newQuestion(),
    { ...newQuestion(), label: four('Warna'), code: 'colour', type: 'multivaluelist' },
  ]);
  for (const path of ['0/label/id', '0/label/zh', '0/code', '1/values']) assert.ok(faults[path], path);
  assert.equal(faults['1/code'], undefined);
  assert.deepEqual(faults['1/values']?.params, { number: 2 });
});

test('a code twice, an answer twice and a half-written hint are named', () => {
  const [first, second] = questionsOf([fault, { ...pole, code: 'fault' }]);
  assert.ok(first && second);
  const faults = wrongInQuestions([
    { ...first, values: [...first.values, { ...newAnswer(), name: four('Out') }] },
    { ...second, hint: { ...four(''), id: 'Pelat' } },
  ]);
  assert.equal(faults['0/values/2/key']?.key, 'complaints.desk.questions.wrong.key-twice');
  assert.equal(faults['1/code']?.key, 'complaints.desk.questions.wrong.code-twice');
  assert.ok(faults['1/hint/en'] && !faults['1/hint/id']);
});

test('answers of a list are not sent for another type, and stay while types are tried', () => {
  const [question] = questionsOf([fault]);
  assert.ok(question);
  assert.equal(attributesOf([{ ...question, type: 'text' }])[0]?.values, undefined);
  assert.equal(attributesOf([question])[0]?.values?.length, 2);
});

test('moving stops at both ends', () => {
  assert.deepEqual(moved([1, 2, 3], 0, 1), [2, 1, 3]);
  assert.deepEqual(moved([1, 2, 3], 0, -1), [1, 2, 3]);
  assert.deepEqual(moved([1, 2, 3], 2, 1), [1, 2, 3]);
});
