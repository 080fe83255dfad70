/** How often somebody may try: limits per account, number and address, and how long each refusal lasts. */

export type Limit = {
  /** Attempts that pass before the door closes. */
  free: number;
  /** Seconds of the first closing; doubles with each further attempt. */
  firstSeconds: number;
  /** The longest closing in seconds: an owner must never be shut out for a day by someone who guesses at his door. */
  longestSeconds: number;
  /** Seconds without an attempt after which counting starts again. */
  forgetSeconds: number;
};

export const LIMITS = {
  /** Wrong passwords for one account. */
  account: { free: 5, firstSeconds: 30, longestSeconds: 900, forgetSeconds: 86_400 },
  /** Wrong passwords from one address: an office of twenty people shares one. */
  address: { free: 30, firstSeconds: 30, longestSeconds: 900, forgetSeconds: 3600 },
  /** Wrong second-factor codes for one account: 10^6 codes, three valid at a time. */
  'second-factor': { free: 5, firstSeconds: 60, longestSeconds: 3600, forgetSeconds: 86_400 },
  /** Codes sent to one number: each costs the city money and its owner patience. */
  'code-contact': { free: 3, firstSeconds: 60, longestSeconds: 3600, forgetSeconds: 3600 },
  /** Codes asked for from one address. */
  'code-address': { free: 20, firstSeconds: 60, longestSeconds: 3600, forgetSeconds: 3600 },
  /** Wrong codes typed from one address. */
  'code-wrong': { free: 20, firstSeconds: 60, longestSeconds: 3600, forgetSeconds: 3600 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Seconds for which the door stays closed after the attempt number `count` (1 = the first); 0 = it stays open. */
export function closedSeconds(count: number, limit: Limit): number {
  if (count < limit.free) return 0;
  const doublings = Math.min(count - limit.free, 30);
  return Math.min(limit.longestSeconds, limit.firstSeconds * 2 ** doublings);
}
