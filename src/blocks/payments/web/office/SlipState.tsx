/** Whether the money of a slip was seen at the bank. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import type { SlipView } from '../../rules/treasury-contract.ts';
import { useMoneyWords } from './words.ts';

export function SlipState({ slip }: { slip: SlipView }) {
  const { t } = useTexts();
  const words = useMoneyWords();
  if (slip.void) return <Badge>{t('payments.slips.void')}</Badge>;
  if (slip.proven)
    return <Badge tone="good">{t('payments.slips.proven', { day: words.day(slip.proven) })}</Badge>;
  return <Badge tone="warn">{t('payments.slips.on-the-way')}</Badge>;
}
