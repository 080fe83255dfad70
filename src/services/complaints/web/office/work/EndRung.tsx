/** Ends a rung from a day on, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { RungView } from '../../../rules/ladder-contract.ts';
import { EndDialog } from './EndDialog.tsx';

type Props = { rung: RungView; today: string; onClose: () => void };

export function EndRung({ rung, today, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  return (
    <EndDialog
      title={t('complaints.work.ladder.end-title')}
      detail={t('complaints.work.ladder.end-detail')}
      act={t('complaints.work.ladder.end')}
      today={today}
      name="on"
      onClose={onClose}
      onEnd={async (on) => {
        await api.post(`/api/complaints/ladder/${encodeURIComponent(rung.id)}/${rung.from}/end`, { on });
        await client.invalidateQueries({ queryKey: ['complaints', 'ladder'] });
        say({ tone: 'good', text: t('complaints.work.ladder.ended') });
        onClose();
      }}
    />
  );
}
