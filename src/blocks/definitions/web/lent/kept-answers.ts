/** What somebody answered on the page of a procedure, kept on this device until the form of the same service takes it over. */

import type { Answers } from '../../contract.ts';

export type KeptNeed = {
  /** Answers by the names of fields. */
  answers: Record<string, unknown>;
  /** Requirements that are at hand. */
  ticks: string[];
};

const keyOf = (service: string) => `pendopo.need.${service}`;
const NOTHING: KeptNeed = { answers: {}, ticks: [] };

/** Empty where nothing was kept, or nothing that can be read. */
export function readKept(service: string): KeptNeed {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(service)) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return NOTHING;
    const { answers, ticks } = kept as Partial<KeptNeed>;
    return {
      answers: typeof answers === 'object' && answers !== null && !Array.isArray(answers) ? answers : {},
      ticks: Array.isArray(ticks) ? ticks.filter((tick) => typeof tick === 'string') : [],
    };
  } catch {
    return NOTHING;
  }
}

/** Those of the kept answers that the form asks for. */
export function answersFor(service: string, fields: ReadonlySet<string>): Answers {
  const kept = Object.entries(readKept(service).answers).filter(([name]) => fields.has(name));
  return Object.fromEntries(kept) as Answers;
}

/** False where the device keeps nothing (full, or a private window). */
export function keepNeed(service: string, need: KeptNeed): boolean {
  try {
    const empty = Object.keys(need.answers).length === 0 && need.ticks.length === 0;
    if (empty) localStorage.removeItem(keyOf(service));
    else localStorage.setItem(keyOf(service), JSON.stringify(need));
    return true;
  } catch {
    return false;
  }
}
