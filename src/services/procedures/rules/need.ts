/** What one applicant needs and pays, worked out of a few answers; what is not yet answered is never guessed. */
import type { FeelAst } from '../../../blocks/definitions/rules/feel/ast.ts';
import { evaluateFeel } from '../../../blocks/definitions/rules/feel/evaluate.ts';
import { namesIn } from './reads.ts';

export type Question = { id: string; when?: FeelAst | undefined };
export type Given = Readonly<Record<string, unknown>>;
/** The days that expressions know. */
export type Days = { today: string; applied_on: string };

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/** Null when it cannot be known, because it fails or because an answer is missing. */
function worthOf(
  ast: FeelAst,
  questions: readonly Question[],
  given: Given,
  days: Days,
): { value: unknown } | null {
  const asked = new Map(questions.map((question) => [question.id, question]));
  const data: Record<string, unknown> = { ...days };
  for (const name of namesIn(ast)) {
    if (name in days) continue;
    const question = asked.get(name);
    // A name that no question asks for: a repeated section, what officers find.
    if (!question) return null;
    const apt = question.when === undefined ? true : isAsked(question, questions, given, days);
    if (apt === null) return null;
    if (apt && !isGiven(given[name])) return null;
    data[name] = apt ? given[name] : null;
  }
  try {
    return { value: evaluateFeel(ast, data) };
  } catch {
    return null;
  }
}

/** Whether a question is put at all; null while that hangs on another one. */
function isAsked(
  question: Question,
  questions: readonly Question[],
  given: Given,
  days: Days,
): boolean | null {
  if (question.when === undefined) return true;
  // A question cannot hang on itself, nor on one that hangs on it.
  const others = questions.filter(({ id }) => id !== question.id);
  const holds = worthOf(question.when, others, given, days);
  return holds && holds.value === true;
}

/** The questions that are put now, in order. */
export function questionsFor<Q extends Question>(questions: readonly Q[], given: Given, days: Days): Q[] {
  return questions.filter((question) => isAsked(question, questions, given, days) === true);
}

export type Needed = 'always' | 'yes' | 'no' | 'open';

export function needOf(
  when: FeelAst | null,
  questions: readonly Question[],
  given: Given,
  days: Days,
): Needed {
  if (when === null) return 'always';
  const holds = worthOf(when, questions, given, days);
  if (!holds) return 'open';
  return holds.value === true ? 'yes' : 'no';
}

export type FeeRule = { id: string; amount: FeelAst; when: FeelAst | null };
export type FeeKnown = { lines: { id: string; amount: number }[]; total: number };

/** The fee for these answers; undefined as long as one of its lines cannot be known. */
export function feeFor(
  rules: readonly FeeRule[],
  questions: readonly Question[],
  given: Given,
  days: Days,
): FeeKnown | undefined {
  const lines: { id: string; amount: number }[] = [];
  for (const { id, amount, when } of rules) {
    const need = needOf(when, questions, given, days);
    if (need === 'open') return undefined;
    if (need === 'no') continue;
    const value = worthOf(amount, questions, given, days)?.value;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return undefined;
    if (value > 0) lines.push({ id, amount: value });
  }
  return { lines, total: lines.reduce((sum, line) => sum + line.amount, 0) };
}
