/** The tree of a FEEL expression as it is kept with a definition: plain JSON, only what the house allows (DMN 1.5, part of it). */

import type { FeelParams } from './types.ts';

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type MathOp = '+' | '-' | '*' | '/' | '**';

/** A list or a range of whole numbers that `for`, `some` and `every` walk through under a name. */
export type FeelLoop = { name: string; of: FeelAst | FeelRange };

/** From–to; `open` leaves an end itself out. */
export type FeelRange = { k: 'range'; from: FeelAst; to: FeelAst; openFrom?: true; openTo?: true };

/** What `x in (…)` compares with: an expression (equal, or member of a list), `> 5`, or a range. */
export type FeelTest = FeelAst | FeelRange | { k: 'test'; op: CompareOp; to: FeelAst };

/**
 * `date` on a name or a path: the definition knows that a date stands there, which the data holds as 'YYYY-MM-DD'.
 * `inner` on a name: a field of the item that a filter looks at, and no name of the data.
 */
export type FeelAst =
  | { k: 'value'; value: number | string | boolean | null }
  | { k: 'date'; value: string }
  | { k: 'duration'; value: string }
  | { k: 'name'; name: string; date?: true; inner?: true }
  | { k: 'path'; of: FeelAst; name: string; date?: true }
  | { k: 'minus'; of: FeelAst }
  | { k: 'math'; op: MathOp; left: FeelAst; right: FeelAst }
  | { k: 'compare'; op: CompareOp; left: FeelAst; right: FeelAst }
  | { k: 'between'; of: FeelAst; from: FeelAst; to: FeelAst }
  | { k: 'in'; of: FeelAst; tests: FeelTest[] }
  | { k: 'and' | 'or'; left: FeelAst; right: FeelAst }
  | { k: 'if'; when: FeelAst; yes: FeelAst; no: FeelAst }
  | { k: 'list'; items: FeelAst[] }
  | { k: 'context'; entries: { name: string; value: FeelAst }[] }
  | { k: 'filter'; of: FeelAst; where: FeelAst }
  | { k: 'item'; of: FeelAst; at: FeelAst }
  | { k: 'for' | 'some' | 'every'; loops: FeelLoop[]; body: FeelAst }
  | { k: 'call'; name: string; args: FeelAst[] };

/** No expression is bigger: the compiler refuses it, and the evaluator counts on it. */
export const FEEL_LIMITS = {
  characters: 2_000,
  depth: 40,
  nodes: 500,
  /** Steps of one evaluation, unless the caller gives fewer or more. */
  steps: 20_000,
  items: 1_000,
  text: 10_000,
} as const;

/** Why an evaluation ended without a value. The sentence is the server text `definitions.feel.<code>`. */
export type FeelErrorCode =
  | 'budget'
  | 'too-many-items'
  | 'too-nested'
  | 'text-too-long'
  | 'number-range'
  | 'type'
  | 'zero'
  | 'date-range'
  | 'unknown-function';

export class FeelError extends Error {
  readonly code: FeelErrorCode;
  readonly params: FeelParams;

  constructor(code: FeelErrorCode, params: FeelParams = {}) {
    super(`feel: ${code} ${JSON.stringify(params)}`);
    this.name = 'FeelError';
    this.code = code;
    this.params = params;
  }
}
