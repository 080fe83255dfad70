/** The words on the screen: one language is loaded at a time, and everyone who shows words hears when it changes. */
import { useSyncExternalStore } from 'react';
import { type Language, languageTags } from '../../../shared/languages.ts';
import { createFormats, type Formats, localeOf } from './formats.ts';
import { interpolate, type TextParams } from './interpolate.ts';
import type { TextKey } from './keys.gen.ts';
import { initialLanguage, onSavedElsewhere, saveLanguage } from './languages.ts';

/** One language of one face: every sentence, and the keys that had to be lent from Indonesian. */
export type TextBundle = { texts: Record<string, string>; lent: string[] };

/** What `virtual:texts/<face>` exports: one lazily loaded bundle per language. */
export type TextLoaders = Record<Language, () => Promise<{ default: TextBundle }>>;

/** Says the sentence of a key; see `interpolate` for `{names}` and singular forms. */
export type Translate = (key: TextKey, params?: TextParams) => string;

export type Texts = {
  t: Translate;
  language: Language;
  /** Loads and shows another language and remembers it on this device. Rejects when it cannot be loaded. */
  setLanguage: (language: Language) => Promise<void>;
  formats: Formats;
  /** `lang` attribute for a sentence that was lent from Indonesian; undefined when it is in the reader's own. */
  langOf: (key: TextKey) => string | undefined;
};

let loaders: TextLoaders | undefined;
let zone = 'Asia/Jakarta';
// Before its words are here the language already counts: the first questions to the server go out in it.
let current = makeTexts(initialLanguage(), { texts: {}, lent: [] });
let latestWish = 0;
const listeners = new Set<() => void>();

/** Begins with the reader's language. Resolves when its words are here; call before the first render. */
export async function loadTexts(of: TextLoaders, language: Language = initialLanguage()): Promise<void> {
  loaders = of;
  await show(language);
  // Without a network the words may not come; this tab then stays as it is.
  onSavedElsewhere((chosen) => void show(chosen).catch(() => {}));
}

/** Sets the zone that all times are written in: the city's, whatever the device believes. */
export function setTextZone(next: string): void {
  if (next === zone) return;
  zone = next;
  announce(makeTexts(current.language, current.bundle));
}

/** Says a sentence outside of React (titles, problems); inside use `useTexts` so that a language change is seen. */
export const t: Translate = (key, params) => current.view.t(key, params);

/** The language now shown. */
export function currentLanguage(): Language {
  return current.language;
}

/** Hears about language and zone changes; returns the way to stop. */
export function onTextsChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Words and formats for a component; renders again when the language changes. */
export function useTexts(): Texts {
  return useSyncExternalStore(onTextsChange, () => current.view);
}

async function show(language: Language): Promise<void> {
  if (!loaders) throw new Error('loadTexts has not been called yet');
  latestWish += 1;
  const wish = latestWish;
  const bundle = (await loaders[language]()).default;
  // Two quick taps: the later wish wins even when its words arrive first.
  if (wish !== latestWish) return;
  announce(makeTexts(language, bundle));
}

function makeTexts(language: Language, bundle: TextBundle) {
  const locale = localeOf(language);
  const formats = createFormats(language, zone);
  const lent = new Set(bundle.lent);
  const view: Texts = {
    t: (key, params) => interpolate(bundle.texts[key] ?? key, params, locale, formats.number),
    language,
    setLanguage: async (next) => {
      await show(next);
      saveLanguage(next);
    },
    formats,
    langOf: (key) => (lent.has(key) ? languageTags.id : undefined),
  };
  return { language, bundle, view };
}

function announce(next: typeof current): void {
  current = next;
  if (typeof document !== 'undefined') document.documentElement.lang = languageTags[next.language];
  for (const listener of listeners) listener();
}
