/** The shape of a line in the tables of routes that need no permission. */
import type { Things } from './things.ts';

export type OwnRoute = {
  who: 'public' | 'citizen' | 'officer';
  /** Why it may stay open, or whose things it keeps to. */
  says: string;
  params?: (things: Things) => Record<string, string>;
  query?: string;
  body?: unknown;
  /** It ends a session or an account: only its own check calls it. */
  ends?: boolean;
  check?: (things: Things) => Promise<void>;
};
