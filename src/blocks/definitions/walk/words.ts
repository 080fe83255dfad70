/** Whether all words are really there in the four languages, and not the Indonesian ones copied. */
import { languageNames, languages } from '../../../shared/languages.ts';
import type { Step } from '../rules/formulas.ts';
import type { Findings } from './finding.ts';

const CHINESE = /\p{Script=Han}/u;

function isWords(value: object): value is Record<string, string> {
  const keys = Object.keys(value);
  return (
    keys.length === languages.length &&
    languages.every((language) => typeof (value as Record<string, unknown>)[language] === 'string')
  );
}

/** Every group of four texts anywhere in the definition. */
export function walkWords(value: unknown, findings: Findings, steps: readonly Step[] = []): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, at) => {
      walkWords(item, findings, [...steps, at]);
    });
  } else if (isWords(value)) checkWords(value, findings, steps);
  else for (const [key, part] of Object.entries(value)) walkWords(part, findings, [...steps, key]);
}

function checkWords(words: Record<string, string>, findings: Findings, steps: readonly Step[]): void {
  const source = words.id ?? '';
  const count = source.match(/\p{L}{2,}/gu)?.length ?? 0;
  const long = count >= 4;
  for (const language of languages) {
    const text = words[language] ?? '';
    const at = [...steps, language];
    if (text.trim() === '') findings.add(at, 'words-empty', { language: languageNames[language] });
    if (language === 'id') continue;
    // Javanese shares many words with Indonesian, so that a short phrase may rightly be the same.
    if (count >= (language === 'jv' ? 8 : 4) && text === source)
      findings.add(at, 'words-untranslated', { language: languageNames[language] });
    else if (language === 'zh' && long && !CHINESE.test(text)) findings.add(at, 'words-not-chinese');
    if (language !== 'zh' && CHINESE.test(text) && !CHINESE.test(source))
      findings.add(at, 'words-mixed', { language: languageNames[language] });
  }
}
