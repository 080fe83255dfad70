/** Changes the language of the face; every language stands under its own name. */

import { languages, languageTags, type Words } from '../../../shared/languages.ts';
import { LanguageSwitch } from '../../ui/base/languages.tsx';
import { useToast } from '../../ui/base/toast.tsx';
import { problemWords, unreachable } from '../api/problem.ts';
import { useTexts } from '../texts/texts.ts';

/** Short forms: four of them fit one line of a small phone. */
const names: Words = { id: 'Indonesia', en: 'English', jv: 'Jawa', zh: '中文' };
const choices = languages.map((code) => ({ code, name: names[code], lang: languageTags[code] }));

export function Languages() {
  const { t, language, setLanguage } = useTexts();
  const say = useToast();
  return (
    <LanguageSwitch
      label={t('kit.language')}
      languages={choices}
      current={language}
      onChange={(next) => {
        // Without a network a language that was never used here cannot be fetched.
        setLanguage(next).catch(() =>
          say({ tone: 'bad', text: problemWords(unreachable('network')).detail }),
        );
      }}
    />
  );
}
