/** Typed text comes out clean and whole characters stay whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { characters, cleanLine, cleanText, foldForSearch, truncate } from './text.ts';

test('a line loses controls, direction marks and extra space', () => {
  const rows: [string, string][] = [
    ['  Lampu   mati\tdi\njalan ', 'Lampu mati di jalan'],
    ['a\u0000b\u0007c\u009fd', 'abcd'],
    ['aman\u202Egpj.exe', 'amangpj.exe'],
    ['a\u200Bb\uFEFFc', 'abc'],
    ['e\u0301', 'é'],
    ['a\u00A0\u3000b', 'a b'],
    ['\ud800x', 'x'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['', ''],
  ];
  for (const [typed, clean] of rows) assert.equal(cleanLine(typed), clean, JSON.stringify(typed));
});

test('a longer text keeps its lines, but not a stack of empty ones', () => {
  assert.equal(cleanText(' satu \r\n\r\n\r\n\r\n dua\u2028tiga\r\tempat \n'), 'satu\n\ndua\ntiga\nempat');
});

test('cleaning twice is cleaning once, and gives well-formed text', () => {
  const any = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(any, (text) => {
      for (const clean of [cleanLine, cleanText]) {
        assert.equal(clean(clean(text)), clean(text));
        assert.ok(clean(text).isWellFormed());
      }
    }),
  );
});

test('characters are counted as readers see them', () => {
  const rows: [string, number][] = [
    ['', 0],
    ['jalan', 5],
    ['a\nb', 3],
    ['👩‍👩‍👧 🇮🇩', 3],
    ['e\u0301', 1],
    ['路灯坏了', 4],
  ];
  for (const [text, count] of rows) assert.equal(characters(text), count, text);
});

test('a cut text has at most the length, ends at a word where it can, and never splits a character', () => {
  const rows: [string, number, string][] = [
    ['lampu jalan mati', 20, 'lampu jalan mati'],
    ['lampu jalan mati', 16, 'lampu jalan mati'],
    ['lampu jalan mati', 15, 'lampu jalan…'],
    ['lampujalanmatisemua', 6, 'lampu…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2, '👩‍👩‍👧…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ];
  for (const [text, most, cut] of rows) assert.equal(truncate(text, most), cut);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, most) => {
      const cut = truncate(text, most);
      assert.ok(characters(cut) <= most || cut === text);
      if (cut !== text && most > 0) assert.ok(cut.endsWith('…'));
    }),
  );
});

test('search sees past case, accents and punctuation', () => {
  assert.equal(foldForSearch('Jl. Pahlawan, No.5 — RÉSTO'), 'jl pahlawan no 5 resto');
  assert.equal(foldForSearch('路灯!'), '路灯');
});
