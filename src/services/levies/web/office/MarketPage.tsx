/** The stalls of a market: found by place, number, name or telephone, with what their holders owe. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { localDate } from '../../../../shared/time.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { FilterBar } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { StallsView } from '../../contract.ts';
import type { MarketHead } from '../../rules/office-contract.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { FormFields } from './FormFields.tsx';
import { MarketFrame } from './MarketFrame.tsx';
import { addStall, stallsQuery } from './office-data.ts';

type Row = StallsView['stalls'][number];

export function Page() {
  return <MarketFrame>{(market) => <Stalls market={market} />}</MarketFrame>;
}

function Stalls({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const [search, setSearch] = useSearch();
  const [typed, setTyped] = useState(search.cari ?? '');
  const [q, block] = [search.cari ?? '', search.blok ?? ''];
  const query = useInfiniteQuery(stallsQuery(market.id, q, block));
  const rows = query.data?.pages.flatMap(({ stalls }) => stalls) ?? [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <FilterBar label={t('levies.desk.search')}>
        <form
          className="field"
          onSubmit={(event) => {
            event.preventDefault();
            setSearch({ cari: typed.trim() });
          }}
        >
          <TextField
            type="search"
            label={t('levies.desk.search')}
            hint={t('levies.desk.search-hint')}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              if (target.value === '') setSearch({ cari: undefined });
            }}
          />
        </form>
        <Select
          label={t('levies.desk.block')}
          empty={t('levies.desk.every-block')}
          value={block}
          options={market.blocks.map(({ block: one, stalls }) => ({
            value: one,
            label: t('levies.desk.block-of', { block: one, stalls }),
          }))}
          onChange={({ target }) => setSearch({ blok: target.value })}
        />
      </FilterBar>
      {!query.data && <NotYet error={query.error} retry={() => void query.refetch()} rows={6} />}
      {query.data && (
        <Table<Row>
          label={t('levies.desk.stalls')}
          items={rows}
          idOf={({ id }) => `${id}`}
          onOpen={(id) => navigate(`/office/lapak/${id}`)}
          empty={
            <EmptyState title={t(q || block ? 'levies.desk.nothing-found' : 'levies.desk.no-stalls')}>
              {t(q || block ? 'levies.desk.nothing-found-detail' : 'levies.desk.no-stalls-detail')}
            </EmptyState>
          }
          columns={[
            {
              id: 'stall',
              head: t('levies.desk.stall'),
              main: true,
              cell: (row) => (
                <>
                  <strong>{`${row.block} ${row.number}`}</strong>
                  <span className="block text-sm text-ink-soft tabular">{row.payCode}</span>
                </>
              ),
            },
            {
              id: 'holder',
              head: t('levies.desk.holder'),
              cell: (row) => row.holder?.name ?? t('levies.desk.vacant'),
            },
            {
              id: 'form',
              head: t('levies.desk.form'),
              cell: (row) =>
                row.kind === null
                  ? '–'
                  : t('levies.desk.form-words', {
                      kind: row.kind,
                      class: row.class ?? '',
                      area: row.areaM2 ?? 0,
                    }),
            },
            {
              id: 'owed',
              head: t('levies.desk.owed'),
              number: true,
              cell: (row) => (
                <>
                  {formats.money(row.owed)}
                  {row.late > 0 && (
                    <span className="levies-late">
                      {t('levies.desk.late', { amount: formats.money(row.late) })}
                    </span>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
      <More query={query}>{t('levies.desk.more')}</More>
      {market.manages && <NewStall market={market} />}
    </div>
  );
}

function NewStall({ market }: { market: MarketHead }) {
  const { t } = useTexts();
  const { city } = useSession();
  const today = localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
  const empty = { block: '', number: '', kind: '', class: '', areaM2: '', since: today, name: '', phone: '' };
  return (
    <Fold title={t('levies.desk.new-stall')}>
      <ActForm
        initial={empty}
        needed={['block', 'number', 'kind', 'class', 'areaM2', 'since']}
        paths={{ name: 'trader/name', phone: 'trader/phone' }}
        validate={({ phone, name }) =>
          phone.trim() && !name.trim() ? { name: t('levies.desk.needed') } : {}
        }
        send={({ name, phone, areaM2, kind, ...stall }) =>
          addStall(market.id, {
            ...stall,
            kind: kind.trim().toLowerCase(),
            areaM2: Number(areaM2.replace(',', '.')),
            ...(name.trim() ? { trader: { name, ...(phone.trim() ? { phone } : {}) } } : {}),
          })
        }
        act={t('levies.desk.add-stall')}
        done={t('levies.desk.stall-added')}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <TextField label={t('levies.desk.block')} maxLength={20} {...form.field('block')} />
              <TextField label={t('levies.desk.number')} maxLength={20} {...form.field('number')} />
            </div>
            <FormFields forms={market.forms} field={form.field} />
            <DateField label={t('levies.desk.in-books-since')} {...form.field('since')} />
            <div className="field-pair">
              <TextField
                label={t('levies.desk.trader-name')}
                note={t('levies.desk.may-be-empty')}
                autoComplete="off"
                maxLength={120}
                {...form.field('name')}
              />
              <TextField
                label={t('levies.desk.phone')}
                note={t('levies.desk.may-be-empty')}
                type="tel"
                autoComplete="off"
                {...form.field('phone')}
              />
            </div>
          </>
        )}
      </ActForm>
    </Fold>
  );
}
