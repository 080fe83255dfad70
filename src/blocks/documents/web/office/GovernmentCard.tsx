/** The government's line of the letterhead, and the day from which another one holds. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { GovernmentBody, LetterheadsView } from '../../rules/letterhead-contract.ts';
import { letterheadQuery } from './queries.ts';
import { noon } from './words.ts';

export function GovernmentCard({ view }: { view: LetterheadsView }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const form = useForm<GovernmentBody>({
    initial: { name: view.government.name, place: view.government.place, validFrom: view.today },
    async submit(values) {
      setDone(false);
      await api.put('/api/documents/letterhead/government', values);
      await client.invalidateQueries({ queryKey: letterheadQuery.queryKey });
      setDone(true);
    },
  });
  return (
    <Card title={t('documents.head.government')} level={2}>
      <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {done && <Notice tone="good" live="polite" title={t('documents.saved')} />}
        <TextField
          label={t('documents.head.name')}
          hint={t('documents.head.name-hint')}
          {...form.field('name')}
        />
        <TextField
          label={t('documents.head.place')}
          hint={t('documents.head.place-hint')}
          {...form.field('place')}
        />
        <DateField
          label={t('documents.valid-from')}
          hint={t('documents.valid-from-hint')}
          {...form.field('validFrom')}
        />
        {view.later.map((one) => (
          <p key={one.validFrom} className="text-ink-soft">
            {t('documents.head.later', { date: formats.date(noon(one.validFrom)), name: one.name })}
          </p>
        ))}
        <div>
          <Button type="submit" busy={form.busy} busyLabel={t('documents.saving')}>
            {t('documents.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
