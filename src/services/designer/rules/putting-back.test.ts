/** What an author removed by mistake comes back where it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Edit } from '../contract.ts';
import { applied } from './apply.ts';
import { puttingBack } from './putting-back.ts';

const content = {
  summary: { id: 'Untuk percobaan' },
  form: { sections: [{ id: 'a', fields: [{ id: 'x' }, { id: 'y' }, { id: 'z' }] }] },
  workflow: { states: { check: { kind: 'desk' }, decision: { kind: 'desk' }, granted: { kind: 'end' } } },
  papers: [{ id: 'permit' }],
};

test('a question, a section, a state or all papers come back in their place', () => {
  const removals: Edit['path'][] = [
    ['form', 'sections', 0, 'fields', 1],
    ['form', 'sections', 0],
    ['workflow', 'states', 'decision'],
    ['papers'],
  ];
  for (const path of removals) {
    const removal: Edit[] = [{ do: 'remove', path }];
    const back = puttingBack(content, removal);
    assert.ok(back, path.join('.'));
    const again = applied(applied(content, removal), back);
    assert.deepEqual(again, content);
    assert.equal(JSON.stringify(again).length, JSON.stringify(content).length);
  }
  const states = applied(
    applied(content, [{ do: 'remove', path: ['workflow', 'states', 'decision'] }]),
    puttingBack(content, [{ do: 'remove', path: ['workflow', 'states', 'decision'] }]) ?? [],
  ) as typeof content;
  assert.deepEqual(Object.keys(states.workflow.states), ['check', 'decision', 'granted']);
});

test('a single text, or something else than a removal, is not offered back', () => {
  assert.equal(puttingBack(content, [{ do: 'remove', path: ['summary', 'id'] }]), undefined);
  assert.equal(puttingBack(content, [{ do: 'set', path: ['summary'], value: {} }]), undefined);
  assert.equal(puttingBack(content, [{ do: 'remove', path: ['nowhere'] }]), undefined);
});
