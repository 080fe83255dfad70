/** What a walk finds: where in the definition, a stable code, and what its sentence names. */
import type { Texts } from '../../../platform/texts.ts';
import type { Language } from '../../../shared/languages.ts';
import { sayFeel } from '../feel/say.ts';
import type { FeelErrorCode } from '../rules/feel/ast.ts';
import type { FeelParams } from '../rules/feel/types.ts';
import type { Step } from '../rules/formulas.ts';
import type { Limit } from '../rules/shape/pieces.ts';
import type { Who } from '../rules/shape/workflow.ts';

/** Each has the texts `definitions.walk.<code>` and `.do`; those of an expression are those of its error. */
export type FindingCode =
  | `formula-${FeelErrorCode}`
  | 'act-never-offered'
  | 'duty-without-agency'
  | 'fee-unknown'
  | 'fee-without-payment'
  | 'fee-wrong'
  | 'field-never-asked'
  | 'form-unanswerable'
  | 'in-circles'
  | 'never-holds'
  | 'no-end'
  | 'no-success'
  | 'nothing-accepted'
  | 'office-form-unanswerable'
  | 'paper-blank'
  | 'paper-blank-because'
  | 'paper-never-issued'
  | 'part-without-role'
  | 'promise-too-short'
  | 'requirement-not-asked'
  | 'requirement-not-told'
  | 'requirement-unseen'
  | 'review-sees-nothing'
  | 'silence-refuses'
  | 'silence-returns'
  | 'silence-without-paper'
  | 'state-stuck'
  | 'state-unreachable'
  | 'state-without-exit'
  | 'until-blank'
  | 'words-empty'
  | 'words-mixed'
  | 'words-not-chinese'
  | 'words-untranslated'
  | 'wrong-accepted';

/** A kind, a unit or a part is an object, so that it is said in the reader's language. */
export type FindingParams = {
  readonly [name: string]:
    | FeelParams[string]
    | { readonly unit: Limit['unit'] }
    | { readonly part: Who['part'] };
};

export type Finding = { steps: Step[]; code: FindingCode; params: FindingParams };

/** Findings, each place and code once: one broken line shows on many paths. */
export type Findings = {
  add(steps: readonly Step[], code: FindingCode, params?: FindingParams): void;
  list(): Finding[];
};

export function newFindings(): Findings {
  const found = new Map<string, Finding>();
  return {
    add(steps, code, params = {}) {
      const key = JSON.stringify([steps, code]);
      if (!found.has(key)) found.set(key, { steps: [...steps], code, params });
    },
    list: () => [...found.values()],
  };
}

type Sayer = Pick<Texts, 'say'>;

function said(texts: Sayer, language: Language, value: FindingParams[string]): string | number {
  if (typeof value !== 'object') return value;
  if ('unit' in value) return texts.say(language, `definitions.walk.unit.${value.unit}`);
  if ('part' in value) return texts.say(language, `definitions.walk.part.${value.part}`);
  return texts.say(language, `definitions.feel.kind.${value.kind}`);
}

/** The finding in a language: what is wrong, and what to do. */
export function sayFinding(
  texts: Sayer,
  language: Language,
  { code, params }: Finding,
): { problem: string; remedy: string } {
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, said(texts, language, value)]),
  );
  const example = words.example ? ` ${texts.say(language, 'definitions.walk.example', words)}` : '';
  if (code.startsWith('formula-')) {
    const feel = sayFeel(texts, language, {
      code: code.slice('formula-'.length),
      params: params as FeelParams,
    });
    const begin = texts.say(language, 'definitions.walk.formula');
    return { problem: `${begin} ${feel.problem}${example}`, remedy: feel.remedy };
  }
  return {
    problem: `${texts.say(language, `definitions.walk.${code}`, words)}${example}`,
    remedy: texts.say(language, `definitions.walk.${code}.do`, words),
  };
}
