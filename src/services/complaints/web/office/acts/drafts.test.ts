/** Words that were not sent come back to the same officer, case and act, and to nobody else. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { draftsOf, dropDraft, emptyDraft, keepDraft, readDraft } from './drafts.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    },
  });
});

const DAY = 86_400_000;
const photo = { id: 'one', width: 4, height: 3 };

test('what was typed comes back for its case and act', () => {
  keepDraft('ani', 'MGL-1', 'answer', { ...emptyDraft, text: 'Sedang kami periksa' });
  assert.equal(readDraft('ani', 'MGL-1', 'answer')?.text, 'Sedang kami periksa');
  assert.deepEqual(draftsOf('ani', 'MGL-1'), ['answer']);
});

test('another officer at the same computer does not see it', () => {
  keepDraft('ani', 'MGL-1', 'note', { ...emptyDraft, text: 'rahasia' });
  assert.equal(readDraft('budi', 'MGL-1', 'note'), undefined);
});

test('an emptied sheet leaves nothing behind, nor does a sent one', () => {
  keepDraft('ani', 'MGL-1', 'note', { ...emptyDraft, text: 'x' });
  keepDraft('ani', 'MGL-1', 'note', { ...emptyDraft, text: '  ' });
  assert.equal(stored.size, 0);
  keepDraft('ani', 'MGL-1', 'note', { ...emptyDraft, text: 'x' });
  dropDraft('ani', 'MGL-1', 'note');
  assert.equal(stored.size, 0);
});

test('photos are forgotten before the server sweeps them, words two weeks later', () => {
  keepDraft('ani', 'MGL-1', 'close', { ...emptyDraft, text: 'Selesai', photos: [photo] });
  assert.equal(readDraft('ani', 'MGL-1', 'close', Date.now() + DAY)?.photos.length, 0);
  assert.equal(readDraft('ani', 'MGL-1', 'close', Date.now() + 15 * DAY), undefined);
});

test('a broken entry counts as none', () => {
  keepDraft('ani', 'MGL-1', 'ask', { ...emptyDraft, text: 'Di mana?' });
  for (const key of stored.keys()) stored.set(key, '{"at":');
  assert.equal(readDraft('ani', 'MGL-1', 'ask'), undefined);
});
