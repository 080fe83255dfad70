/** Ends a rule from a day on, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { RouteLineView } from '../../../rules/routing-contract.ts';

type Props = { line: RouteLineView; today: string; onClose: () => void };

export function EndLine({ line, today, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { from: today },
    async submit({ from }) {
      await api.post(`/api/complaints/routing/${line.id}/end`, { from });
      await client.invalidateQueries({ queryKey: ['complaints', 'routing'] });
      say({ tone: 'good', text: t('complaints.work.routing.end-done') });
      onClose();
    },
  });
  return (
    <Dialog
      open
      firm
      tone="danger"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t('complaints.work.routing.end-title')}
      actions={
        <Button
          tone="danger"
          busy={form.busy}
          busyLabel={t('complaints.desk.sending')}
          onClick={() => void form.submit()}
        >
          {t('complaints.work.routing.end')}
        </Button>
      }
    >
      <p>{t('complaints.work.routing.end-detail', { agency: line.agency.name })}</p>
      <DateField {...form.field('from')} label={t('complaints.work.routing.end-from')} min={today} />
      {form.failure && (
        <Notice tone="bad" live="assertive" title={form.failure.title}>
          {form.failure.detail}
        </Notice>
      )}
    </Dialog>
  );
}
