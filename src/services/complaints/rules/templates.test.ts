import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type FreeField, fieldsIn, fill, GAP, type TemplateAct, templateFaults } from './templates.ts';

const rulesOf = (text: string, fields: FreeField[] = [], acts: TemplateAct[] = ['answer']) =>
  templateFaults({ acts, title: { id: 'Uji' }, text: { id: text }, fields }).map(({ rule }) => rule);
const free = (name: string): FreeField => ({ name, kind: 'text', label: { id: name } });

test('fields are filled in one pass: what a value holds is never read as a field, and a missing one leaves a gap', () => {
  const values = new Map([
    ['kode', '{wilayah}'],
    ['wilayah', 'Panjang'],
  ]);
  assert.deepEqual(fill('{kode} di {wilayah}, {tanggal janji}.', values), {
    text: `{wilayah} di Panjang, ${GAP}.`,
    missing: ['tanggal janji'],
  });
});

test('whatever is filled in stands there letter for letter', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (value, around) => {
      const plain = around.replaceAll(/[{}]/g, '');
      assert.equal(
        fill(`${plain}{kode}${plain}`, new Map([['kode', value]])).text,
        `${plain}${value}${plain}`,
      );
    }),
  );
});

test('a template is kept only when every field is known, used and allowed where it stands', () => {
  assert.deepEqual(rulesOf('Laporan {kode} di {wilayah}.'), []);
  assert.deepEqual(rulesOf('Datang {hari}.', [free('hari')]), []);
  assert.deepEqual(rulesOf('Datang {hari}.'), ['template-field-unknown']);
  assert.deepEqual(rulesOf('Datang besok.', [free('hari')]), ['template-field-unused']);
  assert.deepEqual(rulesOf('{kode}', [free('kode')]), ['template-field-taken']);
  assert.deepEqual(rulesOf('{hari} {hari}', [free('hari'), free('hari')]), ['twice']);
  assert.deepEqual(rulesOf('Laporan {kode', []), ['template-braces']);
  assert.deepEqual(rulesOf('{constructor.name}', []), ['template-braces']);
  assert.deepEqual(rulesOf('{a}', [{ ...free('a'), kind: 'choice', choices: [{ id: 'satu' }] }]), [
    'template-choices',
  ]);
});

test('the name of the reporter may stand in questions to the reporter and nowhere else', () => {
  assert.deepEqual(rulesOf('Yth. {nama pelapor}', [], ['ask']), []);
  for (const act of ['answer', 'close', 'reject'] as const)
    assert.deepEqual(rulesOf('Yth. {nama pelapor}', [], ['ask', act]), ['template-reporter-in-public']);
});

test('each field is named once, in its order', () => {
  assert.deepEqual(fieldsIn('{b} {a} {b}'), ['b', 'a']);
});
