/** Ends a rule from a day on, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { RouteLineView } from '../../../rules/routing-contract.ts';
import { EndDialog } from './EndDialog.tsx';

type Props = { line: RouteLineView; today: string; onClose: () => void };

export function EndLine({ line, today, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  return (
    <EndDialog
      title={t('complaints.work.routing.end-title')}
      detail={t('complaints.work.routing.end-detail', { agency: line.agency.name })}
      act={t('complaints.work.routing.end')}
      today={today}
      name="from"
      onClose={onClose}
      onEnd={async (from) => {
        await api.post(`/api/complaints/routing/${line.id}/end`, { from });
        await client.invalidateQueries({ queryKey: ['complaints', 'routing'] });
        say({ tone: 'good', text: t('complaints.work.routing.end-done') });
        onClose();
      }}
    />
  );
}
