import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pieces } from './links.ts';

const origin = 'http://magelang.localhost:8080';
const shape = (text: string) => pieces(text, origin).map((piece) => [piece.text, piece.path]);

test('an address of this city becomes a link, without the full stop behind it', () => {
  assert.deepEqual(shape(`Buka ${origin}/laporan/MGL-1. Terima kasih`), [
    ['Buka ', undefined],
    [`${origin}/laporan/MGL-1`, '/laporan/MGL-1'],
    ['. Terima kasih', undefined],
  ]);
});

test('a foreign address, a script and plain words stay words', () => {
  for (const text of ['http://evil.example/x', 'javascript:alert(1)', 'halo', `${origin}.evil.example/x`])
    assert.deepEqual(shape(text), [[text, undefined]]);
  assert.deepEqual(shape(''), []);
});
