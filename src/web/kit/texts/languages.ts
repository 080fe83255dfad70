/** Which of the house's languages a person reads: what they chose on this device, else what the browser asks for. */
import { isLanguage, type Language, languageOf } from '../../../shared/languages.ts';

const storageKey = 'pendopo.language';

/**
 * The first language of a person's list that Pendopo speaks; Indonesian when there is none.
 * `preferred` holds BCP 47 tags in falling order of wish, as `navigator.languages` does.
 */
export function matchLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languageOf(tag);
    if (language) return language;
  }
  return 'id';
}

/** What the person chose here before, else what the browser asks for, else Indonesian. */
export function initialLanguage(): Language {
  const saved = readSaved();
  return saved ?? matchLanguage(typeof navigator === 'undefined' ? [] : (navigator.languages ?? []));
}

/** Keeps the choice on this device. Does nothing where storage is refused (private windows). */
export function saveLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // The choice then holds for this visit only.
  }
}

/** Hears of the language that the person chooses in another tab of this browser. */
export function onSavedElsewhere(hear: (language: Language) => void): void {
  if (typeof window === 'undefined') return;
  window.addEventListener('storage', (event) => {
    if (event.key === storageKey && isLanguage(event.newValue)) hear(event.newValue);
  });
}

function readSaved(): Language | undefined {
  try {
    const value = localStorage.getItem(storageKey);
    return isLanguage(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
