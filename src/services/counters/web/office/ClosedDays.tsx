/** Days on which this counter is closed beyond the city's calendar; whoever had an appointment is told why. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { ErrorSummary, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { ClosedAnswer, SettingsView } from '../../rules/desk-contract.ts';
import { closeDay, openDay } from './desk-data.ts';

type Props = { queue: string; today: string; closed: SettingsView['closed'] };

export function ClosedDays({ queue, today, closed }: Props) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const [answer, setAnswer] = useState<ClosedAnswer>();
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const renew = () => client.invalidateQueries({ queryKey: ['counters'] });
  const form = useForm({
    initial: { date: '', reason: '' },
    validate: ({ date, reason }) => ({
      ...(date ? {} : { date: t('counters.settings.need-date') }),
      ...(reason.trim().length >= 3 ? {} : { reason: t('counters.closed.need-reason') }),
    }),
    async submit() {
      setAnswer(undefined);
      setSure(true);
    },
  });
  const close = async () => {
    setSure(false);
    setFailure(undefined);
    const { date, reason } = form.values;
    try {
      setAnswer(await closeDay(queue, { date, reason: reason.trim() }));
      form.reset();
    } catch (error) {
      setFailure(problemWords(error));
    }
    await renew();
  };
  const open = async (date: string) => {
    setFailure(undefined);
    try {
      await openDay(queue, date);
    } catch (error) {
      setFailure(problemWords(error));
    }
    await renew();
  };
  const named = (date: string) => formats.longDate(`${date}T12:00:00Z`);
  return (
    <Card title={t('counters.closed.title')} level={2}>
      <div className="grid gap-4">
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {answer && (
          <Notice tone="good" live="polite" title={t('counters.closed.done')}>
            {t('counters.closed.told', { count: answer.cancelled, told: answer.told })}
          </Notice>
        )}
        {closed.length === 0 && <p className="text-ink-soft">{t('counters.closed.none')}</p>}
        <ul className="grid gap-2">
          {closed.map(({ date, reason }) => (
            <li key={date} className="flex flex-wrap items-center justify-between gap-x-4">
              <span>
                <strong>{named(date)}</strong>
                <br />
                {reason}
              </span>
              <Button
                tone="quiet"
                size="small"
                aria-label={t('counters.closed.open-again', { date: named(date) })}
                onClick={() => void open(date)}
              >
                {t('counters.closed.open')}
              </Button>
            </li>
          ))}
        </ul>
        <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
          <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
          <FormFailure failure={form.failure} />
          <DateField label={t('counters.closed.date')} min={today} {...form.field('date')} />
          <TextField
            label={t('counters.closed.reason')}
            hint={t('counters.closed.reason-hint')}
            maxLength={200}
            {...form.field('reason')}
          />
          <div>
            <Button type="submit" tone="second">
              {t('counters.closed.act')}
            </Button>
          </div>
        </form>
      </div>
      {sure && (
        <Dialog
          open
          tone="danger"
          onClose={() => setSure(false)}
          closeLabel={t('kit.close')}
          title={t('counters.closed.sure', { date: named(form.values.date) })}
          actions={
            <Button tone="danger" onClick={() => void close()}>
              {t('counters.closed.act')}
            </Button>
          }
        >
          <p>{t('counters.closed.sure-detail')}</p>
        </Dialog>
      )}
    </Card>
  );
}
