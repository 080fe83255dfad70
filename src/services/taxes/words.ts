/** The server's own words about taxes, for what is put together here. */
import { join } from 'node:path';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Language } from '../../shared/languages.ts';

let texts: Texts | undefined;

/** The text `taxes.<key>` in the language. */
export function word(language: Language, key: string, params?: Record<string, string | number>): string {
  texts ??= loadTexts([join(import.meta.dirname, 'texts')], ['server']);
  return texts.say(language, `taxes.${key}`, params);
}
