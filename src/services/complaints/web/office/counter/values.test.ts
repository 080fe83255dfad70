import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Question } from '../../../rules/intake-contract.ts';
import { emptyValues, requestOf, wrongInCounter } from './values.ts';

const pole: Question = {
  code: 'pole',
  type: 'string',
  required: false,
  label: 'Nomor tiang',
  hint: null,
  values: [],
};
const written = {
  ...emptyValues('phone'),
  category: 'street-light',
  description: 'Lampu mati di depan pasar.',
  area: '33.71.03.1005',
};

test('a report at the counter carries the answers to what its category asks, and no others', () => {
  const values = { ...written, answers: { pole: 'K-12', depth: '3' } };
  assert.deepEqual(requestOf(values, [pole]).attributes, { pole: 'K-12' });
  assert.equal(requestOf(values, []).attributes, undefined);
  assert.equal(requestOf({ ...written, answers: { pole: ' ' } }, [pole]).attributes, undefined);
});

test('a required question that was not answered keeps the report here', () => {
  assert.equal(wrongInCounter(written, [pole]).answers, undefined);
  assert.ok(wrongInCounter(written, [{ ...pole, required: true }]).answers);
  assert.deepEqual(
    wrongInCounter({ ...written, answers: { pole: 'K-12' } }, [{ ...pole, required: true }]),
    {},
  );
});

test('"the same" is sent only when it was pressed', () => {
  assert.equal('sameAs' in requestOf(written, []), false);
  assert.equal(requestOf({ ...written, sameAs: 'MGL-1' }, []).sameAs, 'MGL-1');
});
