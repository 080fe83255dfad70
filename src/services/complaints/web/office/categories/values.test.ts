import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CategoryRecord, CategoryVersion } from '../../../rules/settings-contract.ts';
import { codeFrom } from './codes.ts';
import { planned, versionNow } from './records.ts';
import { changeOf, keywordsOf, NEW_GROUP, valuesOf, wrongInCategory } from './values.ts';

const four = (word: string) => ({ id: word, en: word, jv: word, zh: word });
const version: CategoryVersion = {
  from: '2025-01-01',
  fromPack: true,
  title: four('Lampu jalan'),
  hint: four('Sebutkan nomor tiang.'),
  group: 'roads',
  groupTitle: four('Jalan'),
  keywords: ['lampu', 'pju'],
  agencyKind: 'street-lighting',
  clock: 'no-supervision',
  priority: 2,
  public: 'coarse',
  hazard: true,
  attributes: [
    {
      code: 'fault',
      type: 'singlevaluelist',
      required: true,
      label: four('Keadaan lampu'),
      values: [{ key: 'out', name: four('Padam') }],
    },
    { code: 'pole', type: 'string', required: false, label: four('Nomor tiang'), hint: four('Di tiang') },
  ],
};
const record: CategoryRecord = {
  id: 'street-light',
  stamp: 'abc',
  retiredOn: null,
  versions: [version, { ...version, from: '2026-12-01', priority: 1 }],
  route: { agency: null, by: 'fallback', elsewhere: [] },
};
const groups = [{ id: 'roads', title: four('Jalan') }];

test('a version that is filled in and sent unchanged says the same', () => {
  const values = valuesOf(record, version, '2026-11-22');
  const { from: _from, fromPack: _pack, ...content } = version;
  assert.deepEqual(changeOf(values, groups, 'abc'), { ...content, from: '2026-11-22', seen: 'abc' });
  assert.deepEqual(wrongInCategory(values, { isNew: false, taken: [], today: '2026-11-22' }), {});
});

test('the version of today and the planned one are told apart', () => {
  assert.equal(versionNow(record, '2026-11-22').priority, 2);
  assert.equal(planned(record, '2026-11-22')?.priority, 1);
  assert.equal(versionNow(record, '2026-12-01').priority, 1);
  assert.equal(planned(record, '2026-12-01'), undefined);
  assert.equal(versionNow(record, '2024-01-01').from, '2025-01-01');
});

test('an empty form names each field, the words of a new group too, and a code that is taken', () => {
  const values = { ...valuesOf(undefined, undefined, '2026-11-22'), group: NEW_GROUP, from: '2026-11-21' };
  const wrong = wrongInCategory(values, { isNew: true, taken: [], today: '2026-11-22' });
  for (const name of ['title/id', 'hint/zh', 'groupTitle/jv', 'id', 'agencyKind', 'clock', 'from'] as const)
    assert.ok(wrong[name], name);
  const taken = wrongInCategory({ ...values, id: 'pothole' }, { isNew: true, taken: ['pothole'], today: '' });
  assert.equal(taken.id, 'complaints.desk.categories.wrong.taken');
});

test('a new group takes its code from its English name', () => {
  const values = { ...valuesOf(record, version, '2026-11-22'), group: NEW_GROUP };
  for (const language of ['id', 'en', 'jv', 'zh'] as const) values[`groupTitle/${language}`] = 'Parks & play';
  const change = changeOf(values, groups, null);
  assert.deepEqual([change.group, change.groupTitle.zh], ['parks-play', 'Parks & play']);
});

test('codes and keywords are made from what people type', () => {
  assert.equal(codeFrom('  Broken swing (park)! '), 'broken-swing-park');
  assert.equal(codeFrom('路灯'), '');
  assert.deepEqual(keywordsOf('Lampu,  PJU\nlampu; tiang ,'), ['lampu', 'pju', 'tiang']);
});
