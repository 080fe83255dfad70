/** What the page of a procedure keeps, and what the form of the same service takes over. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { answersFor, keepNeed, readKept } from './kept-answers.ts';

const kept = new Map<string, string>();
const device = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};
Object.defineProperty(globalThis, 'localStorage', { value: device, configurable: true });
beforeEach(() => kept.clear());

const nothing = { answers: {}, ticks: [] };

test('answers and ticks of one service come back, and belong to no other', () => {
  const need = { answers: { kind: 'board', owner: false }, ticks: ['id-card'] };
  assert.equal(keepNeed('billboard', need), true);
  assert.deepEqual(readKept('billboard'), need);
  assert.deepEqual(readKept('market-stall'), nothing);
});

test('the form takes over what it asks for, and nothing else', () => {
  keepNeed('billboard', { answers: { kind: 'board', owner: false, gone: 1 }, ticks: [] });
  assert.deepEqual(answersFor('billboard', new Set(['kind', 'owner', 'height'])), {
    kind: 'board',
    owner: false,
  });
  assert.deepEqual(answersFor('market-stall', new Set(['kind'])), {});
});

test('a list begun again leaves nothing behind', () => {
  keepNeed('billboard', { answers: { kind: 'board' }, ticks: [] });
  keepNeed('billboard', nothing);
  assert.equal(kept.size, 0);
});

test('what cannot be read counts as nothing', () => {
  for (const text of ['{', '7', 'null', '[]', '{"answers":[1],"ticks":"x"}', '{"ticks":[1,null]}']) {
    kept.set('pendopo.need.billboard', text);
    assert.deepEqual(readKept('billboard'), nothing, text);
  }
});

test('a full device loses nothing but the keeping', () => {
  const full = { ...device, setItem: () => assert.fail('full') };
  Object.defineProperty(globalThis, 'localStorage', { value: full, configurable: true });
  assert.equal(keepNeed('billboard', { answers: { kind: 'board' }, ticks: [] }), false);
});
