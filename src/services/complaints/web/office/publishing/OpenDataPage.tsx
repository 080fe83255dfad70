/** Open data for administrators: what was made last, have it made now, and under which terms. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { localDate } from '../../../../../shared/time.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { nextMaking } from '../../../rules/open-data-hour.ts';
import type { OpenDataDesk } from '../../../rules/publishing-contract.ts';

const KEY = ['complaints', 'open-data', 'desk'];

export function Page() {
  const { t } = useTexts();
  const { city } = useSession();
  const query = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<OpenDataDesk>('/api/open-data/desk', { signal }),
    refetchInterval: ({ state }) => (state.data?.running ? 3000 : false),
  });
  return (
    <div className="grid max-w-3xl gap-6">
      <OfficeTitle title={t('complaints.desk.data.title')} note={t('complaints.desk.data.note')} />
      {query.data && city ? (
        <>
          <Made data={query.data} />
          <Terms
            key={query.dataUpdatedAt === 0 ? 'none' : 'terms'}
            data={query.data}
            today={localDate(Date.now(), city.zone)}
          />
        </>
      ) : (
        <NotYet error={query.error} retry={() => void query.refetch()} rows={3} />
      )}
    </div>
  );
}

function Made({ data }: { data: OpenDataDesk }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const [newest] = data.exports;
  const make = async () => {
    setBusy(true);
    try {
      await api.post('/api/open-data/exports', {});
      say({ tone: 'good', text: t('complaints.desk.data.requested') });
      setTimeout(() => void client.invalidateQueries({ queryKey: KEY }), 3000);
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="card grid gap-3">
      {newest ? (
        <p>
          {t('complaints.data.made', {
            date: formats.dateTime(newest.madeAt),
            count: newest.rows,
            open: newest.open,
            ended: newest.ended,
          })}{' '}
          <a href="/data">{t('complaints.desk.data.page')}</a>
        </p>
      ) : (
        <EmptyState title={t('complaints.data.none')}>
          {t('complaints.data.none-detail', { time: formats.dateTime(nextMaking(new Date()).toISOString()) })}
        </EmptyState>
      )}
      {data.running && (
        <Notice tone="info">
          {t('complaints.desk.data.running', { time: formats.relative(data.running) })}
        </Notice>
      )}
      <div>
        <Button tone="second" busy={busy} busyLabel={t('kit.loading')} onClick={() => void make()}>
          {t('complaints.desk.data.make')}
        </Button>
      </div>
    </section>
  );
}

function Terms({ data, today }: { data: OpenDataDesk; today: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const { licence, licenceName, licenceUrl, withText, keep } = data;
  const form = useForm({
    initial: { licence, licenceName, licenceUrl, withText, keep: String(keep), from: today },
    async submit({ keep: days, ...values }) {
      await api.put('/api/open-data/terms', { ...values, keep: Number(days) });
      say({ tone: 'good', text: t('complaints.desk.data.saved') });
      await client.invalidateQueries({ queryKey: KEY });
    },
  });
  return (
    <form className="card grid gap-4" onSubmit={form.submit} noValidate>
      <h2>{t('complaints.data.terms')}</h2>
      <FormFailure failure={form.failure} />
      <TextField {...form.field('licence')} label={t('complaints.desk.data.licence')} maxLength={60} />
      <TextField
        {...form.field('licenceName')}
        label={t('complaints.desk.data.licence-name')}
        maxLength={200}
      />
      <TextField
        {...form.field('licenceUrl')}
        type="url"
        label={t('complaints.desk.data.licence-url')}
        maxLength={300}
      />
      <TextField
        {...form.field('keep')}
        type="number"
        min={1}
        max={90}
        label={t('complaints.desk.data.keep')}
        hint={t('complaints.desk.data.keep-hint')}
      />
      <Checkbox
        checked={form.values.withText}
        note={t('complaints.desk.data.with-text-note')}
        onChange={({ target }) => form.set('withText', target.checked)}
      >
        {t('complaints.desk.data.with-text')}
      </Checkbox>
      <DateField {...form.field('from')} label={t('complaints.desk.data.from')} />
      <div>
        <Button type="submit" busy={form.busy}>
          {t('complaints.desk.data.save')}
        </Button>
      </div>
    </form>
  );
}
