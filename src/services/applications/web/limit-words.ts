/** A time limit as people say it. */
import type { TextKey } from '../../../web/kit/texts/keys.gen.ts';
import type { Translate } from '../../../web/kit/texts/texts.ts';

const words: Record<string, TextKey> = {
  'working-days': 'applications.limit.working-days',
  'working-hours': 'applications.limit.working-hours',
  days: 'applications.limit.days',
  hours: 'applications.limit.hours',
};

export function limitWords(t: Translate, { amount, unit }: { amount: number; unit: string }): string {
  return t(words[unit] ?? 'applications.limit.working-days', { count: amount });
}
