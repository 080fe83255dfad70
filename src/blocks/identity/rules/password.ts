/** What a password must be: long, not common, not the owner's own name (NIST SP 800-63B-4 section 3.1.1.2: length and blocklist, no composition rules). */
import { characters, foldForSearch } from '../../../shared/text.ts';

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** Beginnings of what people choose first, here and elsewhere; compared without case, accents and leetspeak. */
const COMMON = [
  'password',
  'passwort',
  'katasandi',
  'sandi',
  'rahasia',
  'rahasiaku',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'iloveyou',
  'letmein',
  'welcome',
  'selamatdatang',
  'selamatpagi',
  'selamat',
  'admin',
  'administrator',
  'superadmin',
  'petugas',
  'pendopo',
  'indonesia',
  'indonesiaraya',
  'merdeka',
  'merdeka45',
  'bismillah',
  'alhamdulillah',
  'assalamualaikum',
  'sayang',
  'akucintakamu',
  'cintaku',
  'bhinneka',
  'pancasila',
  'garuda',
  'magelang',
  'martapura',
  'banjar',
  'changeme',
  'gantisaya',
  'monkey',
  'dragon',
  'sunshine',
  'football',
  'sepakbola',
  'abcdefgh',
  'abcdefghijkl',
  'abcd',
  'abc',
  'test',
  'user',
  'login',
  'master',
  'secret',
];

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

const onlyLetters = (text: string) => foldForSearch(text).replace(/[^\p{L}]/gu, '');

/** 'P@ssw0rd2026!' → 'password': digits and signs around a word fall away, those inside it are read as letters. */
function lettersOf(text: string): string {
  const core = text.replace(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  return onlyLetters(core.replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign));
}

/** What is left of the letters when every common word is taken out. */
function withoutCommon(letters: string): string {
  let rest = letters;
  for (const word of [...COMMON].sort((a, b) => b.length - a.length))
    rest = rest.replaceAll(onlyLetters(word), '');
  return rest;
}

/** '123456789012', 'aaaaaaaaaaaa', 'abcabcabcabc': a pattern, not a secret. */
function isPattern(text: string): boolean {
  const lower = text.toLowerCase();
  if (new Set(lower).size < 5) return true;
  for (let size = 1; size <= lower.length / 3; size += 1)
    if (
      lower
        .slice(0, size)
        .repeat(Math.ceil(lower.length / size))
        .startsWith(lower)
    )
      return true;
  let steps = 0;
  for (let at = 1; at < lower.length; at += 1)
    if (Math.abs(lower.charCodeAt(at) - lower.charCodeAt(at - 1)) === 1) steps += 1;
  return steps >= (lower.length - 1) * 0.75;
}

export type PasswordFault = 'password-short' | 'password-long' | 'password-common' | 'password-own-name';

/** Why `password` is refused for the owner with these names (username, name, city); undefined when it is fine. */
export function passwordFault(password: string, names: readonly string[]): PasswordFault | undefined {
  const length = characters(password);
  if (length < SHORTEST_PASSWORD) return 'password-short';
  if (length > LONGEST_PASSWORD) return 'password-long';
  const bare = foldForSearch(password).replaceAll(' ', '');
  for (const name of names)
    for (const part of foldForSearch(name).split(' '))
      if (part.length >= 3 && bare.includes(part) && bare.length - part.length < 8)
        return 'password-own-name';
  if (isPattern(password)) return 'password-common';
  for (const letters of [lettersOf(password), onlyLetters(password)]) {
    const rest = withoutCommon(letters);
    if (rest.length < 3 && rest !== letters) return 'password-common';
  }
  return undefined;
}
