/** The desk: what waits for me, nearest deadline first, with views and filters in the address. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLive } from '../../../../web/kit/live/live.ts';
import { navigate, useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useShortcuts } from '../../../../web/kit/shortcuts.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { COUNTED_TO, VIEWS } from '../../rules/desk-contract.ts';
import { AlertBox } from './AlertBox.tsx';
import { DeskRow } from './DeskRow.tsx';
import { countsQuery, DESK_KEY, type Filters, listQuery, servicesQuery } from './desk-data.ts';
import { StandInNotice } from './StandInNotice.tsx';
import './desk.css';

type View = (typeof VIEWS)[number];

const viewWords: Record<View, TextKey> = {
  todo: 'applications.desk.view.todo',
  mine: 'applications.desk.view.mine',
  late: 'applications.desk.view.late',
  silence: 'applications.desk.view.silence',
  paused: 'applications.desk.view.paused',
  waiting: 'applications.desk.view.waiting',
  ended: 'applications.desk.view.ended',
  all: 'applications.desk.view.all',
};

const emptyWords: Partial<Record<View, TextKey>> = {
  todo: 'applications.desk.empty.todo',
  mine: 'applications.desk.empty.mine',
  late: 'applications.desk.empty.late',
  silence: 'applications.desk.empty.silence',
};

export function Page() {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const [search, setSearch] = useSearch();
  const view = VIEWS.find((one) => one === search.tampil) ?? 'todo';
  const filters: Filters = {
    view,
    ...(search.layanan ? { service: search.layanan } : {}),
    ...(search.cari ? { q: search.cari } : {}),
  };
  const query = useInfiniteQuery(listQuery(filters));
  const counts = useQuery(countsQuery).data;
  const services = useQuery(servicesQuery).data?.services ?? [];
  useLive(['applications.desk'], { invalidate: [DESK_KEY] });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const mixed = new Set(items.map(({ agency }) => agency?.id)).size > 1;
  const [typed, setTyped] = useState(search.cari ?? '');
  const move = (step: number) => (event: KeyboardEvent) => {
    const rows = [...document.querySelectorAll<HTMLElement>('.desk-row a')];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))];
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (at + step >= rows.length - 3 && query.hasNextPage && !query.isFetchingNextPage)
      void query.fetchNextPage();
  };
  useShortcuts({
    j: move(1),
    k: move(-1),
    n: () => {
      if (can('applications.assist')) navigate('/office/permohonan/baru');
    },
    '/': (event) => {
      event.preventDefault();
      document.getElementById('desk-search')?.focus();
    },
  });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle
        title={t('applications.desk.title')}
        actions={
          can('applications.assist') && (
            <LinkButton tone="second" href="/office/permohonan/baru" icon="plus">
              {t('applications.desk.new')}
            </LinkButton>
          )
        }
      />
      <StandInNotice />
      <AlertBox />
      <nav aria-label={t('applications.desk.views')}>
        <ul className="desk-views">
          {VIEWS.map((one) => (
            <li key={one}>
              <button
                type="button"
                aria-current={one === view ? 'page' : undefined}
                onClick={() => setSearch({ tampil: one === 'todo' ? undefined : one })}
              >
                {t(viewWords[one])}
                {counts?.views[one] !== undefined && (
                  <span className="desk-count">
                    {formats.number(counts.views[one])}
                    {counts.views[one] >= COUNTED_TO && '+'}
                  </span>
                )}
              </button>
            </li>
          ))}
        </ul>
      </nav>
      <form
        className="grid items-end gap-3 sm:grid-cols-2 lg:max-w-3xl"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ cari: typed.trim() });
        }}
      >
        <TextField
          id="desk-search"
          type="search"
          label={t('applications.desk.search')}
          hint={t('applications.desk.search-hint')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            if (target.value === '') setSearch({ cari: undefined });
          }}
        />
        <Select
          label={t('applications.desk.service')}
          hint={t('applications.desk.service-hint')}
          empty={t('applications.desk.every-service')}
          value={search.layanan ?? ''}
          options={services.map(({ id, title, open }) => ({
            value: id,
            label: `${title} (${open})`,
          }))}
          onChange={({ target }) => setSearch({ layanan: target.value })}
        />
      </form>
      {!query.data && <NotYet error={query.error} retry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <EmptyState title={t('applications.desk.empty.title')}>
          {t(
            search.cari || search.layanan
              ? 'applications.desk.empty.filtered'
              : (emptyWords[view] ?? 'applications.desk.empty.other'),
          )}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className="desk-list">
          {items.map((item) => (
            <DeskRow key={item.code} item={item} agency={mixed} />
          ))}
        </ul>
      )}
      <More query={query}>{t('applications.mine.more')}</More>
    </div>
  );
}
