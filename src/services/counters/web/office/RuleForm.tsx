/** Sets the rules of a counter from a date on; what is booked already stays as it is. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { RadioCards } from '../../../../web/ui/base/choice.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import type { QueueSettings } from '../../contract.ts';
import { setRule } from './desk-data.ts';
import { type HoursRow, HoursRows } from './HoursRows.tsx';
import { type ServiceRow, ServiceRows } from './ServiceRows.tsx';

type Props = {
  queue: string;
  visits: boolean;
  today: string;
  rule: QueueSettings;
  offered: readonly { id: string; title: string }[];
};
type Values = {
  from: string;
  own: 'offices' | 'own';
  hours: HoursRow[];
  minutes: string;
  desks: string;
  daysAhead: string;
  walkInShare: string;
  letter: string;
  services: ServiceRow[];
};

const OFFICE_DAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '08:00', to: '15:00' }));

const NUMBERS = {
  minutes: [1, 480],
  desks: [1, 50],
  daysAhead: [0, 90],
  walkInShare: [0, 100],
} as const;

function ruleOf(values: Values): QueueSettings {
  return {
    hours: values.own === 'own' ? values.hours.map(({ day, from, to }) => ({ day, from, to })) : null,
    minutes: Number(values.minutes),
    desks: Number(values.desks),
    daysAhead: Number(values.daysAhead),
    walkInShare: Number(values.walkInShare),
    letter: values.letter.trim().toUpperCase(),
    services: values.services
      .filter(({ id }) => id.trim())
      .map(({ id, minutes }) => ({ id: id.trim(), minutes: Number(minutes) })),
  };
}

export function RuleForm({ queue, visits, today, rule, offered }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  const form = useForm<Values>({
    initial: {
      from: today,
      own: rule.hours ? 'own' : 'offices',
      hours: (rule.hours ?? OFFICE_DAYS).map((row) => ({ ...row, key: newId() })),
      minutes: `${rule.minutes}`,
      desks: `${rule.desks}`,
      daysAhead: `${rule.daysAhead}`,
      walkInShare: `${rule.walkInShare}`,
      letter: rule.letter,
      services: rule.services.map(({ id, minutes }) => ({ key: newId(), id, minutes: `${minutes}` })),
    },
    paths: {
      hours: 'rule/hours',
      minutes: 'rule/minutes',
      desks: 'rule/desks',
      daysAhead: 'rule/daysAhead',
      walkInShare: 'rule/walkInShare',
      letter: 'rule/letter',
      services: 'rule/services',
    },
    validate: (values) => ({
      ...(values.from ? {} : { from: t('counters.settings.need-date') }),
      ...Object.fromEntries(
        Object.entries(NUMBERS).flatMap(([name, [least, most]]) => {
          const value = Number(values[name as keyof typeof NUMBERS]);
          const right = Number.isInteger(value) && value >= least && value <= most;
          return right ? [] : [[name, t('counters.settings.need-number', { least, most })]];
        }),
      ),
      ...(/^[a-ik-z]$/i.test(values.letter.trim()) ? {} : { letter: t('counters.settings.need-letter') }),
      ...(values.own === 'own' && values.hours.length === 0
        ? { hours: t('counters.settings.need-hours') }
        : {}),
      ...(values.services.some(
        ({ id, minutes }) => id.trim() && !(Number.isInteger(Number(minutes)) && Number(minutes) >= 1),
      )
        ? { services: t('counters.settings.need-minutes') }
        : {}),
    }),
    async submit(values) {
      setDone(false);
      await setRule(queue, { from: values.from, rule: ruleOf(values) });
      setDone(true);
      await client.invalidateQueries({ queryKey: ['counters'] });
    },
  });
  const number = (name: keyof typeof NUMBERS, hint: string) => (
    <TextField
      type="number"
      inputMode="numeric"
      min={NUMBERS[name][0]}
      max={NUMBERS[name][1]}
      label={t(`counters.settings.${KEYS[name]}`)}
      hint={hint}
      {...form.field(name)}
    />
  );
  return (
    <Card title={t('counters.settings.form')} level={2}>
      <form className="grid gap-5" noValidate onSubmit={(event) => void form.submit(event)}>
        <p className="text-ink-soft">{t('counters.settings.form-note')}</p>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {done && <Notice tone="good" live="polite" title={t('counters.settings.saved')} />}
        <DateField label={t('counters.settings.from')} min={today} {...form.field('from')} />
        <RadioCards
          name="own"
          label={t('counters.settings.hours')}
          value={form.values.own}
          onChange={(own) => form.set('own', own)}
          choices={[
            {
              value: 'offices',
              title: t('counters.settings.as-offices'),
              note: t('counters.settings.as-offices-note'),
            },
            { value: 'own', title: t('counters.settings.own'), note: t('counters.settings.own-note') },
          ]}
        />
        {form.values.own === 'own' && (
          <HoursRows
            id={form.idOf('hours')}
            rows={form.values.hours}
            error={form.errors.hours}
            onChange={(hours) => form.set('hours', hours)}
          />
        )}
        <div className="grid items-end gap-4 sm:grid-cols-2">
          {number('minutes', t('counters.settings.minutes-hint'))}
          {number('desks', t(visits ? 'counters.settings.teams-hint' : 'counters.settings.desks-hint'))}
          {number('daysAhead', t('counters.settings.days-ahead-hint'))}
          {number('walkInShare', t('counters.settings.share-hint'))}
          <TextField
            label={t('counters.settings.letter')}
            hint={t('counters.settings.letter-hint')}
            maxLength={1}
            autoCapitalize="characters"
            {...form.field('letter')}
          />
        </div>
        <ServiceRows
          id={form.idOf('services')}
          rows={form.values.services}
          offered={offered}
          error={form.errors.services}
          onChange={(services) => form.set('services', services)}
        />
        <div>
          <Button type="submit" busy={form.busy} busyLabel={t('counters.settings.saving')}>
            {t('counters.settings.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const KEYS = {
  minutes: 'minutes',
  desks: 'desks',
  daysAhead: 'days-ahead',
  walkInShare: 'share',
} as const;
