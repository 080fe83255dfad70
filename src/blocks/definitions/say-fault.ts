/** What is wrong with a definition, in the reader's language: the problem, and what to do about it. */
import { join } from 'node:path';
import { loadTexts, type Texts } from '../../platform/texts.ts';
import type { Language } from '../../shared/languages.ts';
import type { PackProblem } from '../packs/api.ts';
import { sayFeel } from './feel/say.ts';

export type FaultParams = NonNullable<PackProblem['params']>;
type Sentences = { problem: string; remedy: string };

let texts: Texts | undefined;

/** The block's own sentences. */
export function ownTexts(): Texts {
  texts ??= loadTexts([join(import.meta.dirname, 'texts')]);
  return texts;
}

/** `words`: the code, and after a slash which of several sentences it takes. */
const keyOf = (words: string) => `definitions.check.${words.replace('/', '-')}`;

function say(language: Language, words: string, params: FaultParams): Sentences | undefined {
  const own = ownTexts();
  if (words.startsWith('feel-')) {
    const { problem, remedy } = sayFeel(own, language, {
      code: words.slice('feel-'.length),
      params: params as Parameters<typeof sayFeel>[2]['params'],
    });
    return { problem: `${problem} ${own.say(language, keyOf('formula-place'), plain(params))}`, remedy };
  }
  const problem = own.find(language, keyOf(words), plain(params));
  const remedy = own.find(language, `${keyOf(words)}.do`, plain(params));
  if (problem === undefined || remedy === undefined) return undefined;
  const near = params.near === undefined ? '' : ` ${own.say(language, keyOf('near'), plain(params))}`;
  return { problem: `${problem}${near}`, remedy };
}

function plain(params: FaultParams): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, value]])),
  );
}

/** A fault as the reader of `language` reads it; one that has no words of its own stays in English. */
export function sayFault(language: Language, { words, params, problem, remedy }: PackProblem): Sentences {
  return (words === undefined ? undefined : say(language, words, params ?? {})) ?? { problem, remedy };
}

export type FaultWords = Pick<PackProblem, 'code' | 'problem' | 'remedy' | 'words' | 'params'>;

/** A fault as it goes into a list: in English, with what another language needs to say the same. */
export function faultWords(words: string, params: FaultParams = {}): FaultWords {
  const sentences = say('en', words, params);
  if (!sentences) throw new Error(`There are no words for the fault ${words}.`);
  return { code: words.split('/')[0] ?? words, words, params, ...sentences };
}
