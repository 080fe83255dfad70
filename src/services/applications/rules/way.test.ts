/** The way through a form on a phone and on a wide screen, and that each is found again from the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { visible } from '../../../blocks/definitions/rules/answers.ts';
import { FACTS, trialAnswers, trialForm } from '../../../blocks/definitions/trial.ts';
import { CHECK, placeOf, stopAfter, stopAt, stopsOf } from './way.ts';

const helper = { helper_name: 'Siti', helper_nik: '3371014101900001' };
const stops = (helpers: object[], phone = true) =>
  stopsOf(visible(trialForm(), trialAnswers({ helpers: helpers as never }), FACTS), phone);
const places = (helpers: object[], phone?: boolean) => stops(helpers, phone).map(placeOf);

test('a wide screen goes part by part, a phone thing by thing, both end with the check', () => {
  assert.deepEqual(places([helper], false), ['stall', 'helpers', 'promise', CHECK]);
  const phone = places([helper, {}]);
  assert.deepEqual(phone.slice(0, 4), ['stall/goods', 'stall/width', 'stall/roofed', 'stall/photo']);
  assert.deepEqual(phone.slice(-5), [
    'helpers/helpers/0/helper_name',
    'helpers/helpers/1/helper_name',
    'helpers/helpers',
    'promise/clean',
    CHECK,
  ]);
});

test('what was kept on one kind of screen is found on the other', () => {
  const found = (place: string, phone: boolean) => {
    const stop = stopAt(stops([helper], phone), place);
    return stop && placeOf(stop);
  };
  assert.equal(found('stall', true), 'stall/goods');
  assert.equal(found('stall/roofed', false), 'stall');
  assert.equal(found('stall/gone', true), 'stall/goods', 'a question that is asked no longer');
  assert.equal(found('helpers/helpers/0/helper_nik', true), 'helpers/helpers/0/helper_name');
  assert.equal(found(CHECK, true), CHECK);
  assert.equal(found('nowhere', true), undefined);
});

test('after a turn comes one that lacks something, else the list of them, and from there the next part', () => {
  const all = stops([helper, {}]);
  const first = stopAt(all, 'helpers/helpers/0/');
  assert.ok(first);
  const next = (lacking: boolean) => {
    const stop = stopAfter(all, first, ({ screen }) => lacking && screen?.at === 1);
    return stop && placeOf(stop);
  };
  assert.equal(next(true), 'helpers/helpers/1/helper_name');
  assert.equal(next(false), 'helpers/helpers');
  const list = stopAt(all, 'helpers/helpers');
  assert.ok(list);
  assert.equal(stopAfter(all, list, () => true)?.section, 'promise');
});
