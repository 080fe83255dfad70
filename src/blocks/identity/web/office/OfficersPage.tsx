/** Officer accounts: search, open one, make a new one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Desk, FilterBar, OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';
import type { OfficerItem, OfficerList } from '../../contract.ts';
import { NewOfficer } from './NewOfficer.tsx';
import { OfficerPanel } from './OfficerPanel.tsx';
import { usePlaces } from './places.ts';

const NEW = 'baru';

export function Page() {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const [search, setSearch] = useSearch();
  const places = usePlaces();
  const text = useDeferredValue(search.cari ?? '');
  const state = search.keadaan ?? '';
  const query = useInfiniteQuery({
    queryKey: ['identity', 'officers', text, state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<OfficerList>('/api/officers', {
        signal,
        query: { q: text, disabled: state === '' ? undefined : state === 'nonaktif', after: pageParam },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: TableColumn<OfficerItem>[] = [
    { id: 'name', head: t('identity.field.name'), main: true, cell: (one) => <OfficerName officer={one} /> },
    {
      id: 'roles',
      head: t('identity.officers.roles'),
      cell: (one) =>
        one.roles.length > 0
          ? one.roles.map((role) => places.grantName(role)).join('; ')
          : t('identity.officers.no-role'),
    },
    {
      id: 'factor',
      head: t('identity.factor.title'),
      cell: (one) =>
        one.secondFactor ? t('identity.officers.factor-on') : t('identity.officers.factor-off'),
    },
    {
      id: 'seen',
      head: t('identity.officers.seen'),
      cell: (one) => (one.lastSeenAt ? formats.relative(one.lastSeenAt) : t('identity.officers.never')),
    },
  ];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setSearch({ petugas: undefined });
  const list = (
    <div className="grid gap-4">
      <FilterBar label={t('identity.officers.filter')}>
        <TextField
          label={t('identity.officers.search')}
          type="search"
          value={search.cari ?? ''}
          onChange={(event) => setSearch({ cari: event.target.value })}
        />
        <Select
          label={t('identity.officers.state')}
          value={state}
          onChange={(event) => setSearch({ keadaan: event.target.value })}
          options={[
            { value: '', label: t('identity.officers.state-all') },
            { value: 'aktif', label: t('identity.officers.state-active') },
            { value: 'nonaktif', label: t('identity.officers.state-disabled') },
          ]}
        />
      </FilterBar>
      {query.isPending ? (
        <LoadingState label={t('kit.loading')} />
      ) : !query.data ? (
        <LoadFailedPage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Table
          label={t('identity.officers.title')}
          // Beside an open account there is room for names and roles only.
          columns={search.petugas ? columns.slice(0, 2) : columns}
          items={items}
          idOf={(one) => one.id}
          current={search.petugas}
          onOpen={(id) => setSearch({ petugas: id }, { push: true })}
          empty={
            <EmptyState title={t('identity.officers.empty')}>
              {t('identity.officers.empty-detail')}
            </EmptyState>
          }
        />
      )}
      <More query={query}>{t('identity.more')}</More>
    </div>
  );
  const detail =
    search.petugas === NEW ? (
      <NewOfficer onClose={close} onOpen={(id) => setSearch({ petugas: id })} />
    ) : search.petugas ? (
      <OfficerPanel key={search.petugas} id={search.petugas} onClose={close} />
    ) : undefined;
  return (
    <>
      <OfficeTitle
        title={t('identity.officers.title')}
        actions={
          can('identity.accounts.manage') && (
            <Button icon="plus" onClick={() => setSearch({ petugas: NEW }, { push: true })}>
              {t('identity.officers.add')}
            </Button>
          )
        }
      />
      <Desk list={list} detail={detail} />
    </>
  );
}

function OfficerName({ officer }: { officer: OfficerItem }) {
  const { t } = useTexts();
  return (
    <span className="flex flex-wrap items-center gap-2">
      <strong>{officer.name}</strong> <span className="text-ink-soft">{officer.username}</span>
      {officer.disabled && <Badge tone="bad">{t('identity.officers.disabled')}</Badge>}
    </span>
  );
}
