/** Our judgement of promises kept, held against the file's own, with the reason of each difference. Pure. */
import type { PastCase } from './convert.ts';

export type Judged = {
  /** Both said something about the case. */
  compared: number;
  bothOnTime: number;
  bothLate: number;
  /** The file says on time, we say late; by reason. */
  onlyTheirsOnTime: Record<Why, number>;
  /** We say on time, the file says late; by reason. */
  onlyOursOnTime: Record<Why, number>;
  /** The file says nothing. */
  silent: number;
};

/**
 * `no-promise-there`: the file had no due time and called it on time all the same (or late). `their-promise-later`,
 * `their-promise-earlier`: the two promises differ and the end lies between them. `against-its-own-promise`: the file's
 * word contradicts its own due time. `still-open`: not over, so that each judges by its own day.
 */
export type Why =
  | 'no-promise-there'
  | 'their-promise-later'
  | 'their-promise-earlier'
  | 'against-its-own-promise'
  | 'still-open';

const none = (): Record<Why, number> => ({
  'no-promise-there': 0,
  'their-promise-later': 0,
  'their-promise-earlier': 0,
  'against-its-own-promise': 0,
  'still-open': 0,
});

export function newJudged(): Judged {
  return {
    compared: 0,
    bothOnTime: 0,
    bothLate: 0,
    onlyTheirsOnTime: none(),
    onlyOursOnTime: none(),
    silent: 0,
  };
}

/** Adds one case: `due` is our promise of completion, `now` the day on which open ones are judged. */
export function judge(total: Judged, one: PastCase, due: Date | null, now: Date): void {
  if (one.theirOnTime === null || !due) {
    total.silent += 1;
    return;
  }
  total.compared += 1;
  const end = one.closedAt ?? now;
  const ours = end <= due;
  if (ours && one.theirOnTime) total.bothOnTime += 1;
  else if (!ours && !one.theirOnTime) total.bothLate += 1;
  else (one.theirOnTime ? total.onlyTheirsOnTime : total.onlyOursOnTime)[why(one, due, end)] += 1;
}

function why(one: PastCase, due: Date, end: Date): Why {
  if (!one.theirDue) return 'no-promise-there';
  if (one.closedAt === null) return 'still-open';
  if (end <= one.theirDue !== one.theirOnTime) return 'against-its-own-promise';
  return one.theirDue > due ? 'their-promise-later' : 'their-promise-earlier';
}
