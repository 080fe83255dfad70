/** Names an officer for confidential reporters, for one agency or the whole city, between two days. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { say as inLanguage } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import { agenciesQuery } from '../desk-data.ts';
import { officersQuery } from './data.ts';

export function Appoint({ today }: { today: string }) {
  const { t, language } = useTexts();
  const { actor } = useSession();
  const client = useQueryClient();
  const say = useToast();
  const officers = useQuery(officersQuery).data?.items ?? [];
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
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
      await client.invalidateQueries({ queryKey: ['complaints', 'confidants'] });
    },
  });
  return (
    <form className="card grid gap-4 max-w-3xl" noValidate onSubmit={(event) => void form.submit(event)}>
      <h3>{t('complaints.desk.trust.few.add')}</h3>
      <ComboBox
        id={form.idOf('officer')}
        openLabel={t('complaints.desk.open-list')}
        emptyLabel={t('complaints.desk.nothing-fits')}
        label={t('complaints.desk.trust.few.officer')}
        hint={t('complaints.desk.trust.few.not-self')}
        options={officers
          .filter(({ id }) => id !== actor?.id)
          .map(({ id, name, username }) => ({ id, label: name, note: username }))}
        value={form.values.officer || null}
        onChange={(id) => form.set('officer', id ?? '')}
        error={form.errors.officer}
      />
      <Select
        label={t('complaints.desk.field.agency')}
        empty={t('complaints.desk.trust.few.city')}
        value={form.values.agency}
        onChange={(event) => form.set('agency', event.target.value)}
        options={agencies
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
