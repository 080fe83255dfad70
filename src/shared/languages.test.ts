/** The right language for what browsers send. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isLanguage,
  languageNames,
  languageOf,
  languages,
  languageTags,
  localesOf,
  negotiate,
  say,
  sourceLanguage,
} from './languages.ts';

test('the language is chosen by weight, then by order, as RFC 9110 section 12.5.4 says', () => {
  const rows: [string | null | undefined, string][] = [
    [undefined, 'id'],
    [null, 'id'],
    ['', 'id'],
    ['en-US,en;q=0.9,id;q=0.8', 'en'],
    ['id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7', 'id'],
    ['in-ID', 'id'],
    ['jw', 'jv'],
    ['jv-Latn-ID;q=0.5, zh-TW;q=0.6', 'zh'],
    ['zh-Hans-CN', 'zh'],
    ['fr-FR, de;q=0.9, en;q=0.1', 'en'],
    ['fr, *;q=0.5', 'id'],
    ['fr, *;q=0.5, en;q=0.4', 'id'],
    ['en;q=0', 'id'],
    ['en;q=0, zh', 'zh'],
    ['en; Q=0.3 , jv ;q= 0.4', 'jv'],
    ['en;q=abc, jv;q=0.1', 'jv'],
    ['ms-MY', 'id'],
    [',,;;q', 'id'],
  ];
  for (const [header, language] of rows) assert.equal(negotiate(header), language, String(header));
  assert.equal(negotiate('fr', 'en'), 'en');
});

test('any header gives one of the four languages', () => {
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (header) => assert.ok(isLanguage(negotiate(header)))));
});

test('every language has a name, a tag and locales that Intl knows', () => {
  assert.equal(languages[0], sourceLanguage);
  for (const language of languages) {
    assert.ok(languageNames[language]);
    assert.equal(languageOf(languageTags[language]), language);
    assert.ok(Intl.DateTimeFormat.supportedLocalesOf(localesOf(language)).length > 0);
  }
  assert.equal(languageOf('fr'), undefined);
});

test('empty words are said in Indonesian', () => {
  assert.equal(say({ id: 'Lampu jalan', en: 'Street light', jv: '', zh: '路灯' }, 'jv'), 'Lampu jalan');
  assert.equal(say({ id: 'Lampu jalan', en: 'Street light', jv: '', zh: '路灯' }, 'zh'), '路灯');
});
