/** How sentences are filled and how figures and times are written in each language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../../shared/languages.ts';
import { createFormats } from './formats.ts';
import { interpolate } from './interpolate.ts';
import { matchLanguage } from './languages.ts';

test('names are filled in and a missing value stays visible', () => {
  assert.equal(interpolate('Halo {name}, {n} lagi', { name: 'Sri' }, 'id'), 'Halo Sri, {n} lagi');
});

test('the first form is said for one in English and never in Indonesian or Mandarin', () => {
  const english = '{count} report || {count} reports';
  assert.equal(interpolate(english, { count: 1 }, 'en-GB'), '1 report');
  assert.equal(interpolate(english, { count: 0 }, 'en-GB'), '0 reports');
  assert.equal(interpolate('{count} laporan', { count: 1 }, 'id'), '1 laporan');
});

test('a value with braces or HTML is taken as it is', () => {
  assert.equal(interpolate('{a}', { a: '<b>{b}</b>', b: 'x' }, 'id'), '<b>{b}</b>');
});

test('a person is offered the first of their languages that exists, and Indonesian otherwise', () => {
  assert.equal(matchLanguage(['fr-FR', 'zh-TW', 'en']), 'zh');
  assert.equal(matchLanguage(['in-ID']), 'id');
  assert.equal(matchLanguage(['de']), 'id');
  assert.equal(matchLanguage([]), 'id');
});

test('times are written on the clock of the city with the name of its zone', () => {
  const at = '2027-03-05T07:05:00Z';
  assert.match(createFormats('id', 'Asia/Jakarta').dateTime(at), /^5 Maret 2027.*14\.05 WIB$/);
  assert.match(createFormats('id', 'Asia/Makassar').dateTime(at), /15\.05 WITA$/);
  assert.match(createFormats('en', 'Asia/Jayapura').dateTime(at), /^5 March 2027.*16:05 WIT$/);
  assert.equal(createFormats('zh', 'Asia/Jakarta').date(at), '2027年3月5日');
});

test('times of day have a point in Indonesian and Javanese, a colon in English and Mandarin', () => {
  const written = (language: Language) => {
    const { time, clock, deadline } = createFormats(language, 'Asia/Jakarta');
    return [time('2026-11-24T09:00:00Z'), clock('07:30'), deadline('2026-11-24T09:00:00Z')];
  };
  assert.deepEqual(written('id'), ['16.00', '07.30', 'Selasa, 24 November pukul 16.00']);
  assert.deepEqual(written('jv'), ['16.00', '07.30', 'Selasa, 24 November tabuh 16.00']);
  assert.deepEqual(written('en'), ['16:00', '07:30', 'Tuesday 24 November at 16:00']);
  assert.deepEqual(written('zh'), ['16:00', '07:30', '11月24日星期二 16:00']);
});

test('Javanese dates are never English ones', () => {
  assert.doesNotMatch(createFormats('jv', 'Asia/Jakarta').longDate('2027-03-05T07:05:00Z'), /March|Friday/);
});

test('money is whole rupiah written the Indonesian way in every language', () => {
  for (const language of ['id', 'en', 'jv', 'zh'] as const) {
    assert.equal(createFormats(language, 'Asia/Jakarta').money(1_234_567), 'Rp1.234.567');
  }
});

test('relative time picks the unit a person would', () => {
  const { relative } = createFormats('id', 'Asia/Jakarta');
  const now = Date.parse('2027-03-05T07:00:00Z');
  const ago = (seconds: number) => relative(now - seconds * 1000, now);
  assert.equal(ago(20), 'sekarang');
  assert.equal(ago(300), '5 menit yang lalu');
  assert.equal(ago(7200), '2 jam yang lalu');
  assert.equal(ago(-86_400 * 3), 'dalam 3 hari');
});

test('tomorrow and the days after it are those of the calendar where the city lies', () => {
  const tuesday = '2026-11-24T03:30:00+07:00';
  const rows: [zone: string, now: string, at: string, id: string, en: string, jv: string][] = [
    ['Asia/Jakarta', tuesday, '2026-11-24T16:00:00+07:00', 'dalam 13 jam', 'in 13 hours', '13 jam malih'],
    ['Asia/Jakarta', tuesday, '2026-11-25T16:00:00+07:00', 'besok', 'tomorrow', 'benjing'],
    ['Asia/Jakarta', tuesday, '2026-11-26T04:00:00+07:00', 'lusa', 'in 2 days', '2 dinten malih'],
    ['Asia/Jakarta', tuesday, '2026-11-27T16:00:00+07:00', 'dalam 3 hari', 'in 3 days', '3 dinten malih'],
    [
      'Asia/Jakarta',
      tuesday,
      '2026-11-22T23:00:00+07:00',
      'kemarin dulu',
      '2 days ago',
      '2 dinten kapengker',
    ],
    ['Asia/Jakarta', tuesday, '2026-11-23T01:00:00+07:00', 'kemarin', 'yesterday', 'kala wingi'],
    // One and the same instant lies on another day further east.
    ['Asia/Jakarta', '2026-11-24T12:00:00Z', '2026-11-25T16:30:00Z', 'besok', 'tomorrow', 'benjing'],
    ['Asia/Makassar', '2026-11-24T12:00:00Z', '2026-11-25T16:30:00Z', 'lusa', 'in 2 days', '2 dinten malih'],
  ];
  for (const [zone, now, at, id, en, jv] of rows)
    assert.deepEqual(
      (['id', 'en', 'jv'] as const).map((language) =>
        createFormats(language, zone).relative(at, Date.parse(now)),
      ),
      [id, en, jv],
      `${now} ${at} ${zone}`,
    );
});

test('durations and distances keep to two units at most', () => {
  const { duration, distance } = createFormats('en', 'Asia/Jakarta');
  assert.equal(duration(125), '2 hrs 5 mins');
  assert.equal(duration(0), '0 mins');
  assert.equal(distance(846), '850 m');
  assert.equal(distance(1234), '1.2 km');
});
