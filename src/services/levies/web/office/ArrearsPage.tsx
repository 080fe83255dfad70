/** Who is late in a market: since when, how much, which letter went out last, and instalments that the head agrees to. */
import { useQuery } from '@tanstack/react-query';
import { addMonths } from '../../../../blocks/payments/rules/penalty.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { FilterBar, Stats } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { ArrearsView } from '../../rules/arrears-contract.ts';
import type { MarketHead } from '../../rules/office-contract.ts';
import { noon } from '../why.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { MarketFrame } from './MarketFrame.tsx';
import { agreePlan, arrearsQuery } from './office-data.ts';

type Row = ArrearsView['traders'][number];
const FILTERS = ['none', 'reminder', 'warning', 'strd', 'plan'] as const;
const TONES = { reminder: 'calm', warning: 'warn', strd: 'bad' } as const;

export function Page() {
  return <MarketFrame>{(market) => <Arrears market={market} />}</MarketFrame>;
}

const fits = ({ letter, plan }: Row, filter: string | undefined) =>
  !filter || (filter === 'plan' ? plan !== null : (letter?.stage ?? 'none') === filter);

function Arrears({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const [search, setSearch] = useSearch();
  const { data, error, refetch } = useQuery(arrearsQuery(market.id));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  const rows = data.traders.filter((one) => fits(one, search.surat));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <p className="text-ink-soft">{t('levies.arrears.lead')}</p>
      <div className="levies-sums">
        <Stats
          tiles={[
            {
              key: 'traders',
              label: t('levies.arrears.traders'),
              value: formats.number(data.traders.length),
            },
            {
              key: 'late',
              label: t('levies.desk.past-due'),
              value: formats.money(data.traders.reduce((sum, { late }) => sum + late, 0)),
            },
          ]}
        />
      </div>
      <FilterBar label={t('levies.arrears.filter')}>
        <Select
          label={t('levies.arrears.letter')}
          empty={t('levies.arrears.every')}
          value={search.surat ?? ''}
          options={FILTERS.map((one) => ({ value: one, label: t(`levies.arrears.filter.${one}`) }))}
          onChange={({ target }) => setSearch({ surat: target.value })}
        />
      </FilterBar>
      <Table<Row>
        label={t('levies.arrears.title')}
        items={rows}
        idOf={({ id }) => id}
        empty={<EmptyState title={t('levies.arrears.empty')}>{t('levies.arrears.empty-detail')}</EmptyState>}
        columns={[
          {
            id: 'trader',
            head: t('levies.desk.holder'),
            main: true,
            cell: ({ id, name }) => <Link href={`/office/pasar/${market.id}/pedagang/${id}`}>{name}</Link>,
          },
          {
            id: 'late',
            head: t('levies.desk.past-due'),
            number: true,
            cell: ({ late, bills }) => (
              <>
                {formats.money(late)}
                <span className="block text-sm text-ink-soft">
                  {t('levies.desk.bills', { count: bills })}
                </span>
              </>
            ),
          },
          {
            id: 'oldest',
            head: t('levies.arrears.since'),
            cell: ({ oldest, days }) => (
              <>
                {formats.date(noon(oldest))}
                <span className="block text-sm text-ink-soft">
                  {t('levies.arrears.days', { count: days })}
                </span>
              </>
            ),
          },
          {
            id: 'letter',
            head: t('levies.arrears.letter'),
            cell: ({ letter, plan }) => (
              <>
                {letter ? (
                  <Link href={`/office/cetak/surat-pasar/${market.id}/${letter.id}`}>
                    {t('levies.arrears.letter-of', {
                      letter: t(`levies.arrears.filter.${letter.stage}`),
                      day: formats.date(noon(letter.day)),
                    })}
                  </Link>
                ) : (
                  <span className="text-ink-soft">{t('levies.arrears.filter.none')}</span>
                )}{' '}
                {letter && (
                  <Badge tone={TONES[letter.stage]}>{t(`levies.arrears.short.${letter.stage}`)}</Badge>
                )}{' '}
                {plan && (
                  <Badge tone={plan.holds ? 'good' : 'bad'}>
                    {t(plan.holds ? 'levies.arrears.plan-holds' : 'levies.arrears.plan-broken')}
                  </Badge>
                )}
              </>
            ),
          },
        ]}
      />
      {data.decides && data.traders.length > 0 && <NewPlan market={market} data={data} />}
    </div>
  );
}

const PARTS = ['2', '3', '4', '6', '12'];

function NewPlan({ market, data }: { market: MarketHead; data: ArrearsView }) {
  const { t, formats } = useTexts();
  return (
    <Fold title={t('levies.arrears.plan')}>
      <ActForm
        initial={{ trader: '', parts: '3', first: addMonths(data.today, 1), reference: '' }}
        needed={['trader', 'parts', 'first', 'reference']}
        paths={{ first: 'dues' }}
        send={({ trader, parts, first, reference }) =>
          agreePlan(market.id, trader, {
            reference: reference.trim(),
            dues: Array.from({ length: Number(parts) }, (_, at) => addMonths(first, at)),
          })
        }
        act={t('levies.arrears.agree')}
        done={t('levies.arrears.agreed')}
        note={<p className="text-ink-soft">{t('levies.arrears.plan-note')}</p>}
      >
        {(form) => (
          <div className="field-pair">
            <Select
              label={t('levies.desk.holder')}
              empty={t('levies.desk.choose')}
              options={data.traders.map(({ id, name, late }) => ({
                value: id,
                label: `${name} (${formats.money(late)})`,
              }))}
              {...form.field('trader')}
            />
            <Select
              label={t('levies.arrears.parts')}
              options={PARTS.map((one) => ({ value: one, label: one }))}
              {...form.field('parts')}
            />
            <DateField label={t('levies.arrears.first')} min={data.today} {...form.field('first')} />
            <TextField label={t('levies.desk.reference')} maxLength={80} {...form.field('reference')} />
          </div>
        )}
      </ActForm>
    </Fold>
  );
}
