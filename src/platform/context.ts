/** The circumstances of one act: which city, who, in which language, when, and under which key. */

import type { Language } from '../shared/languages.ts';
import type { Actor } from './actor.ts';
import type { City } from './city.ts';

export type Context = {
  city: City;
  actor: Actor;
  language: Language;
  now: Date;
  traceId: string;
  /** Network address, for rate limits and lock-outs only; it is stored nowhere but as a keyed hash. */
  ip: string;
  /**
   * Set when the request carried an `Idempotency-Key`: the first change stores its answer under `key`; `also` are other
   * keys under which an earlier answer to the same request may stand.
   */
  idempotency?: { key: string; also?: readonly string[]; fingerprint: string; status: number; done: boolean };
};

/** A context for work that no person asks for: jobs, commands, imports. `id` names the work. */
export function systemContext(city: City, id: string): Context {
  return {
    city,
    actor: { kind: 'system', id },
    language: 'id',
    now: city.now(),
    traceId: `${id}-${Date.now().toString(36)}`,
    ip: '',
  };
}
