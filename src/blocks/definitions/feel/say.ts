/** Says what is wrong with an expression in a language: the problem, and what to do. */
import type { Texts } from '../../../platform/texts.ts';
import type { Language } from '../../../shared/languages.ts';
import type { FeelError } from '../rules/feel/ast.ts';
import type { FeelParams } from '../rules/feel/types.ts';

export type FeelSentences = { problem: string; remedy: string };

/** For a fault of the compiler and for an evaluation that ended without a value alike. */
export function sayFeel(
  texts: Pick<Texts, 'say'>,
  language: Language,
  { code, params }: { code: string; params: FeelParams } | FeelError,
): FeelSentences {
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params))
    said[name] =
      typeof value === 'object' ? texts.say(language, `definitions.feel.kind.${value.kind}`) : value;
  return {
    problem: texts.say(language, `definitions.feel.${code}`, said),
    remedy: texts.say(language, `definitions.feel.${code}.do`, said),
  };
}
