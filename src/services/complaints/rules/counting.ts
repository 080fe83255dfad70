/** What one case counts as in the public figures. Pure. */
import { localDate } from '../../../shared/time.ts';
import { DAY_MS } from '../../../shared/zone.ts';

/** A case as far as the figures care. */
export type CountedCase = {
  state: string;
  opened_at: Date;
  closed_at: Date | null;
  complete_by: Date | null;
  outcome: string | null;
  mended: boolean | null;
  proof: string | null;
};

/** Cases that took longer than this are counted as this. */
const MOST_DAYS = 3000;

/** The month `count` months before 'YYYY-MM'. */
export function monthsBefore(month: string, count: number): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  const at = year * 12 + of - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** First day of the month of an instant, in the zone of the city. */
export function monthOf(instant: Date, zone: string): string {
  return `${localDate(instant, zone).slice(0, 7)}-01`;
}

/** `month|what|value` for each thing that the case counts as. */
export function marksOf(one: CountedCase, zone: string): string[] {
  const { state, closed_at: closed } = one;
  const mark = (month: string, what: string, value = 0) => `${month}|${what}|${value}`;
  const opened = monthOf(one.opened_at, zone);
  const marks = [mark(opened, 'received')];
  if (!closed) return [...marks, mark(opened, 'open')];
  const ended = monthOf(closed, zone);
  if (state === 'merged') return [...marks, mark(ended, 'merged')];
  marks.push(mark(ended, one.outcome ?? 'unknown'));
  if (state !== 'closed') return marks;
  const days = Math.floor((closed.getTime() - one.opened_at.getTime()) / DAY_MS);
  marks.push(mark(ended, 'days', Math.max(0, Math.min(MOST_DAYS, days))));
  if (one.complete_by && closed <= one.complete_by) marks.push(mark(ended, 'kept'));
  // Only of what is said to be mended: nothing else is there to be proven.
  if (one.mended) marks.push(mark(ended, 'claimed'));
  if (one.mended && one.proof === 'place') marks.push(mark(ended, 'at-place'));
  return marks;
}

/** The value below which half of the cases lie; null without cases. `counts` by value. */
export function medianOf(counts: ReadonlyMap<number, number>): number | null {
  const sorted = [...counts].filter(([, n]) => n > 0).sort((a, b) => a[0] - b[0]);
  const all = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (all === 0) return null;
  const at = (rank: number) => {
    let seen = 0;
    for (const [value, n] of sorted) {
      seen += n;
      if (seen >= rank) return value;
    }
    return 0;
  };
  return (at(Math.ceil(all / 2)) + at(Math.floor(all / 2) + 1)) / 2;
}
