/** The shape of a line in the tables of routes that ask for a permission. */
import type { Held, Place } from './model.ts';
import type { Things } from './things.ts';

export type Target = {
  /**
   * Where the thing belongs. `anywhere`: the permission held anywhere is enough, and the answer is narrowed (lists.test.ts).
   * A function: the route has a rule of its own, beyond "the permission reaches the place".
   */
  at: Place | 'anywhere' | ((who: readonly Held[]) => boolean);
  /** For the parts of the address that begin with a colon. `may`: this caller will use the thing up, so make another. */
  params?: Record<string, string> | ((may: boolean) => Promise<Record<string, string>>);
  body?: unknown;
  passed?: number;
};

export type Guarded = {
  /** The permission, said once more: a route that asks for another one is noticed. */
  needs: string;
  query?: string;
  /** Right in form, and without effect: a wrong version, an unknown id inside, or nothing to do. */
  body?: unknown;
  /** The answer to who may; it shows that the request came through to the room. */
  passed: number;
  /** The answer to who holds the permission, but not for this thing. */
  refused?: 403 | 404;
  /** The first one stands in the full table, the others come up by chance. */
  to: (things: Things) => Target[];
};
