/** One question before a rule of the city ends, with the day from which it no longer holds. */

import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';

type Props = {
  title: string;
  detail: string;
  /** What the button says. */
  act: string;
  today: string;
  /** Name of the day in the request, where the server's refusals point. */
  name: string;
  onEnd: (day: string) => Promise<void>;
  onClose: () => void;
};

export function EndDialog({ title, detail, act, today, name, onEnd, onClose }: Props) {
  const { t } = useTexts();
  const form = useForm({
    initial: { day: today },
    paths: { day: name },
    submit: ({ day }) => onEnd(day),
  });
  return (
    <Dialog
      open
      firm
      tone="danger"
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={title}
      actions={
        <Button
          tone="danger"
          busy={form.busy}
          busyLabel={t('complaints.desk.sending')}
          onClick={() => void form.submit()}
        >
          {act}
        </Button>
      }
    >
      <p>{detail}</p>
      <DateField {...form.field('day')} label={t('complaints.work.routing.end-from')} min={today} />
      <FormFailure failure={form.failure} />
    </Dialog>
  );
}
