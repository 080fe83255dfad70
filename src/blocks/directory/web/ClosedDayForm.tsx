/** Adds a day on which the offices are closed. */

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { DateField } from '../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { Card } from '../../../web/ui/base/card.tsx';
import { ErrorSummary, Notice } from '../../../web/ui/base/feedback.tsx';
import { Select } from '../../../web/ui/base/field.tsx';
import type { ClosedDayBody } from '../contract.ts';
import { emptyWords, WordsFields } from './WordsFields.tsx';

export function ClosedDayForm({ year }: { year: number }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const form = useForm<ClosedDayBody>({
    initial: { date: '', kind: 'local', name: emptyWords() },
    validate: ({ date, name }) => ({
      ...(date ? {} : { date: t('directory.calendar.need-date') }),
      ...(Object.values(name).every((text) => text.trim())
        ? {}
        : { name: t('directory.calendar.need-name') }),
    }),
    async submit(values) {
      setDone(false);
      await api.post('/api/calendar/closed-days', values);
      await client.invalidateQueries({ queryKey: ['directory', 'calendar'] });
      form.reset();
      setDone(true);
    },
  });
  return (
    <Card title={t('directory.calendar.add-title')} level={2}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {done && <Notice tone="good" live="polite" title={t('directory.calendar.added')} />}
        <DateField
          label={t('directory.calendar.date')}
          min={`${year}-01-01`}
          max={`${year + 1}-12-31`}
          {...form.field('date')}
        />
        <Select
          label={t('directory.calendar.kind')}
          options={[
            { value: 'local', label: t('directory.closed.local') },
            { value: 'public', label: t('directory.closed.public') },
            { value: 'shared-leave', label: t('directory.closed.shared-leave') },
          ]}
          {...form.field('kind')}
        />
        <WordsFields
          id={form.idOf('name')}
          legend={t('directory.calendar.name')}
          value={form.values.name}
          error={form.errors.name}
          onChange={(name) => form.set('name', name)}
        />
        <div>
          <Button type="submit" busy={form.busy} busyLabel={t('directory.saving')}>
            {t('directory.calendar.add')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
