/** Takes today's number: nothing has to be given; a telephone number brings a message when the turn is near. */
import { useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../web/ui/base/choice.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { deviceMark, keepNumber } from './kept.ts';
import type { Purpose } from './purpose.ts';
import { numberQuery, takeNumber } from './questions.ts';

export function TakeForm({ queue, purpose }: { queue: string; purpose: Purpose }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: { phone: '', priority: false },
    async submit({ phone, priority }) {
      const made = await takeNumber(queue, {
        ...purpose,
        device: deviceMark(),
        ...(phone.trim() ? { phone: phone.trim() } : {}),
        ...(priority ? { priority } : {}),
      });
      keepNumber(made);
      client.setQueryData(numberQuery(made.code).queryKey, made);
      navigate(`/loket/nomor/${made.code}`);
    },
  });
  return (
    <form className="card grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormFailure failure={form.failure} />
      <TextField
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        label={t('counters.take.phone')}
        note={t('counters.optional')}
        hint={t('counters.take.phone-hint')}
        {...form.field('phone')}
      />
      <Checkbox
        checked={form.values.priority}
        onChange={(event) => form.set('priority', event.target.checked)}
        note={t('counters.take.priority-note')}
      >
        {t('counters.take.priority')}
      </Checkbox>
      <div>
        <Button type="submit" icon="receipt" busy={form.busy} busyLabel={t('counters.take.busy')}>
          {t('counters.take.act')}
        </Button>
      </div>
    </form>
  );
}
