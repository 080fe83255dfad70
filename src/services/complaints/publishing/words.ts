/** Words for what is read outside the portal: feeds, the frame for other sites, open data. Each step and state is called there as the portal calls it. */
import { join } from 'node:path';
import type { City } from '../../../platform/city.ts';
import { loadTexts, type Texts } from '../../../platform/texts.ts';
import { type Language, say } from '../../../shared/languages.ts';

let texts: Texts | undefined;

/** The texts of the public side, read at the first need. */
function publicTexts(): Texts {
  texts ??= loadTexts([join(import.meta.dirname, '../texts')], ['server', 'portal']);
  return texts;
}

export type Speak = (key: string, params?: Record<string, string | number>) => string;

/** Says a key in one language; `{city}` is always known. */
export function speakerOf(city: City, language: Language): Speak {
  const name = say(city.name, language);
  return (key, params = {}) => publicTexts().say(language, key, { city: name, ...params });
}

/** What a step of the timeline is called; undefined for one that the public has no word for. */
export function stepWord(speak: Speak, kind: string, agency: string): string {
  const key = `complaints.step.${kind}`;
  const word = speak(key, { agency });
  return word === key ? speak('complaints.step.other') : word;
}
