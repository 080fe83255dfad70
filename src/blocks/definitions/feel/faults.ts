/** What can be wrong with an expression: a stable code, the place, and what the sentence about it needs to name. */
import type { FeelParams } from '../rules/feel/types.ts';

export type FeelFaultCode =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'too-many-parts'
  | 'syntax'
  | 'syntax-end'
  | 'in-brackets'
  | 'open-text'
  | 'single-quotes'
  | 'double-equals'
  | 'foreign-logic'
  | 'days-between'
  | 'name-with-space'
  | 'reserved-name'
  | 'repeated-name'
  | 'unknown-name'
  | 'unknown-name-near'
  | 'spoken-truth'
  | 'unquoted-choice'
  | 'unknown-function'
  | 'unknown-function-near'
  | 'arguments'
  | 'named-arguments'
  | 'not-a-function'
  | 'own-function'
  | 'instance-of'
  | 'question-mark'
  | 'clock'
  | 'time-of-day'
  | 'lone-range'
  | 'lone-test'
  | 'number-too-long'
  | 'thousands-dot'
  | 'wrong-date'
  | 'wrong-duration'
  | 'wrong-text'
  | 'compares'
  | 'computes'
  | 'argument-kind'
  | 'condition-kind'
  | 'result-kind'
  | 'unknown-choice'
  | 'unknown-choice-near';

/** Lines and columns begin at 1. */
export type FeelFault = { code: FeelFaultCode; line: number; column: number; params: FeelParams };

/** Leaves the reading of the tree when nothing sensible can follow. */
export class FaultFound extends Error {
  readonly code: FeelFaultCode;
  readonly at: number;
  readonly params: FeelParams;

  constructor(code: FeelFaultCode, at: number, params: FeelParams = {}) {
    super(code);
    this.code = code;
    this.at = at;
    this.params = params;
  }
}

export function faultAt(source: string, at: number, code: FeelFaultCode, params: FeelParams = {}): FeelFault {
  const before = source.slice(0, at).split('\n');
  return { code, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, params };
}
