/** How money came in, in words. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';

const WAYS = ['qris', 'va', 'edc', 'cash'] as const;

export function useWayWords(): (way: string) => string {
  const { t } = useTexts();
  return (way) => t(`levies.desk.way.${WAYS.find((one) => one === way) ?? 'other'}`);
}
