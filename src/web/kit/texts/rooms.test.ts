/** The words of a page come when it is opened, in the language of the moment, and follow every change of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextKey } from './keys.gen.ts';
import { roomOf } from './room.ts';
import {
  currentLanguage,
  loadTexts,
  openWords,
  t as say,
  type TextBundle,
  type TextLoaders,
  wordsIn,
} from './texts.ts';

const FACE = 'kit.retry';
const PAGE = 'complaints.report.next' as TextKey;
const bundle = (texts: Record<string, string>): { default: TextBundle } => ({ default: { texts, lent: [] } });

/** Words of a face and of the page `/lapor`; a language that is `away` cannot be fetched for the page. */
function loaders(away: Set<string>): TextLoaders {
  const of = (key: string, room: boolean) => (language: string) => async () => {
    if (room && away.has(language)) throw new TypeError('no network');
    return bundle({ [key]: `${key} ${language}` });
  };
  const all = (make: ReturnType<typeof of>) => ({
    ...{ id: make('id'), en: make('en'), jv: make('jv'), zh: make('zh') },
  });
  return { face: all(of(FACE, false)), rooms: { lapor: all(of(PAGE, true)) } };
}

test('a page that is opened while the face still loads has its words when both are here', async () => {
  const loading = loadTexts(loaders(new Set()), 'en');
  const opening = openWords('/lapor');
  await Promise.all([loading, opening]);
  assert.deepEqual([say(FACE), say(PAGE)], [`${FACE} en`, `${PAGE} en`]);
  assert.equal(currentLanguage(), 'en');
});

test('a page without words of its own opens at once', async () => {
  await openWords('/masuk');
  assert.equal(say(PAGE), `${PAGE} en`);
});

test('without a network the words of a page are Indonesian, named as lent, and the rest stays as it was', async () => {
  await loadTexts(loaders(new Set(['zh'])), 'zh');
  await openWords('/lapor');
  assert.deepEqual([say(FACE), say(PAGE)], [`${FACE} zh`, `${PAGE} id`]);
  assert.deepEqual((await wordsIn('zh')).lent, [PAGE]);
});

test('a page that cannot speak at all says so, and speaks once the network is back', async () => {
  const away = new Set(['id', 'jv']);
  await assert.rejects(loadTexts(loaders(away), 'jv'), /no network/);
  assert.equal(currentLanguage(), 'zh', 'the language before stays');
  away.clear();
  await loadTexts(loaders(away), 'jv');
  assert.equal(say(PAGE), `${PAGE} jv`);
});

test('the name of a room is plain letters', () => {
  assert.deepEqual(['/laporan/:code', '/', '/office/admin/impor'].map(roomOf), [
    'laporan-code',
    '-',
    'office-admin-impor',
  ]);
});
