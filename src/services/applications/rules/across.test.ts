/** A rule over two parts of a form speaks in the later one, and leads back to the field that it wants changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormView } from '../../../blocks/definitions/contract.ts';
import type { FeelAst } from '../../../blocks/definitions/rules/feel/ast.ts';
import { acrossFrom } from './across.ts';

const name = (id: string): FeelAst => ({ k: 'name', name: id });
const field = (id: string) => ({ id, type: 'choice' as const, title: id, required: true });
const view: FormView = {
  service: 'market-stall',
  version: 1,
  sections: [
    { id: 'place', title: 'Place', fields: [field('kind')] },
    { id: 'goods', title: 'Goods', fields: [field('fire')] },
    { id: 'promise', title: 'Promise', fields: [field('yes')] },
  ],
  checks: [
    {
      id: 'no-fire',
      must: { k: 'compare', op: '=', left: name('fire'), right: name('kind') },
      message: 'Fire only in a kiosk.',
      field: 'kind',
    },
  ],
};
const broken = { path: 'kind', rule: 'check', params: { check: 'no-fire' } };

test('a broken rule is told where its other answer is given, and names the part to go back to', () => {
  assert.deepEqual(acrossFrom(view, [broken], 'goods'), [{ fault: broken, section: 'place' }]);
});

test('in its own part it stands beside its field, and elsewhere nobody hears of it', () => {
  assert.deepEqual(acrossFrom(view, [broken], 'place'), []);
  assert.deepEqual(acrossFrom(view, [broken], 'promise'), []);
  assert.deepEqual(acrossFrom(view, [{ path: 'kind', rule: 'required' }], 'goods'), []);
});

test('on a phone a rule within one part leads back from the screen of one question to that of the other', () => {
  const one = { ...view, sections: [{ id: 'all', title: 'All', fields: [field('kind'), field('fire')] }] };
  assert.deepEqual(acrossFrom(one, [broken], 'all'), []);
  assert.deepEqual(acrossFrom(one, [broken], 'all', ['fire']), [{ fault: broken, section: 'all' }]);
  assert.deepEqual(acrossFrom(one, [broken], 'all', ['kind']), []);
});
