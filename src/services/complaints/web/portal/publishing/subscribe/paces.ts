/** How often news is told, in words. */
import type { Texts } from '../../../../../../web/kit/texts/texts.ts';
import type { Pace } from '../../../../rules/publishing-contract.ts';

export function paceOptions(t: Texts['t']): { value: Pace; label: string }[] {
  return [
    { value: 'at-once', label: t('complaints.subscribe.pace-at-once') },
    { value: 'daily', label: t('complaints.subscribe.pace-daily') },
    { value: 'weekly', label: t('complaints.subscribe.pace-weekly') },
  ];
}
