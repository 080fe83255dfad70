/** The state of a counter and of a number in words. */
import type { Texts } from '../../../web/kit/texts/texts.ts';
import type { BadgeTone } from '../../../web/ui/base/badge.tsx';
import type { CounterView, NumberView } from '../contract.ts';

type Now = CounterView['now'];

export function openWords({ t, formats }: Texts, now: Now): { words: string; tone: BadgeTone } {
  const at = now.opensAt ? formats.time(now.opensAt) : '';
  switch (now.state) {
    case 'open':
      return {
        words: t('counters.open', { time: now.closesAt ? formats.time(now.closesAt) : '' }),
        tone: 'good',
      };
    case 'full':
      return { words: t('counters.full'), tone: 'warn' };
    case 'before':
      return { words: t('counters.before', { time: at }), tone: 'warn' };
    case 'pause':
      return { words: t('counters.pause', { time: at }), tone: 'warn' };
    case 'over':
      return { words: t('counters.over'), tone: 'calm' };
    case 'closed':
      return { words: t('counters.closed'), tone: 'calm' };
  }
}

/** Minutes until somebody new is called; null before opening, when they would count the night along. */
export function waitMinutes({ state, expected }: Pick<Now, 'state' | 'expected'>): number | null {
  return state === 'before' ? null : expected;
}

export function waitWords({ t, formats }: Texts, now: Now): string {
  const waiting = t('counters.waiting', { count: now.waiting });
  const minutes = waitMinutes(now);
  if (minutes === null) return waiting;
  const wait = minutes < 1 ? t('counters.at-once') : t('counters.about', { time: formats.duration(minutes) });
  return `${waiting} · ${wait}`;
}

export const stateTones: Record<NumberView['state'], BadgeTone> = {
  waiting: 'brand',
  called: 'accent',
  serving: 'good',
  done: 'calm',
  'no-show': 'warn',
  cancelled: 'calm',
  lapsed: 'calm',
};
