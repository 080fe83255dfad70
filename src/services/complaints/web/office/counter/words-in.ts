/** Words in another language than the officer's: the sheet is for the person who takes it home. */
import { useEffect, useState } from 'react';
import type { Language } from '../../../../../shared/languages.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { createFormats, localeOf } from '../../../../../web/kit/texts/formats.ts';
import { interpolate } from '../../../../../web/kit/texts/interpolate.ts';
import { type TextBundle, type Texts, useTexts, wordsIn } from '../../../../../web/kit/texts/texts.ts';

type Words = Pick<Texts, 't' | 'formats' | 'language'>;

/** The office's words in `language`; in the officer's own until they are here, and when they cannot be loaded. */
export function useWordsIn(language: Language): Words {
  const own = useTexts();
  const { city } = useSession();
  const [loaded, setLoaded] = useState<{ language: Language; bundle: TextBundle }>();
  useEffect(() => {
    let current = true;
    if (language !== own.language)
      wordsIn(language)
        .then((bundle) => current && setLoaded({ language, bundle }))
        .catch(() => {});
    return () => {
      current = false;
    };
  }, [language, own.language]);
  if (language === own.language || loaded?.language !== language || !city) return own;
  const { bundle } = loaded;
  const formats = createFormats(language, city.zone);
  const locale = localeOf(language);
  return {
    language,
    formats,
    t: (key, params) => interpolate(bundle.texts[key] ?? key, params, locale, formats.number),
  };
}
