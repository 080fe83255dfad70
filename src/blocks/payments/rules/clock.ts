/** How long money may take on its way to the treasury. Pure. */

const DAY_MS = 86_400_000;

/** Cash reaches the bank within a day and a night. */
export const isLate = (oldest: Date | null, now: Date): boolean =>
  oldest !== null && now.getTime() - oldest.getTime() > DAY_MS;
