/** The four languages of the house, words that exist in all of them, and the choice of one for a request. */

export const languages = ['id', 'en', 'jv', 'zh'] as const;

/** Indonesian (the source), English, Javanese in krama, Mandarin in simplified characters. */
export type Language = (typeof languages)[number];

/** The same words in every language. */
export type Words = Record<Language, string>;

export const sourceLanguage: Language = 'id';

/** Each language's name for itself, for the language menu. */
export const languageNames: Words = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa', zh: '中文' };

/** The BCP 47 tag for `lang` attributes, where the script has to be said. */
export const languageTags: Words = { id: 'id', en: 'en', jv: 'jv-Latn', zh: 'zh-Hans' };

/** Locales to hand to Intl, the best first. English is the British kind: day before month, 24-hour clock. */
export function localesOf(language: Language): string[] {
  if (language === 'zh') return ['zh-Hans-CN', 'zh'];
  if (language === 'en') return ['en-GB', 'en'];
  return language === 'jv' ? ['jv', 'id'] : ['id'];
}

export function isLanguage(value: unknown): value is Language {
  return languages.includes(value as Language);
}

/** Older and neighbouring tags that mean one of ours: 'in' and 'jw' are the codes before ISO 639 changed them. */
const aliases: Record<string, Language> = { in: 'id', jw: 'jv', jav: 'jv', ind: 'id', cmn: 'zh', ms: 'id' };

/** The language of a BCP 47 tag ('zh-TW' → 'zh', 'in-ID' → 'id'); undefined when it is none of ours. */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
  return isLanguage(primary) ? primary : aliases[primary];
}

/**
 * The language for an Accept-Language header (RFC 9110 section 12.5.4): the highest weight wins, the earlier of two
 * equals, weight 0 refuses. Without a match, with '*' or without the header it is `fallback`.
 */
export function negotiate(
  acceptLanguage: string | null | undefined,
  fallback: Language = sourceLanguage,
): Language {
  let best: Language | undefined;
  let bestWeight = 0;
  for (const range of (acceptLanguage ?? '').slice(0, 1000).split(',')) {
    const [tag = '', ...parameters] = range.split(';');
    const weight = weightOf(parameters);
    if (weight <= bestWeight) continue;
    const language = tag.trim() === '*' ? fallback : languageOf(tag);
    if (language) [best, bestWeight] = [language, weight];
  }
  return best ?? fallback;
}

function weightOf(parameters: string[]): number {
  for (const parameter of parameters) {
    const match = /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i.exec(parameter);
    if (match) return Math.min(1, Number(match[1]));
    if (/^\s*q\s*=/i.test(parameter)) return 0;
  }
  return 1;
}

/** The words in a language, or in the source language where they are empty. */
export function say(words: Words, language: Language): string {
  return words[language] || words[sourceLanguage];
}
