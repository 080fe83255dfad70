/** Enters somebody who signs for an agency: its head, or who acts for him. */
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import type { AgencyHeadView, SignatoryBody } from '../../rules/letterhead-contract.ts';
import { letterheadQuery } from './queries.ts';
import { useCapacity } from './words.ts';

const CAPACITIES = ['head', 'plh', 'plt'] as const;

export function SignatoryForm({
  agency,
  today,
  onDone,
}: {
  agency: AgencyHeadView;
  today: string;
  onDone: () => void;
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const capacity = useCapacity();
  const head = agency.signatories.find((one) => one.capacity === 'head');
  const form = useForm<SignatoryBody>({
    initial: {
      capacity: 'head',
      title: head?.title ?? agency.signer?.title ?? `Kepala ${agency.name.id}`,
      name: '',
      rank: '',
      nip: '',
      officer: '',
      validFrom: today,
      validUntil: '',
    },
    async submit(values) {
      await api.post(`/api/documents/letterhead/agencies/${agency.id}/signatories`, values);
      await client.invalidateQueries({ queryKey: letterheadQuery.queryKey });
      onDone();
    },
  });
  const choose = (officer: string) => {
    form.set('officer', officer);
    const name = agency.officers.find(({ id }) => id === officer)?.name;
    if (name && !form.values.name) form.set('name', name);
  };
  return (
    <form className="card grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <Select
        label={t('documents.head.capacity')}
        options={CAPACITIES.map((value) => ({ value, label: capacity(value) }))}
        {...form.field('capacity')}
      />
      <TextField
        label={t('documents.head.post')}
        hint={t('documents.head.post-hint')}
        {...form.field('title')}
      />
      <Select
        label={t('documents.head.officer')}
        hint={t('documents.head.officer-hint')}
        empty={t('documents.head.officer-none')}
        options={agency.officers.map(({ id, name }) => ({ value: id, label: name }))}
        {...form.field('officer')}
        onChange={(event) => choose(event.target.value)}
      />
      <TextField
        label={t('documents.head.full-name')}
        hint={t('documents.head.full-name-hint')}
        {...form.field('name')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label={t('documents.head.rank')} note={t('documents.optional')} {...form.field('rank')} />
        <TextField
          label={t('documents.head.nip')}
          note={t('documents.optional')}
          inputMode="numeric"
          {...form.field('nip')}
        />
        <DateField label={t('documents.head.from')} {...form.field('validFrom')} />
        <DateField
          label={t('documents.head.until')}
          hint={t('documents.head.until-hint')}
          {...form.field('validUntil')}
        />
      </div>
      <ButtonRow>
        <Button type="submit" busy={form.busy} busyLabel={t('documents.saving')}>
          {t('documents.save')}
        </Button>
        <Button tone="quiet" onClick={onDone}>
          {t('documents.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
