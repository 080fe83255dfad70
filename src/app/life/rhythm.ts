/** When the next thing happens and what it is: busy by day, quieter at night, never silent, never without bound. Pure. */
import type { Random } from './random.ts';

export type Deed =
  | 'report'
  | 'take'
  | 'answer'
  | 'ask'
  | 'close'
  | 'assign'
  | 'reject'
  | 'reply'
  | 'rate'
  | 'confirm'
  | 'reopen';

/** Open cases that a demo city keeps: below the first people mostly report, above the second they only see work done. */
export const FEW_OPEN = 80;
export const MANY_OPEN = 150;

/** Milliseconds until the next act, 4 to 8 seconds by day; `hour` (0–23) in the city's zone. */
export function pauseBefore(hour: number, random: Random): number {
  const slower = hour >= 7 && hour < 18 ? 1 : hour >= 5 && hour < 22 ? 1.15 : 1.4;
  return random.between(4_000, 7_500) * slower;
}

/** How much each deed is in the air with this many open cases. */
export function weights(open: number): Record<Deed, number> {
  const room = Math.min(1, Math.max(0, (MANY_OPEN - open) / (MANY_OPEN - FEW_OPEN)));
  const crowd = 1 - room;
  return {
    report: 5 * room,
    take: 2,
    answer: 1.6,
    ask: 0.5,
    close: 0.7 + 4 * crowd,
    assign: 0.3,
    reject: 0.12,
    reply: 1,
    rate: 0.5,
    confirm: 0.7,
    reopen: 0.08,
  };
}

/** One deed by its weight, among those that are possible now. */
export function chooseDeed(open: number, possible: readonly Deed[], random: Random): Deed | undefined {
  const all = weights(open);
  const total = possible.reduce((sum, deed) => sum + all[deed], 0);
  let left = random.next() * total;
  for (const deed of possible) {
    left -= all[deed];
    if (left < 0) return deed;
  }
  return undefined;
}
