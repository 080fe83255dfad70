/** Which questions are asked, which answers are wrong, what is kept. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '../contract.ts';
import { FACTS, trialAnswers, trialForm } from '../trial.ts';
import { cleaned, faultsOf, visible } from './answers.ts';

const form = trialForm();
const faults = (changes: Answers) =>
  faultsOf(form, trialAnswers(changes), FACTS).map(({ path, rule }) => `${path} ${rule}`);

test('right answers have no fault, and are kept as they are', () => {
  assert.deepEqual(faults({}), []);
  assert.deepEqual(cleaned(form, trialAnswers(), FACTS), trialAnswers());
});

test('a question whose condition does not hold is not asked, not missed and not kept', () => {
  const answers = trialAnswers({ roofed: false });
  assert.deepEqual(faultsOf(form, answers, FACTS), []);
  assert.equal('photo' in cleaned(form, answers, FACTS), false);
  const asked = visible(form, answers, FACTS).sections[0]?.items[0]?.fields.map(({ id }) => id);
  assert.ok(asked && !asked.includes('photo'));
  assert.deepEqual(faults({ photo: [] }), ['photo required']);
});

test('a repeated section is asked once for each item, with conditions of its own', () => {
  assert.deepEqual(faults({ goods: 'cloth', helpers: [] }), []);
  assert.equal('helpers' in cleaned(form, trialAnswers({ goods: 'cloth' }), FACTS), false);
  assert.deepEqual(faults({ helpers: [] }), ['helpers minItems']);
  const child = { helper_name: 'anak', helper_nik: 'x' };
  assert.deepEqual(faults({ helpers: [child] }), []);
  assert.deepEqual(cleaned(form, trialAnswers({ helpers: [child] }), FACTS).helpers, [
    { helper_name: 'anak' },
  ]);
  assert.deepEqual(faults({ helpers: [{ helper_name: 'Siti' }] }), ['helpers/0/helper_nik required']);
  const one = { helper_name: 'Siti', helper_nik: '3371014101900001' };
  assert.deepEqual(faults({ helpers: [one, one, one, one] }), ['helpers maxItems']);
  assert.deepEqual(faults({ helpers: [one, one] }), ['helpers check']);
});

test('a rule over several fields speaks once everything up to the last of them is right, not only at the very end', () => {
  const one = { helper_name: 'Siti', helper_nik: '3371014101900001' };
  const twice: Answers = { helpers: [one, one] };
  assert.deepEqual(faults({ ...twice, clean: false }), ['clean statement', 'helpers check']);
  assert.deepEqual(faults({ ...twice, width: 99 }), ['width maximum'], 'what comes before is not right yet');
  assert.deepEqual(faults({ helpers: [one, { helper_name: 'Budi' }] }), ['helpers/1/helper_nik required']);
});

for (const [why, changes, fault] of [
  ['a number with too many decimals', { width: 2.55 }, 'width decimals'],
  ['a number above its limit', { width: 9 }, 'width maximum'],
  ['a text where a number belongs', { width: '2' }, 'width number'],
  ['an answer that is not an option', { goods: 'gold' }, 'goods not-listed'],
  ['an empty answer', { goods: ' ' }, 'goods required'],
  ['a day that is none', { opens_on: '2026-02-30' }, 'opens_on date'],
  ['a day that is too early', { opens_on: '2026-03-02' }, 'opens_on earliest'],
  ['a day that is too late', { opens_on: '2026-05-01' }, 'opens_on latest'],
  ['a file id that is none', { photo: ['../../etc'] }, 'photo file'],
  ['the same file twice', { photo: trialAnswers().photo && ['a', 'a'] }, 'photo twice'],
  ['a statement that was not ticked', { clean: false }, 'clean statement'],
  ['a text that is too long', { note: 'a'.repeat(4001) }, 'note maxLength'],
  ['a question that does not exist', { admin: true }, 'admin unknown'],
  ['a list in place of a text', { note: ['x'] }, 'note type'],
] as const satisfies [string, Answers, string][])
  test(`${why} is a fault at its place`, () => {
    assert.deepEqual(faults(changes), [fault]);
  });

test('names of JavaScript itself are strangers, and reach nothing', () => {
  const answers = JSON.parse(
    '{"__proto__": {"width": 3}, "constructor": 1, "helpers": [{"__proto__": {"helper_name": "x"}}]}',
  ) as Answers;
  const rules = faultsOf(form, answers, FACTS).map(({ path, rule }) => `${path} ${rule}`);
  assert.ok(rules.includes('__proto__ unknown') && rules.includes('constructor unknown'));
  assert.ok(rules.includes('width required'));
});

test('what is kept is tidy: identity numbers without spaces, texts without edges', () => {
  const kept = cleaned(
    form,
    trialAnswers({
      note: '  halo ',
      helpers: [{ helper_name: ' Siti ', helper_nik: '3371 0141 0190 0001' }],
    }),
    FACTS,
  );
  assert.equal(kept.note, 'halo');
  assert.deepEqual(kept.helpers, [{ helper_name: 'Siti', helper_nik: '3371014101900001' }]);
});
