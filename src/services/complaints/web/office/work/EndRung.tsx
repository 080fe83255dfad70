/** Ends a rung from a day on, after one question. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { RungView } from '../../../rules/ladder-contract.ts';

type Props = { rung: RungView; today: string; onClose: () => void };

export function EndRung({ rung, today, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const form = useForm({
    initial: { on: today },
    async submit({ on }) {
      await api.post(`/api/complaints/ladder/${encodeURIComponent(rung.id)}/${rung.from}/end`, { on });
      await client.invalidateQueries({ queryKey: ['complaints', 'ladder'] });
      say({ tone: 'good', text: t('complaints.work.ladder.ended') });
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
      title={t('complaints.work.ladder.end-title')}
      actions={
        <Button
          tone="danger"
          busy={form.busy}
          busyLabel={t('complaints.desk.sending')}
          onClick={() => void form.submit()}
        >
          {t('complaints.work.ladder.end')}
        </Button>
      }
    >
      <p>{t('complaints.work.ladder.end-detail')}</p>
      <DateField {...form.field('on')} label={t('complaints.work.routing.end-from')} min={today} />
      {form.failure && (
        <Notice tone="bad" live="assertive" title={form.failure.title}>
          {form.failure.detail}
        </Notice>
      )}
    </Dialog>
  );
}
