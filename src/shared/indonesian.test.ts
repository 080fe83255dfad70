import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainForm, plainWords } from './indonesian.ts';

test('spellings of chat, Javanese and Banjar meet the Indonesian word', () => {
  for (const [written, plain] of [
    ['jln', 'jalan'],
    ['dalan', 'jalan'],
    ['lampune', 'lampu'],
    ['peteng', 'gelap'],
    ['uwuh', 'sampah'],
    ['ratik', 'sampah'],
    ['gaaak', 'tidak'],
    ['lubang2', 'lubang'],
    ['bolong', 'lubang'],
  ] as const)
    assert.equal(plainForm(written), plain, written);
});

test('forms of one root meet', () => {
  for (const [a, b] of [
    ['menumpuk', 'tumpukan'],
    ['berlubang', 'lubangnya'],
    ['dibersihkan', 'bersihkan'],
    ['tersumbat', 'mampet'],
    ['penerangan', 'lampu'],
    ['tergenang', 'genangan'],
    ['meluap', 'luapan'],
  ] as const)
    assert.equal(plainForm(a), plainForm(b), `${a} ${b}`);
});

test('greetings, numbers and repetitions do not count', () => {
  const words = plainWords(
    'Assalamualaikum pak, tolong lampu-lampu jl. Ahmad Yani no 12 sdh mati 3 hari!!! 🙏',
  );
  assert.deepEqual(
    words.map(({ plain }) => plain),
    ['lampu', 'jalan', 'ahmad', 'yani', 'no', 'mati', 'hari'],
  );
});
