/** Names an officer for confidential reporters, for one agency or the whole city, between two days. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say as inLanguage } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import { agenciesQuery } from '../desk-data.ts';
import { useSettled } from '../use-settled.ts';
import { type Named, officersQuery } from './data.ts';

export function Appoint({ today }: { today: string }) {
  const { t, language } = useTexts();
  const { actor } = useSession();
  const client = useQueryClient();
  const say = useToast();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Named>();
  const officers = useQuery(officersQuery(useSettled(typed.trim())));
  const agencies = useQuery(agenciesQuery);
  const found = officers.data?.items ?? [];
  // The chosen one stays in the list, whatever is typed after.
  const offered = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;
  const failed = officers.error ?? agencies.error;
  const form = useForm({
    initial: { officer: '', agency: '', from: today, until: '' },
    validate: ({ officer }) => (officer ? {} : { officer: t('complaints.desk.trust.few.choose') }),
    async submit({ officer, agency, from, until }) {
      await api.post('/api/complaints/confidants', {
        ...{ officer, from },
        ...(agency ? { agency } : {}),
        ...(until ? { until } : {}),
      });
      say({ tone: 'good', text: t('complaints.desk.trust.few.done') });
      form.reset();
      setChosen(undefined);
      await client.invalidateQueries({ queryKey: ['complaints', 'confidants'] });
    },
  });
  return (
    <form className="card grid gap-4 max-w-3xl" noValidate onSubmit={(event) => void form.submit(event)}>
      <h3>{t('complaints.desk.trust.few.add')}</h3>
      {failed && (
        <Notice tone="bad" title={problemWords(failed).title}>
          <p>{problemWords(failed).detail}</p>
          <Button
            tone="second"
            size="small"
            onClick={() => {
              void officers.refetch();
              void agencies.refetch();
            }}
          >
            {t('kit.retry')}
          </Button>
        </Notice>
      )}
      <ComboBox
        id={form.idOf('officer')}
        openLabel={t('complaints.desk.open-list')}
        emptyLabel={t('complaints.desk.nothing-fits')}
        label={t('complaints.desk.trust.few.officer')}
        hint={t('complaints.desk.trust.few.not-self')}
        options={offered
          .filter(({ id }) => id !== actor?.id)
          .map(({ id, name, username }) => ({ id, label: name, note: username }))}
        value={form.values.officer || null}
        onChange={(id) => {
          setChosen(offered.find((one) => one.id === id));
          form.set('officer', id ?? '');
        }}
        onType={setTyped}
        error={form.errors.officer}
      />
      <Select
        label={t('complaints.desk.field.agency')}
        empty={t('complaints.desk.trust.few.city')}
        value={form.values.agency}
        onChange={(event) => form.set('agency', event.target.value)}
        options={(agencies.data?.agencies ?? [])
          .map((one) => ({ value: one.id, label: inLanguage(one.name, language) }))
          .sort((a, b) => a.label.localeCompare(b.label))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <DateField {...form.field('from')} label={t('complaints.desk.trust.few.from')} min={today} />
        <DateField
          {...form.field('until')}
          label={t('complaints.desk.trust.few.until')}
          note={t('complaints.desk.optional')}
          min={form.values.from}
        />
      </div>
      <FormFailure failure={form.failure} />
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
          {t('complaints.desk.trust.few.send')}
        </Button>
      </div>
    </form>
  );
}
