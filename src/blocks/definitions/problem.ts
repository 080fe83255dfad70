/** Wrong answers as a refusal that names each field. */
import { Problem } from '../../shared/errors.ts';
import type { Fault } from './contract.ts';

/** 422 with one entry for each fault. A broken check speaks in the words of its definition. */
export function answersProblem(faults: readonly Fault[]): Problem {
  return new Problem(
    422,
    'definitions.answers',
    { count: faults.length },
    faults.map(({ path, rule, params }) => ({ path, rule, ...(params ? { params } : {}) })),
  );
}
