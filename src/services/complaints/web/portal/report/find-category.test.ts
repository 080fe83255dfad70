/** Whether people find what they mean, in the words they use. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Category } from '../../../rules/intake-contract.ts';
import { findCategories, groupsOf, plain } from './find-category.ts';

function category(id: string, title: string, keywords: string[], group = 'roads'): Category {
  return {
    id,
    title,
    hint: `Tentang ${title}`,
    group,
    groupTitle: group,
    hazard: false,
    keywords,
    days: 3,
    attributes: [],
  };
}

const list = [
  category('traffic-light', 'Lampu lalu lintas', ['bangjo', 'lampu merah'], 'traffic'),
  category('street-light', 'Lampu jalan', ['lampu mati', 'pju', 'gelap']),
  category('pothole', 'Jalan rusak atau berlubang', ['jeglongan', 'dalan bolong']),
];
const ids = (typed: string) => findCategories(list, typed).map(({ id }) => id);

test('a keyword finds its category, whatever its case and signs', () => {
  assert.deepEqual(ids(' PJU! '), ['street-light']);
  assert.deepEqual(ids('Jeglongan'), ['pothole']);
});

test('a keyword typed in full comes before a title that only begins alike', () => {
  assert.equal(ids('lampu mati')[0], 'street-light');
  assert.equal(ids('lampu merah')[0], 'traffic-light');
});

test('a title comes before an explanation', () => {
  assert.deepEqual(ids('jalan'), ['pothole', 'street-light']);
});

test('every word must be found, and no words find nothing', () => {
  assert.deepEqual(ids('lampu kuda'), []);
  assert.deepEqual(ids('   '), []);
});

test('accents do not matter', () => {
  assert.equal(plain('  Dalané  Bolong? '), 'dalane bolong');
});

test('groups keep the order of the list', () => {
  assert.deepEqual(
    groupsOf(list).map(({ id, categories }) => [id, categories.length]),
    [
      ['traffic', 1],
      ['roads', 2],
    ],
  );
});
