/** The words on the screen: one language is loaded at a time, and everyone who shows words hears when it changes. */
import { useSyncExternalStore } from 'react';
import { type Language, languageTags } from '../../../shared/languages.ts';
import { createFormats, type Formats, localeOf } from './formats.ts';
import { interpolate, type TextParams } from './interpolate.ts';
import type { TextKey } from './keys.gen.ts';
import { initialLanguage, onSavedElsewhere, saveLanguage } from './languages.ts';
import { roomOf } from './room.ts';

/** One language of one face: every sentence, and the keys that had to be lent from Indonesian. */
export type TextBundle = { texts: Record<string, string>; lent: string[] };

type InLanguages = Record<Language, () => Promise<{ default: TextBundle }>>;

/** What `virtual:texts/<face>` exports: lazily loaded bundles, of the face and of what only one of its pages says. */
export type TextLoaders = { face: InLanguages; rooms: Record<string, InLanguages> };

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
/** Pages whose words are on the screen or were: a change of language brings theirs too. */
const rooms = new Set<string>();
let wanted = current.language;
let latest: Promise<void> = Promise.resolve();
const listeners = new Set<() => void>();

/** Begins with the reader's language. Resolves when its words are here; call before the first render. */
export async function loadTexts(of: TextLoaders, language: Language = initialLanguage()): Promise<void> {
  loaders = of;
  await show(language);
  // Without a network the words may not come; this tab then stays as it is.
  onSavedElsewhere((chosen) => void show(chosen).catch(() => {}));
}

/**
 * Fetches what only this page says; call before it is drawn. Rejects when the words cannot be loaded in any language that
 * this device keeps.
 */
export async function openWords(path: string): Promise<void> {
  const room = roomOf(path);
  if (!loaders?.rooms[room] || rooms.has(room)) return;
  rooms.add(room);
  try {
    await show(wanted);
  } catch (error) {
    rooms.delete(room);
    throw error;
  }
}

/**
 * Fetches the words of all pages in the reader's language, so that the service worker can keep them for a day without a
 * network. Indonesian ones come with the worker itself.
 */
export async function keepWords(): Promise<void> {
  const language = wanted;
  if (language === 'id') return;
  for (const room of Object.values(loaders?.rooms ?? {})) await room[language]().catch(() => {});
}

/** All words of the face and of the pages opened so far in another language than the shown one. */
export async function wordsIn(language: Language): Promise<TextBundle> {
  if (!loaders) throw new Error('loadTexts has not been called yet');
  const of = loaders.rooms;
  const parts = [loaders.face[language](), ...[...rooms].map((room) => wordsOfRoom(of[room], language))];
  const bundles = (await Promise.all(parts)).map((part) => part?.default);
  return {
    texts: Object.assign({}, ...bundles.map((bundle) => bundle?.texts)),
    lent: bundles.flatMap((bundle) => bundle?.lent ?? []),
  };
}

/** Without a network a page never opened in this language speaks Indonesian, which the device keeps. */
async function wordsOfRoom(
  room: InLanguages | undefined,
  language: Language,
): Promise<{ default: TextBundle } | undefined> {
  try {
    return await room?.[language]();
  } catch (error) {
    if (language === 'id') throw error;
    const texts = (await room?.id())?.default.texts ?? {};
    return { default: { texts, lent: Object.keys(texts) } };
  }
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

function show(language: Language): Promise<void> {
  wanted = language;
  const work: Promise<void> = wordsIn(language).then(
    (bundle) => {
      // Two quick taps: the later wish wins even when its words arrive first.
      if (work !== latest) return latest;
      announce(makeTexts(language, bundle));
    },
    (error) => {
      if (work === latest) wanted = current.language;
      throw error;
    },
  );
  latest = work;
  return work;
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
