/** Books a time: day, time, telephone, done. */
import { useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { CounterPage } from '../../contract.ts';
import { deviceMark, keepNumber } from './kept.ts';
import type { Purpose } from './purpose.ts';
import { book, numberQuery } from './questions.ts';
import { CounterTimes, SlotPicker } from './SlotPicker.tsx';

export function BookForm({ data, purpose }: { data: CounterPage; purpose: Purpose }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: { at: '', phone: '' },
    validate: ({ phone }) => (phone.trim() ? {} : { phone: t('counters.book.need-phone') }),
    async submit({ at, phone }) {
      try {
        const made = await book(data.queue, { ...purpose, at, phone: phone.trim(), device: deviceMark() });
        keepNumber(made);
        client.setQueryData(numberQuery(made.code).queryKey, made);
        navigate(`/loket/nomor/${made.code}`);
      } catch (error) {
        await client.invalidateQueries({ queryKey: ['counters', 'slots', data.queue] });
        throw error;
      }
    },
  });
  const { at } = form.values;
  const choose = (next: string | undefined) => form.set('at', next ?? '');
  return (
    <form className="card grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <SlotPicker
        days={data.days}
        onChange={choose}
        times={(date) => (
          <CounterTimes
            queue={data.queue}
            date={date}
            service={purpose.service}
            value={at || undefined}
            onChange={choose}
          />
        )}
      />
      {at && (
        <>
          <p aria-live="polite">
            {t('counters.book.chosen', {
              time: formats.deadline(at),
              length: formats.duration(data.minutes),
            })}
          </p>
          <TextField
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            required
            label={t('counters.book.phone')}
            hint={t('counters.book.phone-hint')}
            {...form.field('phone')}
          />
          <div>
            <Button type="submit" icon="clock" busy={form.busy} busyLabel={t('counters.book.busy')}>
              {t('counters.book.act')}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}
