/** Takes a text apart into words that can be compared: Indonesian and Javanese by their roots, Chinese by pairs of characters. */
import { plainForm } from '../../../../shared/indonesian.ts';
import { foldForSearch } from '../../../../shared/text.ts';

/** A word as it was written (folded) and the plain form that equals its other spellings. */
export type Token = { raw: string; plain: string };

/** Words that say nothing of what is looked for: to want, to make, to arrange, to ask how. */
const EMPTY = new Set(
  `yang yg dengan di ke dari dan atau itu ini ada adalah untuk buat pada sudah belum akan saya kami kita aku gue anda bapak ibu
  pak bu mas mbak min admin tolong mohon agar karena juga lagi saja aja sih nih dong kok lho ya nggih kalau kalo klo bila
  mau ingin pengin pengen kepengin perlu butuh harus bisa boleh cara caranya gimana bagaimana piye pripun kepriye apa apakah
  bikin mbikin gawe ndamel damel membuat urus ngurus mengurus urusan ngurusi pengurusan minta nyuwun njaluk dapat mendapat
  mendapatkan dimana mana kemana ngendi pundi wonten kangge kanggo saking dateng dhateng teng punika niku iki iku kulo kula
  arep badhe ajeng pingin layanan pelayanan online syarat syaratnya prosedur biaya biayanya
  the of and to in is a an at on for my i we how do get make need want please nya`.split(/\s+/),
);

const HAN = /\p{Script=Han}/u;
const MOST_WORDS = 40;

function ofHan(run: string): Token[] {
  const characters = [...run];
  if (characters.length === 1) return [{ raw: run, plain: run }];
  return characters.slice(1).map((character, at) => {
    const pair = `${characters[at]}${character}`;
    return { raw: pair, plain: pair };
  });
}

function ofWord(word: string): Token[] {
  if (!HAN.test(word)) return [{ raw: word, plain: plainForm(word) }];
  return word.split(/(\p{Script=Han}+)/u).flatMap((part) => {
    if (part === '') return [];
    return HAN.test(part) ? ofHan(part) : [{ raw: part, plain: plainForm(part) }];
  });
}

/** Every word of a text, in order. */
export function tokensOf(text: string): Token[] {
  return foldForSearch(text)
    .split(' ')
    .filter((word) => word !== '')
    .flatMap(ofWord);
}

/** The words of a question, without those that say nothing; all of them when nothing else was written. */
export function wordsOfQuestion(typed: string): Token[] {
  const all = tokensOf(typed.slice(0, 400)).slice(0, MOST_WORDS);
  const telling = all.filter(({ raw, plain }) => !EMPTY.has(raw) && !EMPTY.has(plain));
  return telling.length > 0 ? telling : all;
}
