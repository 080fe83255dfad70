/** The expressions of a definition as trees, tried out on answers: none may fail on any of them. */
import { compileFeel } from '../feel/compile.ts';
import { type FeelAst, FeelError } from '../rules/feel/ast.ts';
import { evaluateFeel } from '../rules/feel/evaluate.ts';
import { feelNames } from '../rules/feel/names.ts';
import type { FeelContext, FeelResult } from '../rules/feel/values.ts';
import { formulasOf, type Step, type TemplatePlace, templatesOf } from '../rules/formulas.ts';
import type { Definition } from '../rules/shape/definition.ts';
import { readTemplate } from '../rules/template.ts';
import type { Findings } from './finding.ts';

/** `held`: it was true at least once. */
export type Formula = { steps: Step[]; source: string; ast: FeelAst; held: boolean };

export type Formulas = {
  all: readonly Formula[];
  /** The one at a place, such as ['fee', 'lines', 0, 'amount']; undefined where none stands. */
  at(steps: readonly Step[]): Formula | undefined;
  /** Expressions between braces, below a place such as ['papers', 0, 'body', 2]. */
  inTexts(steps: readonly Step[]): readonly Formula[];
};

const keyOf = (steps: readonly Step[]) => steps.join('/');

/** The definition has been checked: every expression compiles. */
function made(steps: Step[], source: string, names: TemplatePlace['names']): Formula[] {
  const compiled = compileFeel(source, { names });
  return compiled.ok ? [{ steps, source, ast: compiled.ast, held: false }] : [];
}

export function compileFormulas(definition: Definition): Formulas {
  const plain = formulasOf(definition).flatMap(({ steps, source, names }) => made(steps, source, names));
  const texts = templatesOf(definition).flatMap(({ steps, source, names }) =>
    readTemplate(source).parts.flatMap((part) => ('formula' in part ? made(steps, part.formula, names) : [])),
  );
  const below = new Map<string, Formula[]>();
  const byPlace = new Map(plain.map((formula) => [keyOf(formula.steps), formula]));
  return {
    all: [...plain, ...texts],
    at: (steps) => byPlace.get(keyOf(steps)),
    inTexts(steps) {
      const key = keyOf(steps);
      const known = below.get(key);
      if (known) return known;
      const found = texts.filter((one) => keyOf(one.steps.slice(0, steps.length)) === key);
      below.set(key, found);
      return found;
    },
  };
}

/** The value; undefined, and a finding, when there is none. */
export function tryOut(formula: Formula, data: FeelContext, findings: Findings): FeelResult | undefined {
  try {
    const value = evaluateFeel(formula.ast, data);
    if (value === true) formula.held = true;
    return value;
  } catch (error) {
    if (!(error instanceof FeelError)) throw error;
    findings.add(formula.steps, `formula-${error.code}`, {
      ...error.params,
      example: example(formula, data),
    });
    return undefined;
  }
}

/** `width = 0, kind = "roof"`: the answers that an expression read, or nothing. */
export function example({ ast }: Formula, data: FeelContext): string {
  const told = feelNames(ast).flatMap((path) => {
    const value = path
      .split('.')
      .reduce<unknown>((held, name) => (held as Record<string, unknown> | null | undefined)?.[name], data);
    return typeof value === 'object' && value !== null ? [] : [`${path} = ${JSON.stringify(value ?? null)}`];
  });
  return told.slice(0, 4).join(', ');
}
