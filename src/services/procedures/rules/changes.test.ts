/** The public history: each part that differs is named once, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Definition } from '../../../blocks/definitions/rules/shape/definition.ts';
import { trialService } from '../../../blocks/definitions/trial.ts';
import { type Change, changesBetween } from './changes.ts';

const before = trialService();
const w = (text: string) => ({ id: text, en: `${text} (en)`, jv: text, zh: text });
const say = ({ amount, unit }: { amount: number; unit: string }) => `${amount} ${unit}`;
const between = (after: Definition, language: 'id' | 'en' = 'id') =>
  changesBetween(before, after, language, say);
const parts = (changes: readonly Change[]) => changes.map(({ part, kind }) => `${part} ${kind}`);

test('the same content has no changes, whatever its day and its note', () => {
  assert.deepEqual(between({ ...before, from: '2027-01-01', change: w('Lain') }), []);
});

test('what is told in words is compared in the language of the reader', () => {
  const after = { ...before, title: w('Lapak baru') };
  assert.deepEqual(between(after), [
    { part: 'title', kind: 'changed', before: before.title.id, after: 'Lapak baru' },
  ]);
  assert.equal(between(after, 'en')[0]?.after, 'Lapak baru (en)');
});

test('requirements come, go and change by their id', () => {
  const [first, ...others] = before.requirements;
  assert.ok(first);
  const fresh = { id: 'fresh', title: w('Foto baru') };
  assert.deepEqual(parts(between({ ...before, requirements: [...before.requirements, fresh] })), [
    'requirement added',
  ]);
  assert.deepEqual(parts(between({ ...before, requirements: others })), ['requirement removed']);
  assert.deepEqual(
    parts(between({ ...before, requirements: [{ ...first, help: w('Bantuan lain') }, ...others] })),
    ['requirement changed'],
  );
  assert.deepEqual(parts(between({ ...before, requirements: [...others, first] })), [], 'order is no change');
});

test('a longer promise, another fee and a new law are named', () => {
  const { workflow, fee, standard } = before;
  assert.ok(workflow);
  const after: Definition = {
    ...before,
    workflow: { ...workflow, promise: { amount: 99, unit: 'days' } },
    fee: { ...fee, told: w('Lebih murah') },
    standard: { ...standard, legalBasis: [...standard.legalBasis, { title: w('UU baru') }] },
  };
  const changes = between(after);
  assert.deepEqual(parts(changes), ['time changed', 'fee changed', 'legal-basis added']);
  assert.equal(changes[0]?.after, '99 days');
});

test('what nobody reads is told as a change in the details', () => {
  assert.deepEqual(parts(between({ ...before, keywords: [...before.keywords, 'lain'] })), ['other changed']);
});
