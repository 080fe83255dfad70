/** Days and their closing reports: which are closed, one to look at, to close and to print. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { DayReport, DaysView } from '../../rules/treasury-contract.ts';
import { closeDay, dayQuery, daysQuery, TREASURY } from './data.ts';
import { Frame } from './Frame.tsx';
import { Sheets, Tiles, Verdict } from './Report.tsx';
import { Sheet } from './Sheet.tsx';
import { useMoneyWords } from './words.ts';

const before = (day: string): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

export function Page() {
  const { data, error, refetch } = useQuery(daysQuery);
  return (
    <Frame title="payments.days.title">
      {data ? <Days data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={5} />}
    </Frame>
  );
}

function Days({ data }: { data: DaysView }) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  const [{ hari }, setSearch] = useSearch();
  const day = hari ?? before(data.today);
  const { data: report, error, refetch } = useQuery(dayQuery(day));
  return (
    <div className="treasury-sheets">
      <section data-print="no">
        <DateField
          label={t('payments.days.choose')}
          value={day}
          max={data.today}
          onChange={(event) => setSearch({ hari: event.target.value })}
        />
      </section>
      {report ? (
        <Day key={day} today={data.today} day={report} />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={5} />
      )}
      <div data-print="no">
        <Sheet
          title={t('payments.days.closed-days')}
          empty={t('payments.days.none')}
          rows={data.days}
          idOf={(one) => one.day}
          onOpen={(id) => setSearch({ hari: id }, { push: true })}
          columns={[
            { id: 'day', head: t('payments.col.day'), main: true, cell: (one) => words.day(one.day) },
            {
              id: 'state',
              head: t('payments.col.state'),
              cell: (one) =>
                one.zero ? (
                  <Badge tone="good">{t('payments.days.zero')}</Badge>
                ) : (
                  <Badge tone="warn">{t('payments.days.open', { count: one.differences })}</Badge>
                ),
            },
            { id: 'at', head: t('payments.col.closed-at'), cell: (one) => formats.dateTime(one.at) },
          ]}
        />
      </div>
    </div>
  );
}

function Day({ today, day: { report, holders, closed } }: { today: string; day: DayReport }) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  const client = useQueryClient();
  const { can } = useSession();
  const form = useForm({
    initial: {},
    submit: async () => {
      await closeDay(report.day);
      await client.invalidateQueries({ queryKey: TREASURY });
    },
  });
  return (
    <section className="treasury-report">
      <h2>{t('payments.days.report', { day: words.day(report.day) })}</h2>
      {closed ? (
        <Notice tone="good" title={t('payments.days.closed', { time: formats.dateTime(closed.at) })}>
          <p className="break-all">{t('payments.days.seal', { hash: closed.hash })}</p>
        </Notice>
      ) : (
        <p>{report.day < today ? t('payments.days.not-closed') : t('payments.days.running')}</p>
      )}
      <FormFailure failure={form.failure} />
      <ButtonRow>
        {!closed && report.day < today && can('payments.close') && (
          <Button busy={form.busy} busyLabel={t('payments.days.closing')} onClick={() => void form.submit()}>
            {t('payments.days.close')}
          </Button>
        )}
        <Button tone="second" onClick={() => window.print()}>
          {t('payments.print')}
        </Button>
      </ButtonRow>
      <Verdict report={report} />
      <Tiles report={report} />
      <Sheets report={report} holders={holders} />
    </section>
  );
}
