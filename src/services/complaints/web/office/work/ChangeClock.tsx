/** Another length of a promise, from a day on, with the decision it rests on. */

import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { ClockView } from '../../../rules/routing-contract.ts';
import { noon } from '../categories/records.ts';
import { lengthWords } from './rules-data.ts';

type Props = { clock: ClockView; today: string; onClose: () => void };

export function ChangeClock({ clock, today, onClose }: Props) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const last = clock.versions.findLast(({ from }) => from <= today) ?? clock.versions[0];
  const form = useForm({
    initial: { days: String(last?.days ?? ''), unit: last?.unit ?? 'working-days', from: today, source: '' },
    validate: ({ days, source }) => ({
      ...(/^\d{1,3}$/.test(days.trim()) && Number(days) >= 1 && Number(days) <= 366
        ? {}
        : { days: t('complaints.work.clocks.need-days') }),
      ...(source.trim().length >= 5 ? {} : { source: t('complaints.work.clocks.need-source') }),
    }),
    async submit({ days, unit, from, source }) {
      const body = { days: Number(days), unit, from, source: source.trim(), seen: clock.stamp };
      await api.put(`/api/complaints/clocks/${encodeURIComponent(clock.id)}`, body);
      await client.invalidateQueries({ queryKey: ['complaints'] });
      say({
        tone: 'good',
        text: t('complaints.work.clocks.saved', {
          name: clock.name,
          length: lengthWords(t, body),
          date: formats.date(noon(from)),
        }),
      });
      onClose();
    },
  });
  return (
    <Dialog
      open
      firm
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t('complaints.work.clocks.change-title', { name: clock.name })}
      actions={
        <Button busy={form.busy} busyLabel={t('complaints.desk.sending')} onClick={() => void form.submit()}>
          {t('complaints.work.clocks.save')}
        </Button>
      }
    >
      <form className="work-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        <div className="field-pair">
          <TextField
            {...form.field('days')}
            label={t('complaints.work.clocks.length')}
            inputMode="numeric"
            maxLength={3}
          />
          <Select
            {...form.field('unit')}
            label={t('complaints.work.clocks.unit')}
            options={[
              { value: 'working-days', label: t('complaints.work.clocks.unit.working-days') },
              { value: 'days', label: t('complaints.work.clocks.unit.days') },
            ]}
          />
        </div>
        <DateField {...form.field('from')} label={t('complaints.work.routing.first-day')} min={today} />
        <TextArea
          {...form.field('source')}
          label={t('complaints.work.clocks.source')}
          hint={t('complaints.work.clocks.source-hint')}
          rows={3}
          maxLength={300}
        />
      </form>
    </Dialog>
  );
}
