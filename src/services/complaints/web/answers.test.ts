/** Whether answers arrive as they were given, on the city's clock, and wrong ones are noticed before they are sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../rules/intake-contract.ts';
import { answersTo, answersWrong, answerWords, instantFrom, localFrom } from './answers.ts';

const ask = (code: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  code,
  type,
  required: false,
  label: code,
  hint: null,
  values: [],
  ...more,
});
const fault = ask('fault', 'multivaluelist', {
  required: true,
  values: [
    { key: 'out', name: 'Padam' },
    { key: 'leaning', name: 'Miring' },
  ],
});
const height = ask('height', 'number');

test('only answers to what is asked are sent, and empty ones are not', () => {
  assert.deepEqual(answersTo([fault, height], { fault: [], height: ' ', gone: 'x' }), {});
  assert.deepEqual(answersTo([fault], { fault: ['out'], gone: 'x' }), { fault: ['out'] });
});

test('a missing answer that is needed and a number that is none are wrong', () => {
  const wrong = answersWrong([fault, height], { height: 'dua' });
  assert.equal(wrong.get('fault')?.rule, 'required');
  assert.equal(wrong.get('height')?.rule, 'number');
  assert.equal(answersWrong([fault, height], { fault: ['out'], height: '1,5' }).size, 0);
});

test('a time of day is meant on the city’s clock, whatever the device believes', () => {
  assert.equal(instantFrom('2026-11-22T10:15', 'Asia/Makassar'), '2026-11-22T02:15:00.000Z');
  assert.equal(localFrom('2026-11-22T02:15:00.000Z', 'Asia/Makassar'), '2026-11-22T10:15');
  assert.equal(instantFrom('2026-11', 'Asia/Jakarta'), '');
  assert.equal(localFrom('', 'Asia/Jakarta'), '');
});

test('an answer reads as the words of its choice', () => {
  assert.equal(
    answerWords(fault, ['out', 'leaning'], (iso) => iso),
    'Padam, Miring',
  );
  assert.equal(
    answerWords(ask('since', 'datetime'), '2026-11-22T02:15:00.000Z', () => 'Minggu'),
    'Minggu',
  );
});
