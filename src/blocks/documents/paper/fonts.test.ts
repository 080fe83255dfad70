import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unprintableIn } from '../../../shared/printable.ts';
import { fillPaper } from './fill.ts';
import { openFonts, writable } from './fonts.ts';

test('every sign that forms let through to a paper is in both cuts of the font, or is left out on paper', () => {
  const { regular, strong } = openFonts();
  const title = { id: 'a', en: 'a', jv: 'a', zh: 'a' };
  let through = 0;
  for (let point = 0; point < 0x11_0000; point += 1) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const sign = String.fromCodePoint(point);
    if (unprintableIn(sign) !== undefined) continue;
    through += 1;
    const { body } = fillPaper({ title, body: [{ paragraph: '{{ x }}' }] }, () => sign);
    const [block] = body;
    const text = block && 'paragraph' in block ? block.paragraph : '?';
    for (const font of [regular, strong])
      assert.equal(writable(font, text), text, `U+${point.toString(16).padStart(4, '0')}`);
  }
  assert.ok(through > 700, String(through));
});

test('names as people in Indonesia bear them go through, other scripts and pictures do not', () => {
  for (const name of ['Siti Nurjanah, S.Pd.', "Ma'ruf bin H. Abdul-Rahman", 'Désirée Müller-Đặng', 'Ṣāliḥ'])
    assert.equal(unprintableIn(name), name === 'Ṣāliḥ' ? 'Ṣ' : undefined, name);
  for (const [text, sign] of [
    ['Budi 李明', '李'],
    ['محمد', 'م'],
    ['ꦧꦸꦝꦶ', 'ꦧ'],
    ['Toko Melati 🌼', '🌼'],
  ] as const)
    assert.equal(unprintableIn(text), sign);
});
