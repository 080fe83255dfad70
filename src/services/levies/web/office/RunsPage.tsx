/** For which days and months bills were issued; what is missing is issued day by day, with a bar that shows how far. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { localDate } from '../../../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../../../shared/zone.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { RadioCards } from '../../../../web/ui/base/choice.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { ProgressBar } from '../../../../web/ui/base/progress.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { RunsView } from '../../contract.ts';
import type { MarketHead } from '../../rules/office-contract.ts';
import { noon } from '../why.ts';
import { MarketFrame } from './MarketFrame.tsx';
import { issue, LEVIES_KEY, runsQuery } from './office-data.ts';

export function Page() {
  return <MarketFrame>{(market) => <Runs market={market} />}</MarketFrame>;
}

function Runs({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(runsQuery(market.id));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-ink-soft">{t('levies.desk.runs-note')}</p>
      {market.manages && <Issue market={market} />}
      {!data && <NotYet error={error} retry={() => void refetch()} rows={5} />}
      {data && (
        <Table<RunsView['runs'][number]>
          label={t('levies.desk.runs')}
          items={data.runs}
          idOf={({ period, day }) => `${period} ${day}`}
          empty={<EmptyState title={t('levies.desk.no-runs')}>{t('levies.desk.no-runs-detail')}</EmptyState>}
          columns={[
            {
              id: 'day',
              head: t('levies.desk.run-for'),
              main: true,
              cell: ({ period, day }) =>
                period === 'monthly'
                  ? t('levies.desk.month-of', { month: formats.month(noon(day)) })
                  : formats.longDate(noon(day)),
            },
            {
              id: 'bills',
              head: t('levies.desk.bills-head'),
              number: true,
              cell: ({ bills }) => formats.number(bills),
            },
            {
              id: 'amount',
              head: t('levies.desk.amount'),
              number: true,
              cell: ({ amount }) => formats.money(amount),
            },
            {
              id: 'without',
              head: t('levies.desk.without-tariff'),
              number: true,
              cell: ({ withoutTariff }) => formats.number(withoutTariff),
            },
            {
              id: 'done',
              head: t('levies.desk.issued-at'),
              cell: ({ doneAt }) => formats.dateTime(doneAt),
            },
          ]}
        />
      )}
    </div>
  );
}

type Progress = { done: number; of: number; bills: number; amount: number };
const MOST_DAYS = 62;

/** Each day or month once, in their order. */
function spansOf(period: string, from: string, to: string): string[] {
  const days = Array.from({ length: Math.max(0, dayNumber(to) - dayNumber(from) + 1) }, (_, at) =>
    dateOfDay(dayNumber(from) + at),
  );
  return period === 'daily' ? days : [...new Set(days.map((day) => `${day.slice(0, 7)}-01`))];
}

function Issue({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const { city } = useSession();
  const today = localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
  const [period, setPeriod] = useState<'daily' | 'monthly'>('daily');
  const [[from, to], setSpan] = useState([today, today]);
  const [progress, setProgress] = useState<Progress>();
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [busy, setBusy] = useState(false);
  const spans = from && to ? spansOf(period, from, to) : [];
  const wrong = spans.length === 0 || spans.length > MOST_DAYS || to > today;
  const run = async () => {
    if (wrong) return;
    setBusy(true);
    setFailure(undefined);
    let now: Progress = { done: 0, of: spans.length, bills: 0, amount: 0 };
    setProgress(now);
    try {
      for (const day of spans) {
        const { bills, amount } = await issue(market.id, { period, day });
        now = { ...now, done: now.done + 1, bills: now.bills + bills, amount: now.amount + amount };
        setProgress(now);
      }
    } catch (error) {
      setFailure(problemWords(error));
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: LEVIES_KEY });
  };
  const finished = progress && !busy && !failure;
  return (
    <Card title={t('levies.desk.issue')} level={2}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <RadioCards
          name="period"
          label={t('levies.desk.period')}
          columns={2}
          value={period}
          onChange={setPeriod}
          choices={[
            { value: 'daily', title: t('levies.desk.daily') },
            { value: 'monthly', title: t('levies.desk.monthly') },
          ]}
        />
        <div className="field-pair">
          <DateField
            label={t('levies.desk.first-day')}
            max={today}
            value={from as string}
            onChange={({ target }) => setSpan([target.value, to as string])}
          />
          <DateField
            label={t('levies.desk.last-day')}
            max={today}
            value={to as string}
            onChange={({ target }) => setSpan([from as string, target.value])}
          />
        </div>
        {wrong && <Notice tone="warn" title={t('levies.desk.span-wrong', { most: MOST_DAYS })} />}
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {progress && (
          <ProgressBar
            label={t('levies.desk.issuing')}
            value={progress.done / progress.of}
            detail={t('levies.desk.progress', { done: progress.done, of: progress.of })}
          />
        )}
        {finished && (
          <Notice
            tone="good"
            live="polite"
            title={t('levies.desk.issued', {
              count: progress.bills,
              amount: formats.money(progress.amount),
            })}
          >
            {progress.bills === 0 && t('levies.desk.nothing-missing')}
          </Notice>
        )}
        <div>
          <Button type="submit" busy={busy} busyLabel={t('levies.desk.issuing')} disabled={wrong}>
            {t('levies.desk.issue-act')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
