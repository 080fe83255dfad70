/** Names of weekdays in the reader's language, without a list of words. */
import { localeOf } from '../../../../web/kit/texts/formats.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';

/** Monday 5 January 2026, noon UTC. */
const MONDAY = Date.UTC(2026, 0, 5, 12);

/** `day` is 1 Monday … 7 Sunday. */
export function useWeekdays(): (day: number) => string {
  const { language } = useTexts();
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  return (day) => format.format(MONDAY + (day - 1) * 86_400_000);
}
