/** Adds a rung: when it is reached, for which promises, and whom it calls. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { say as inWords } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { type LadderView, PROMISES, type TargetView, WHO } from '../../../rules/ladder-contract.ts';
import { agenciesQuery } from '../desk-data.ts';
import { promiseNames } from './Escalations.tsx';
import { whoWords } from './who-words.ts';

type Values = {
  when: 'percent' | 'late';
  number: string;
  promises: (typeof PROMISES)[number][];
  who: TargetView['who'];
  role: string;
  agency: string;
  officer: string;
  from: string;
  why: string;
};

function fits({ when, number }: Values): boolean {
  if (!/^\d{1,3}$/.test(number.trim())) return false;
  const value = Number(number);
  return when === 'percent' ? value >= 1 && value <= 99 : value <= 120;
}

export function NewRung({ data }: { data: LadderView }) {
  const { t, language } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const form = useForm<Values>({
    initial: {
      when: 'late',
      number: '3',
      promises: [],
      who: 'officer',
      role: '',
      agency: '',
      officer: '',
      from: data.today,
      why: '',
    },
    paths: { officer: 'to/0/officer', role: 'to/0/role', agency: 'to/0/agency', number: 'at' },
    validate: (values) => ({
      ...(fits(values) ? {} : { number: t('complaints.work.ladder.wrong-number') }),
      ...(values.who === 'role' && !values.role ? { role: t('complaints.work.ladder.wrong-role') } : {}),
      ...(values.who === 'officer' && !values.officer.trim()
        ? { officer: t('complaints.work.ladder.wrong-user') }
        : {}),
      ...(values.why.trim().length >= 5 ? {} : { why: t('complaints.work.routing.need-why') }),
    }),
    async submit(values) {
      const { when, number, promises, who, role, agency, officer, from, why } = values;
      const target =
        who === 'officer'
          ? { who, officer: officer.trim() }
          : who === 'role'
            ? { who, role, ...(agency ? { agency } : {}) }
            : { who };
      await api.post('/api/complaints/ladder', {
        at: when === 'percent' ? { percent: Number(number) } : { late: Number(number) },
        ...(promises.length > 0 ? { promises } : {}),
        to: [target],
        from,
        why: why.trim(),
      });
      await client.invalidateQueries({ queryKey: ['complaints', 'ladder'] });
      form.reset();
      say({ tone: 'good', text: t('complaints.work.ladder.saved') });
    },
  });
  const { values } = form;
  const inAgency = data.roles.find(({ id }) => id === values.role)?.inAgency;
  return (
    <section aria-labelledby="anak-tangga-baru" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 id="anak-tangga-baru">{t('complaints.work.ladder.add')}</h2>
      <form className="work-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        <RadioCards
          name="when"
          columns={2}
          label={t('complaints.work.ladder.when')}
          value={values.when}
          onChange={(when) => form.set('when', when)}
          choices={[
            { value: 'percent', title: t('complaints.work.ladder.when-percent') },
            { value: 'late', title: t('complaints.work.ladder.when-late') },
          ]}
        />
        <TextField
          {...form.field('number')}
          label={t(
            values.when === 'percent' ? 'complaints.work.ladder.percent' : 'complaints.work.ladder.late',
          )}
          inputMode="numeric"
          maxLength={3}
        />
        <fieldset className="choice-row">
          <legend className="field-label">
            {t('complaints.work.ladder.for-promises')}{' '}
            <span className="field-note">{t('complaints.work.ladder.for-all')}</span>
          </legend>
          {PROMISES.map((one) => (
            <Checkbox
              key={one}
              checked={values.promises.includes(one)}
              onChange={(event) =>
                form.set(
                  'promises',
                  event.target.checked
                    ? [...values.promises, one]
                    : values.promises.filter((other) => other !== one),
                )
              }
            >
              {t(promiseNames[one])}
            </Checkbox>
          ))}
        </fieldset>
        <RadioCards
          name="who"
          columns={2}
          label={t('complaints.work.ladder.to-whom')}
          value={values.who}
          onChange={(who) => form.set('who', who)}
          choices={WHO.map((one) => ({ value: one, title: t(whoWords[one]) }))}
        />
        {values.who === 'officer' && (
          <TextField
            {...form.field('officer')}
            label={t('complaints.work.ladder.username')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        )}
        {values.who === 'role' && (
          <div className="field-pair">
            <Select
              {...form.field('role')}
              label={t('complaints.work.ladder.role')}
              empty={t('complaints.work.routing.choose')}
              options={data.roles.map(({ id, name }) => ({ value: id, label: name }))}
            />
            {inAgency && (
              <Select
                {...form.field('agency')}
                label={t('complaints.work.ladder.role-agency')}
                empty={t('complaints.work.ladder.whole-city')}
                options={agencies.map((one) => ({ value: one.id, label: inWords(one.name, language) }))}
              />
            )}
          </div>
        )}
        <DateField {...form.field('from')} label={t('complaints.work.routing.first-day')} min={data.today} />
        <TextArea {...form.field('why')} label={t('complaints.work.routing.why')} rows={2} maxLength={300} />
        <div>
          <Button type="submit" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
            {t('complaints.work.ladder.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
