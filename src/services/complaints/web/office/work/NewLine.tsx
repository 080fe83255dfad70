/** Adds a rule of the city's own: where, at which times, from which day and why. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { say as inWords } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { DAY_KINDS, type Moments, type RoutingView } from '../../../rules/routing-contract.ts';
import { agenciesQuery } from '../desk-data.ts';
import { calendarWords, WEEKDAYS, weekdayWords } from './rules-data.ts';

type Values = {
  scope: 'category' | 'kind';
  agency: string;
  area: string;
  from: string;
  until: string;
  days: number[];
  calendar: string;
  fromHour: string;
  toHour: string;
  why: string;
};

/** The times as the server wants them; undefined when the rule always holds. */
function momentsOf({ days, calendar, fromHour, toHour }: Values): Moments | undefined {
  const when: Moments = {
    ...(days.length > 0 ? { days } : {}),
    ...(calendar ? { calendar: calendar as NonNullable<Moments['calendar']> } : {}),
    ...(fromHour && toHour ? { hours: { from: fromHour, to: toHour } } : {}),
  };
  return Object.keys(when).length > 0 ? when : undefined;
}

type Props = { routing: RoutingView; category: RoutingView['categories'][number] };

export function NewLine({ routing, category }: Props) {
  const { t, language } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const kind = routing.kinds.find(({ id }) => id === category.kind)?.name ?? category.kind;
  const form = useForm<Values>({
    initial: {
      scope: 'category',
      agency: '',
      area: '',
      from: routing.today,
      until: '',
      days: [],
      calendar: '',
      fromHour: '',
      toHour: '',
      why: '',
    },
    paths: { fromHour: 'when/hours/from', toHour: 'when/hours/to', scope: 'category' },
    validate: ({ agency, why, fromHour, toHour }) => ({
      ...(agency ? {} : { agency: t('complaints.work.routing.need-agency') }),
      ...(Boolean(fromHour) === Boolean(toHour)
        ? {}
        : { toHour: t('complaints.work.routing.need-both-hours') }),
      ...(why.trim().length >= 5 ? {} : { why: t('complaints.work.routing.need-why') }),
    }),
    async submit(values) {
      const { scope, agency, area, from, until, why } = values;
      const when = momentsOf(values);
      await api.post('/api/complaints/routing', {
        ...(scope === 'category' ? { category: category.id } : { kind: category.kind }),
        agency,
        ...(area ? { area } : {}),
        ...(from ? { from } : {}),
        ...(until ? { until } : {}),
        ...(when ? { when } : {}),
        why: why.trim(),
      });
      await client.invalidateQueries({ queryKey: ['complaints', 'routing'] });
      form.reset();
      say({ tone: 'good', text: t('complaints.work.routing.saved') });
    },
  });
  const { days } = form.values;
  return (
    <section aria-labelledby="aturan-baru" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h2 id="aturan-baru">{t('complaints.work.routing.add')}</h2>
        <p className="text-ink-soft">{t('complaints.work.routing.add-hint')}</p>
      </div>
      <form className="work-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        <RadioCards
          id={form.idOf('scope')}
          name="scope"
          columns={2}
          label={t('complaints.work.routing.scope')}
          value={form.values.scope}
          onChange={(scope) => form.set('scope', scope)}
          error={form.errors.scope}
          choices={[
            { value: 'category', title: t('complaints.work.routing.scope-category') },
            { value: 'kind', title: t('complaints.work.routing.scope-kind', { kind }) },
          ]}
        />
        <div className="field-pair">
          <Select
            {...form.field('agency')}
            label={t('complaints.work.routing.agency')}
            empty={t('complaints.work.routing.choose')}
            options={agencies.map((one) => ({ value: one.id, label: inWords(one.name, language) }))}
          />
          <Select
            {...form.field('area')}
            label={t('complaints.work.routing.area')}
            empty={t('complaints.work.routing.any-area')}
            options={areas.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </div>
        <div className="field-pair">
          <DateField
            {...form.field('from')}
            label={t('complaints.work.routing.first-day')}
            min={routing.today}
          />
          <DateField
            {...form.field('until')}
            label={t('complaints.work.routing.last-day')}
            note={t('complaints.desk.optional')}
            min={form.values.from || routing.today}
          />
        </div>
        <fieldset className="choice-row">
          <legend className="field-label">
            {t('complaints.work.routing.days-only')}{' '}
            <span className="field-note">{t('complaints.desk.optional')}</span>
          </legend>
          {WEEKDAYS.map((day) => {
            const words = weekdayWords[day];
            return (
              <Checkbox
                key={day}
                checked={days.includes(day)}
                onChange={(event) =>
                  form.set('days', event.target.checked ? [...days, day] : days.filter((one) => one !== day))
                }
              >
                {words && t(words)}
              </Checkbox>
            );
          })}
        </fieldset>
        <div className="field-pair">
          <Select
            {...form.field('calendar')}
            label={t('complaints.work.routing.calendar-only')}
            note={t('complaints.desk.optional')}
            empty={t('complaints.work.routing.always')}
            options={DAY_KINDS.map((one) => ({ value: one, label: t(calendarWords[one]) }))}
          />
          <TextField
            {...form.field('fromHour')}
            type="time"
            label={t('complaints.work.routing.from-hour')}
            note={t('complaints.desk.optional')}
          />
          <TextField
            {...form.field('toHour')}
            type="time"
            label={t('complaints.work.routing.to-hour')}
            note={t('complaints.desk.optional')}
          />
        </div>
        <p className="text-ink-soft text-sm">{t('complaints.work.routing.to-hour-hint')}</p>
        <TextArea {...form.field('why')} label={t('complaints.work.routing.why')} rows={2} maxLength={300} />
        <div>
          <Button type="submit" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
            {t('complaints.work.routing.save')}
          </Button>
        </div>
      </form>
    </section>
  );
}
