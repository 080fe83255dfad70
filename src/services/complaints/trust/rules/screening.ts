/** Reads a text for what somebody should look at before or soon after the public does: numbers, insults, accusations by name. Pure. */
import type { FlagReason, ScreenRule } from '../../rules/trust-contract.ts';
import { personalNumbers } from './numbers.ts';

/** The word lists of a city, from its pack. */
export type ScreenWords = {
  /** Insults, as people write them. */
  profanity: readonly string[];
  /** Animals that people also swear by. */
  animals: readonly string[];
  /** What makes an insult of the animal beside it. */
  companions: readonly string[];
  /** Words that say somebody did wrong. */
  accusations: readonly string[];
  /** What stands before a name: Pak, Bu, Lurah … */
  titles: readonly string[];
};

/** What the rule is about, in the reasons of the queue. */
export const REASON_OF: Record<ScreenRule, FlagReason> = {
  nik: 'personal-data',
  phone: 'personal-data',
  email: 'personal-data',
  number: 'personal-data',
  plate: 'personal-data',
  account: 'personal-data',
  profanity: 'abuse',
  accusation: 'defamation',
};

/** Letters that begin a number plate of an Indonesian region, as people type plates in capitals. */
const PLATE =
  /(?<![\p{L}\d])(?:A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z|AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB|PG|PS|PT)[ .-]?\d{3,4}[ .-]?[A-Z]{1,3}(?![\p{L}\d])/u;
const ACCOUNT =
  /(?:\brek(?:ening)?\b|\bno\.? ?rek\b|\bbca\b|\bbri\b|\bbni\b|\bbsi\b|\bbtn\b|\bmandiri\b|\bgopay\b|\bovo\b)[^\d\n]{0,25}\d(?:[ -]?\d){7,15}/i;

/** Lower case, without accents, letters drawn out made short ("anjiiing"), digits that stand for letters put back. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(?<!\d)[013457@$](?=\p{L})/gu, (sign) => LEET[sign] ?? sign)
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
}
const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

function hasWord(text: string, words: readonly string[]): boolean {
  const padded = ` ${plain(text)} `;
  return words.some((word) => padded.includes(` ${plain(word).trim()} `));
}

/** An animal is an insult beside a word that throws it at somebody, and where it stands alone between two stops. */
function swearsByAnimal(text: string, { animals, companions }: ScreenWords): boolean {
  if (!hasWord(text, animals)) return false;
  const beside = animals.flatMap((animal) =>
    companions.flatMap((companion) => [`${companion} ${animal}`, `${animal} ${companion}`]),
  );
  if (hasWord(text, beside)) return true;
  const known = new Set(animals.map((animal) => plain(animal).trim()));
  return text.split(/[.,!?;:\n]+/).some((clause) => known.has(plain(clause).trim()));
}

/** Is somebody named? A title before a name in capitals, or two names in a row inside a sentence. */
function namesSomebody(text: string, titles: readonly string[]): boolean {
  const heads = titles.map((title) => title.replace(/[^\p{L} ]/gu, '')).filter((title) => title !== '');
  if (
    heads.length > 0 &&
    new RegExp(`(?<!\\p{L})(?:${heads.join('|')})\\.?\\s+\\p{Lu}\\p{Ll}+`, 'iu').test(text)
  ) {
    const named = new RegExp(`(?<!\\p{L})(?:${heads.join('|')})\\.?\\s+(\\p{L}+)`, 'giu');
    for (const match of text.matchAll(named)) if (/^\p{Lu}/u.test(match[1] ?? '')) return true;
  }
  return /(?<=\p{Ll}[,:]? )\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,}/u.test(text);
}

/** Which rules the text meets, each once. */
export function screenText(text: string, words: ScreenWords): ScreenRule[] {
  const found = new Set<ScreenRule>();
  for (const { kind } of personalNumbers(text)) found.add(kind === 'other' ? 'number' : kind);
  if (PLATE.test(text)) found.add('plate');
  if (ACCOUNT.test(text)) found.add('account');
  if (hasWord(text, words.profanity) || swearsByAnimal(text, words)) found.add('profanity');
  if (hasWord(text, words.accusations) && namesSomebody(text, words.titles)) found.add('accusation');
  return [...found];
}
