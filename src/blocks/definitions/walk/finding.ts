/** What a walk finds: where in the definition, a stable code, what is wrong, and what to do. */
import type { Step } from '../rules/formulas.ts';

export type Finding = { steps: Step[]; code: string; problem: string; remedy: string };

/** Findings, each place and code once: one broken line shows on many paths. */
export type Findings = {
  add(steps: readonly Step[], code: string, problem: string, remedy: string): void;
  list(): Finding[];
};

export function newFindings(): Findings {
  const found = new Map<string, Finding>();
  return {
    add(steps, code, problem, remedy) {
      const key = JSON.stringify([steps, code]);
      if (!found.has(key)) found.set(key, { steps: [...steps], code, problem, remedy });
    },
    list: () => [...found.values()],
  };
}
