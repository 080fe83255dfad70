/** Income of the markets against their targets, by day, week or month, with what is unpaid by age; and as a table to keep. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import { CSV_BEGIN, csvRow } from '../../../../shared/csv.ts';
import { localDate } from '../../../../shared/time.ts';
import { dateOfDay, dayNumber } from '../../../../shared/zone.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { BarChart } from '../../../../web/ui/base/charts.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { FilterBar, OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { IncomeView } from '../../rules/board-contract.ts';
import { noon } from '../why.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { AgeBars } from './AgeBars.tsx';
import { incomeQuery, setTarget } from './office-data.ts';
import { useLeviesLive } from './use-levies-live.ts';

const STEPS = ['day', 'week', 'month'] as const;
type Step = (typeof STEPS)[number];
type Market = IncomeView['markets'][number];
/** More columns than this are read in the table. */
const COLUMNS = 14;

/** The first day of the step that a day is in; weeks begin on Monday. */
function stepOf(day: string, step: Step): string {
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  // Day 0 was a Thursday.
  return step === 'week' ? dateOfDay(dayNumber(day) - ((dayNumber(day) + 3) % 7)) : day;
}

function sums(days: readonly { day: string; amount: number }[], step: Step): Map<string, number> {
  const all = new Map<string, number>();
  for (const { day, amount } of days) all.set(stepOf(day, step), (all.get(stepOf(day, step)) ?? 0) + amount);
  return new Map([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const totalOf = ({ days }: Market) => days.reduce((sum, { amount }) => sum + amount, 0);

function save(name: string, view: IncomeView, head: readonly string[]): void {
  const rows = view.markets.flatMap(({ title, days }) =>
    days.map(({ day, way, amount }) => csvRow([title, day, way, amount])),
  );
  const url = URL.createObjectURL(
    new Blob([CSV_BEGIN, csvRow(head), ...rows], { type: 'text/csv;charset=utf-8' }),
  );
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}

export function Page() {
  const { t, formats } = useTexts();
  const { city } = useSession();
  const today = localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
  const [search, setSearch] = useSearch();
  const to = search.sampai ?? today;
  const from = search.dari ?? dateOfDay(dayNumber(to) - 29);
  const step = STEPS.find((one) => one === search.per) ?? 'day';
  useLeviesLive();
  const { data, error, refetch } = useQuery(incomeQuery(from, to));
  const all = data?.markets.flatMap(({ days }) => days) ?? [];
  const columns = [...sums(all, step)].slice(-COLUMNS);
  const name = (day: string) => (step === 'month' ? formats.month(noon(day)) : formats.day(noon(day)));
  return (
    <>
      <OfficeTitle
        title={t('levies.income.title')}
        note={t('levies.income.lead')}
        actions={
          data && (
            <Button
              tone="second"
              size="small"
              onClick={() =>
                save(`pendapatan-pasar-${from}-${to}.csv`, data, [
                  t('levies.desk.market'),
                  t('levies.income.day'),
                  t('levies.income.way'),
                  t('levies.desk.rupiah'),
                ])
              }
            >
              {t('levies.income.csv')}
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <FilterBar label={t('levies.income.span')}>
          <DateField
            label={t('levies.desk.first-day')}
            max={to}
            value={from}
            onChange={({ target }) => setSearch({ dari: target.value })}
          />
          <DateField
            label={t('levies.desk.last-day')}
            max={today}
            min={from}
            value={to}
            onChange={({ target }) => setSearch({ sampai: target.value })}
          />
          <Select
            label={t('levies.income.per')}
            value={step}
            options={STEPS.map((one) => ({ value: one, label: t(`levies.income.per.${one}`) }))}
            onChange={({ target }) => setSearch({ per: target.value })}
          />
        </FilterBar>
        {!data && <NotYet error={error} retry={() => void refetch()} rows={6} />}
        {data && (
          <>
            <Card>
              {columns.length === 0 ? (
                <p className="text-ink-soft">{t('levies.income.none')}</p>
              ) : (
                <div className="overflow-x-auto">
                  <BarChart
                    title={t('levies.income.chart')}
                    columns={columns.map(([day, amount]) => ({
                      ...{ label: name(day), value: amount },
                      shown: formats.number(amount / 1000, { maximumFractionDigits: 0 }),
                    }))}
                  />
                </div>
              )}
            </Card>
            <Table<Market>
              label={t('levies.income.title')}
              items={data.markets}
              idOf={({ id }) => id}
              empty={<EmptyState title={t('levies.desk.none')}>{t('levies.desk.none-detail')}</EmptyState>}
              columns={[
                {
                  id: 'market',
                  head: t('levies.desk.market'),
                  main: true,
                  cell: ({ id, title }) => <Link href={`/office/pasar/${id}/hari-ini`}>{title}</Link>,
                },
                {
                  id: 'income',
                  head: t('levies.income.income'),
                  number: true,
                  cell: (one) => formats.money(totalOf(one)),
                },
                {
                  id: 'target',
                  head: t('levies.income.target'),
                  number: true,
                  cell: ({ target }) => (target === null ? '–' : formats.money(target)),
                },
                {
                  id: 'share',
                  head: t('levies.income.share'),
                  number: true,
                  cell: (one) => (one.target ? formats.percent(totalOf(one) / one.target) : '–'),
                },
                {
                  id: 'open',
                  head: t('levies.desk.owed'),
                  number: true,
                  cell: ({ ages }) => formats.money(ages.reduce((sum, one) => sum + one, 0)),
                },
              ]}
            />
            {data.markets.length > 0 && (
              <Card title={t('levies.board.by-age')} level={2}>
                <AgeBars
                  ages={[0, 1, 2, 3, 4].map((age) =>
                    data.markets.reduce((sum, { ages }) => sum + (ages[age] ?? 0), 0),
                  )}
                />
              </Card>
            )}
            {data.markets.some(({ targets }) => targets) && <Target markets={data.markets} today={today} />}
          </>
        )}
      </div>
    </>
  );
}

function Target({ markets, today }: { markets: readonly Market[]; today: string }) {
  const { t } = useTexts();
  const own = markets.filter(({ targets }) => targets);
  return (
    <Fold title={t('levies.income.set-target')}>
      <ActForm
        initial={{ market: own[0]?.id ?? '', since: `${today.slice(0, 4)}-01-01`, amount: '' }}
        needed={['market', 'since', 'amount']}
        validate={({ amount }) =>
          /^\d{1,13}$/.test(amount.replace(/[.\s]/g, '')) ? {} : { amount: t('levies.desk.need-amount') }
        }
        send={({ market, since, amount }) =>
          setTarget(market, { since, amount: Number(amount.replace(/[.\s]/g, '')) })
        }
        act={t('levies.income.set-target')}
        done={t('levies.income.target-set')}
        note={<p className="text-ink-soft">{t('levies.income.target-note')}</p>}
      >
        {(form) => (
          <div className="field-pair">
            <Select
              label={t('levies.desk.market')}
              options={own.map(({ id, title }) => ({ value: id, label: title }))}
              {...form.field('market')}
            />
            <TextField label={t('levies.income.yearly')} inputMode="numeric" {...form.field('amount')} />
            <DateField label={t('levies.desk.from-day')} {...form.field('since')} />
          </div>
        )}
      </ActForm>
    </Fold>
  );
}
