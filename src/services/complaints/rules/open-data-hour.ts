/** When the files of open data are made: every night at ten past one in the west of the country. */

const HOUR = 18;
const MINUTE = 10;

/** For the schedule, in UTC. */
export const OPEN_DATA_CRON = `${MINUTE} ${HOUR} * * *`;

/** The next time after `now`. */
export function nextMaking(now: Date): Date {
  const next = new Date(now);
  next.setUTCHours(HOUR, MINUTE, 0, 0);
  if (next <= now) next.setUTCDate(next.getUTCDate() + 1);
  return next;
}
