import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ScreenRule } from '../../rules/trust-contract.ts';
import { screenText } from './screening.ts';

const WORDS = {
  profanity: ['bajingan'],
  animals: ['anjing', 'asu', 'babi'],
  companions: ['dasar', 'kowe', 'pejabat'],
  accusations: ['korupsi', 'pungli', 'menipu', 'maling'],
  titles: ['pak', 'bu', 'bapak', 'ibu', 'lurah', 'camat'],
};

const CASES: [text: string, rules: ScreenRule[]][] = [
  ['Lampu mati di depan SD Negeri 3.', []],
  ['NIK 3371034567890123', ['nik']],
  ['Hubungi 081234567890 atau a@contoh.id', ['phone', 'email']],
  ['Motor AA 4321 BC parkir di trotoar', ['plate']],
  ['RT 5 RW 2 Gang III', []],
  ['Transfer ke rekening BRI 1234 5678 9012', ['account']],
  ['Dasar anjing semua', ['profanity']],
  ['dasar 4nj1iiing', ['profanity']],
  ['Kasus ini, asumsi saya, keliru', []],
  ['Ada anjing-anjing liar mengejar anak sekolah', []],
  ['Bangkai anjing di jalan. Kandang babi bau sekali, tolong dicek.', []],
  ['Pejabat anjing tidak pernah datang', ['profanity']],
  ['Asu kowe kabeh', ['profanity']],
  ['Lampu mati lagi, asu!', ['profanity']],
  ['Bajingan, air mati lagi', ['profanity']],
  ['Pak Budi Santoso melakukan korupsi', ['accusation']],
  ['Bu lurah yang menipu warga', []],
  ['Menurut tetangga Joko Susilo itu maling', ['accusation']],
  ['Ada pungli di loket parkir', []],
];
for (const [text, rules] of CASES)
  test(`"${text}" meets ${rules.join(' and ') || 'no rule'}`, () =>
    assert.deepEqual(screenText(text, WORDS).sort(), [...rules].sort()));

test('a text of four thousand letters is read within a moment', () => {
  const started = performance.now();
  for (const text of [
    'Aa '.repeat(1300),
    'pak '.repeat(1000),
    'A1'.repeat(2000),
    'rek '.repeat(1000),
    'a'.repeat(4000),
  ])
    screenText(text, WORDS);
  assert.ok(performance.now() - started < 300);
});
