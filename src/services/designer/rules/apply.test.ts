/** What the page shows before the city has answered is what the city will answer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import type { Edit } from '../contract.ts';
import { contentOf, edited } from '../files.ts';
import { applied } from './apply.ts';
import { withNames } from './blank.ts';
import { filled } from './filled.ts';
import { renameState } from './renaming.ts';

const content = {
  id: 'x',
  title: { id: 'Satu', en: 'One', jv: 'Setunggal', zh: '一' },
  keywords: ['a', 'b', 'c'],
  workflow: {
    start: 'desk',
    withdrawn: 'gone',
    states: {
      desk: {
        kind: 'desk',
        acts: [
          { id: 'go', to: 'yes' },
          { id: 'back', to: 'desk' },
        ],
        silence: { to: 'yes' },
      },
      yes: { kind: 'end' },
      gone: { kind: 'end' },
    },
  },
};

const EDITS: readonly Edit[] = [
  { do: 'set', path: ['title', 'en'], value: 'Two' },
  { do: 'set', path: ['workflow', 'promise', 'amount'], value: 3 },
  { do: 'remove', path: ['title', 'zh'] },
  { do: 'remove', path: ['keywords', 0] },
  { do: 'insert', path: ['keywords', 1], value: 'new' },
  { do: 'move', path: ['keywords', 2], to: 0 },
  { do: 'move', path: ['workflow', 'states', 'gone'], to: 0 },
  { do: 'rename', path: ['workflow', 'states', 'yes'], to: 'done' },
];

const order = (value: unknown) => JSON.stringify(value);

test('a change of a place shows on the page as the city will have it', () => {
  const { workflow, ...service } = content;
  const files = { 'service.yaml': stringify(service), 'workflow.yaml': stringify(workflow) };
  for (const edit of EDITS)
    assert.equal(
      order(applied(content, [edit])),
      order(contentOf(edited(files, [edit]))),
      JSON.stringify(edit),
    );
  assert.equal(order(applied(content, EDITS)), order(contentOf(edited(files, EDITS))));
  assert.equal(content.title.en, 'One', 'what was shown before is not changed');
});

test('a state that gets another name takes along all that leads to it', () => {
  const { workflow } = applied(content, renameState(content.workflow, 'yes', 'granted')) as typeof content;
  assert.deepEqual(Object.keys(workflow.states), ['desk', 'granted', 'gone']);
  assert.doesNotMatch(JSON.stringify(workflow), /"yes"/);
});

test('a new question has a name that no other has', () => {
  const blank = { id: '', type: 'text', title: { id: '', en: '', jv: '', zh: '' } };
  const first = withNames(blank, 'fields', content) as typeof blank;
  const second = withNames(blank, 'fields', { ...content, form: [first] }) as typeof blank;
  assert.deepEqual([first.id, second.id], ['isian_1', 'isian_2']);
  assert.equal(first.title.id, '', 'words are not names');
});

test('a draft with missing words can be shown: they are lent, and counted', () => {
  const { value, lent } = filled({ title: { id: 'Satu', en: '' }, agency: { kind: 'licensing' } });
  assert.deepEqual(value, {
    title: { id: 'Satu', en: 'Satu', jv: 'Satu', zh: 'Satu' },
    agency: { kind: 'licensing' },
  });
  assert.equal(lent, 3);
});
