/** Address and contacts of an agency, from a date on. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { AgencyHeadView, LetterheadBody } from '../../rules/letterhead-contract.ts';
import { letterheadQuery } from './queries.ts';
import { noon } from './words.ts';

export function LinesForm({ agency, today }: { agency: AgencyHeadView; today: string }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const present = agency.lines.find(({ validFrom }) => validFrom <= today);
  const form = useForm<LetterheadBody>({
    initial: {
      address: present?.address ?? '',
      telephone: present?.telephone ?? '',
      email: present?.email ?? '',
      website: present?.website ?? '',
      validFrom: today,
    },
    async submit(values) {
      setDone(false);
      await api.put(`/api/documents/letterhead/agencies/${agency.id}`, values);
      await client.invalidateQueries({ queryKey: letterheadQuery.queryKey });
      setDone(true);
    },
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <h3>{t('documents.head.lines')}</h3>
      <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
      <FormFailure failure={form.failure} />
      {done && <Notice tone="good" live="polite" title={t('documents.saved')} />}
      <TextField
        label={t('documents.head.address')}
        hint={t('documents.head.address-hint')}
        {...form.field('address')}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField label={t('documents.head.telephone')} inputMode="tel" {...form.field('telephone')} />
        <TextField label={t('documents.head.email')} inputMode="email" {...form.field('email')} />
        <TextField label={t('documents.head.website')} inputMode="url" {...form.field('website')} />
      </div>
      <DateField
        label={t('documents.valid-from')}
        hint={t('documents.valid-from-hint')}
        {...form.field('validFrom')}
      />
      {agency.lines
        .filter(({ validFrom }) => validFrom > today)
        .map((one) => (
          <p key={one.validFrom} className="text-ink-soft">
            {t('documents.head.later', { date: formats.date(noon(one.validFrom)), name: one.address })}
          </p>
        ))}
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('documents.saving')}>
          {t('documents.save')}
        </Button>
      </div>
    </form>
  );
}
