/** Agencies side by side, in the order of whatever column is asked for; small numbers are not judged. */
import '../../closing/figures.css';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import type { League, LeagueRow } from '../../../rules/publishing-contract.ts';

type Column = 'received' | 'closed' | 'hoursToAnswer' | 'kept' | 'mended' | 'reopened';
/** `better`: which end of the column stands first. */
const COLUMNS: { key: Column; words: TextKey; better: 'more' | 'less' }[] = [
  { key: 'received', words: 'complaints.league.received', better: 'more' },
  { key: 'closed', words: 'complaints.league.closed', better: 'more' },
  { key: 'hoursToAnswer', words: 'complaints.league.answer', better: 'less' },
  { key: 'kept', words: 'complaints.league.kept', better: 'more' },
  { key: 'mended', words: 'complaints.league.mended', better: 'more' },
  { key: 'reopened', words: 'complaints.league.reopened', better: 'less' },
];
const SPANS = [
  { value: '12', words: 'complaints.league.year' },
  { value: '3', words: 'complaints.league.quarter' },
] as const;

const leagueQuery = (months: string) =>
  queryOptions({
    queryKey: ['complaints', 'league', months],
    queryFn: ({ signal }) => api.get<League>('/api/complaints/league', { query: { months }, signal }),
    staleTime: 300_000,
  });

export function Page() {
  const { t } = useTexts();
  const [search, setSearch] = useSearch();
  const months = search.masa === '3' ? '3' : '12';
  const { data, error, refetch } = useQuery({
    ...leagueQuery(months),
    placeholderData: keepPreviousData,
  });
  return (
    <PageFrame
      title={t('complaints.league.title')}
      lead={t('complaints.league.lead')}
      back={{ href: '/laporan', label: t('complaints.case.back') }}
    >
      <div className="max-w-72" data-print="no">
        <Select
          label={t('complaints.league.span')}
          value={months}
          options={SPANS.map(({ value, words }) => ({ value, label: t(words) }))}
          onChange={({ target }) => setSearch({ masa: target.value === '12' ? undefined : target.value })}
        />
      </div>
      {data ? (
        data.rows.length > 0 ? (
          <Table league={data} months={months} />
        ) : (
          <EmptyState title={t('complaints.league.none')}>{t('complaints.league.none-detail')}</EmptyState>
        )
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={5} />
      )}
    </PageFrame>
  );
}

/** Whatever is not judged stands last, in whichever order. */
function inOrder(rows: readonly LeagueRow[], by: Column, turned: boolean): LeagueRow[] {
  const better = COLUMNS.find(({ key }) => key === by)?.better === 'less' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [a[by], b[by]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return (x - y) * better * (turned ? -1 : 1) || a.name.localeCompare(b.name, 'id');
  });
}

function Table({ league, months }: { league: League; months: string }) {
  const { t, formats } = useTexts();
  const [order, setOrder] = useState<{ by: Column; turned: boolean }>({ by: 'hoursToAnswer', turned: false });
  const shown = (key: Column, value: number | null): string => {
    if (value === null) return '–';
    if (key === 'received' || key === 'closed') return formats.number(value);
    return key === 'hoursToAnswer' ? formats.duration(Math.round(value * 60)) : formats.percent(value);
  };
  const ordered = inOrder(league.rows, order.by, order.turned);
  const apart = ordered.filter((row) => row[order.by] === null);
  const line = (row: LeagueRow) => (
    <tr key={row.agency}>
      <th scope="row">{row.name}</th>
      {COLUMNS.map(({ key, words }) => (
        <td key={key} data-head={t(words)}>
          {shown(key, row[key])}
        </td>
      ))}
    </tr>
  );
  const rising =
    COLUMNS.find(({ key }) => key === order.by)?.better === 'less' ? !order.turned : order.turned;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {/* On a phone the rows are sheets, and there is no head to press. */}
      <div className="max-w-96" data-print="no">
        <Select
          label={t('complaints.league.sort')}
          value={order.by}
          options={COLUMNS.map(({ key, words }) => ({ value: key, label: t(words) }))}
          onChange={({ target }) => setOrder({ by: target.value as Column, turned: false })}
        />
      </div>
      <table className="figures-table">
        <caption className="sr-only">{t('complaints.league.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('complaints.case.agency')}</th>
            {COLUMNS.map(({ key, words }) => (
              <th
                key={key}
                scope="col"
                aria-sort={order.by === key ? (rising ? 'ascending' : 'descending') : undefined}
              >
                <button
                  type="button"
                  className="underline"
                  onClick={() => setOrder({ by: key, turned: order.by === key && !order.turned })}
                >
                  {t(words)}
                  {order.by === key && <span aria-hidden="true">{rising ? ' ↑' : ' ↓'}</span>}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{ordered.filter((row) => row[order.by] !== null).map(line)}</tbody>
        {apart.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={COLUMNS.length + 1}>
                {t('complaints.league.apart')}
              </th>
            </tr>
            {apart.map(line)}
          </tbody>
        )}
      </table>
      <p className="text-ink-soft">{t('complaints.league.fair', { count: league.least })}</p>
      <p className="text-ink-soft">{t('complaints.league.meaning')}</p>
      <p data-print="no">
        <a href={`/api/complaints/league.csv?months=${months}`} download>
          {t('complaints.league.csv')}
        </a>
      </p>
    </div>
  );
}
