/** How a part of a form is split for a phone: one question, or one thought, on each screen; none lost, none twice. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FieldView, SectionView } from '../contract.ts';
import { formView } from '../form-view.ts';
import { readServices } from '../load.ts';
import { visible } from './answers.ts';
import type { FeelAst } from './feel/ast.ts';
import { pathsOf, screenAt, screensOf } from './screens.ts';

const FACTS = { today: '2027-03-01', applied_on: '2027-03-01' };
type Few = Partial<FieldView> & { id: string };
const field = (one: Few): FieldView => ({ type: 'text', title: one.id, required: true, ...one });
const is = (name: string, value: string | boolean): FeelAst => ({
  ...{ k: 'compare', op: '=' },
  ...{ left: { k: 'name', name }, right: { k: 'value', value } },
});

function split(fields: Few[], { answers = {}, known = [] as string[], repeat = false } = {}) {
  const section: SectionView = {
    ...{ id: 'part', title: 'Part', fields: fields.map(field) },
    ...(repeat ? { repeat: { min: 1, max: 3, item: 'thing' } } : {}),
  };
  const form = { service: 'x', version: 1, checks: [], sections: [section] };
  const [asked] = visible(form, answers, FACTS).sections;
  assert.ok(asked);
  return screensOf(asked, new Set(known));
}
const shown = (...given: Parameters<typeof split>) =>
  split(...given).map(
    (screen) => `${screen.kind === 'ask' ? '' : `${screen.kind}: `}${pathsOf(screen).join(' ')}`,
  );

const name = { id: 'name', reuse: 'name' };
const nik: Few = { id: 'nik', type: 'nik', reuse: 'nik' };
const phone: Few = { id: 'phone', type: 'phone', reuse: 'phone' };
const date = (id: string): Few => ({ id, type: 'date' });
const time = (id: string): Few => ({ id, type: 'time' });
const metres = (id: string): Few => ({ id, type: 'number', unit: 'm' });

const TABLE: readonly [string, Few[], string[]][] = [
  ['questions that have nothing to do with each other stand alone', [{ id: 'a' }, { id: 'b' }], ['a', 'b']],
  ['a name and its number', [name, nik, phone], ['name nik', 'phone']],
  ['a business and its number', [{ id: 'firm' }, { id: 'nib', type: 'nib' }], ['firm nib']],
  ['phone and e-mail', [phone, { id: 'mail', type: 'email' }], ['phone mail']],
  ['from and until', [date('from'), date('until')], ['from until']],
  ['days and hours are two thoughts', [date('a'), date('b'), time('c'), time('d')], ['a b', 'c d']],
  ['one day with its hours', [date('a'), time('b'), time('c')], ['a b c']],
  [
    'a place and its ward',
    [
      { id: 'spot', type: 'place' },
      { id: 'ward', type: 'ward' },
    ],
    ['spot ward'],
  ],
  [
    'two places are two',
    [
      { id: 'a', type: 'place' },
      { id: 'b', type: 'place' },
    ],
    ['a', 'b'],
  ],
  ['measures in one unit', [metres('w'), metres('h'), metres('d'), metres('e')], ['w h d', 'e']],
  ['other numbers stand alone', [metres('w'), { id: 'n', type: 'number' }], ['w', 'n']],
  ['an upload is a task of its own', [name, { id: 'card', type: 'upload' }], ['name', 'card']],
  [
    'statements are ticked together',
    [
      { id: 'a', type: 'statement' },
      { id: 'b', type: 'statement' },
    ],
    ['a b'],
  ],
];

for (const [what, fields, wanted] of TABLE)
  test(`screens: ${what}`, () => {
    assert.deepEqual(shown(fields), wanted);
  });

test('what a yes asks next opens below it; what another answer decides comes by itself', () => {
  const fields: Few[] = [
    { id: 'has', type: 'yes-no' },
    { id: 'number', when: is('has', true) },
    { id: 'proof', type: 'upload', when: is('has', true) },
    {
      id: 'why',
      when: { k: 'compare', op: '!=', left: { k: 'name', name: 'has' }, right: { k: 'value', value: true } },
    },
  ];
  assert.deepEqual(shown(fields, { answers: { has: true } }), ['has number', 'proof']);
  assert.deepEqual(shown(fields, { answers: { has: false } }), ['has', 'why']);
});

test('what the city knows is confirmed together, where the first of it stands', () => {
  const fields: Few[] = [{ id: 'kind', type: 'choice' }, name, { id: 'firm' }, nik, phone];
  const answers = { name: 'Sri', nik: '3371014101900001', phone: '+628123456789' };
  assert.deepEqual(shown(fields, { answers, known: ['name', 'nik', 'phone'] }), [
    'kind',
    'known: name nik phone',
    'firm',
  ]);
  assert.deepEqual(shown(fields, { answers, known: ['phone'] }), [
    'kind',
    'name',
    'firm nik',
    'known: phone',
  ]);
});

test('a repeated part asks each turn by itself and ends with the list of them', () => {
  const fields: Few[] = [{ id: 'who' }, { id: 'nik', type: 'nik' }, { id: 'spot', type: 'place' }];
  const screens = split(fields, { repeat: true, answers: { part: [{}, {}] } });
  assert.deepEqual(
    screens.map(({ key }) => key),
    ['part/0/who', 'part/0/spot', 'part/1/who', 'part/1/spot', 'part'],
  );
  assert.equal(screenAt(screens, 'part/1/')?.key, 'part/1/who');
  assert.equal(screenAt(screens, 'part/1/nik')?.key, 'part/1/who');
  assert.equal(screenAt(screens, 'part')?.kind, 'items');
  assert.equal(screenAt(screens, 'part/2/'), undefined);
  assert.deepEqual(shown(fields, { repeat: true }), ['items: part'], 'nothing yet');
});

test('on the shelf every question stands on exactly one screen, and none asks more than four things', async () => {
  const base = join(import.meta.dirname, '../../../../packs/base');
  const { definitions } = await readServices({ folders: [base] });
  let screens = 0;
  for (const definition of definitions) {
    const form = formView(definition, 1, 'id');
    if (!form) continue;
    const turn = Object.fromEntries(form.sections.flatMap(({ id, repeat }) => (repeat ? [[id, [{}]]] : [])));
    for (const asked of visible(form, turn, FACTS).sections) {
      const own = screensOf(asked);
      screens += own.length;
      assert.deepEqual(
        own.filter(({ kind }) => kind === 'ask').flatMap(pathsOf),
        asked.items.flatMap(({ path, fields }) => fields.map(({ id }) => `${path}${id}`)),
        `${definition.id} ${asked.section.id}`,
      );
      for (const { fields } of own)
        assert.ok(
          fields.length <= (fields[0]?.type === 'statement' ? 4 : 3),
          `${definition.id} ${fields[0]?.id}`,
        );
    }
  }
  assert.ok(screens > 200, String(screens));
});
