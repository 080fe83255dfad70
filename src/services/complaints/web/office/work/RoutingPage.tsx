/** Where reports go: every kind with its agency at this moment; behind each the rules that decide, and a way to try them. */
import './work.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { FilterBar, OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { RoutingView } from '../../../rules/routing-contract.ts';
import { NewLine } from './NewLine.tsx';
import { ROUTING_PATH, routingQuery } from './rules-data.ts';
import { TryRoute } from './TryRoute.tsx';

export function Page() {
  const { t } = useTexts();
  const [search, setSearch] = useSearch();
  const { data, error, refetch } = useQuery(routingQuery);
  const chosen = data?.categories.find(({ id }) => id === search.jenis);
  return (
    <>
      <OfficeTitle
        title={chosen?.name ?? t('complaints.work.routing.title')}
        note={t('complaints.work.routing.note')}
        actions={
          search.jenis && (
            <Button tone="quiet" icon="arrow-left" onClick={() => setSearch({ jenis: undefined })}>
              {t('complaints.work.routing.back')}
            </Button>
          )
        }
      />
      {data ? (
        <Shown routing={data} category={search.jenis} />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      )}
    </>
  );
}

function Shown({ routing, category }: { routing: RoutingView; category: string | undefined }) {
  const { t } = useTexts();
  if (!category) return <List routing={routing} />;
  const chosen = routing.categories.find(({ id }) => id === category);
  if (!chosen)
    return (
      <EmptyState
        title={t('complaints.work.routing.missing')}
        action={<LinkButton href={ROUTING_PATH}>{t('complaints.work.routing.back')}</LinkButton>}
      />
    );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8" key={category}>
      <TryRoute routing={routing} category={chosen} />
      <NewLine routing={routing} category={chosen} />
    </div>
  );
}

function List({ routing }: { routing: RoutingView }) {
  const { t } = useTexts();
  const [wanted, setWanted] = useState('');
  const kinds = new Map(routing.kinds.map(({ id, name }) => [id, name]));
  const words = wanted.toLowerCase().split(/\s+/);
  const shown = routing.categories.filter(({ name, agency, kind }) => {
    const text = `${name} ${agency?.name ?? ''} ${kinds.get(kind) ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const ownOf = (category: RoutingView['categories'][number]) =>
    routing.lines.filter(
      (line) =>
        !line.fromPack &&
        !line.endedOn &&
        (line.category === category.id || (line.kind !== null && line.kind === category.kind)),
    ).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <FilterBar label={t('complaints.work.routing.search')}>
        <TextField
          label={t('complaints.work.routing.search')}
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      </FilterBar>
      <Table
        label={t('complaints.work.routing.title')}
        items={shown}
        idOf={(one) => one.id}
        columns={[
          {
            id: 'name',
            head: t('complaints.work.routing.category'),
            main: true,
            cell: ({ id, name }) => (
              <Link href={`${ROUTING_PATH}?jenis=${encodeURIComponent(id)}`}>{name}</Link>
            ),
          },
          {
            id: 'agency',
            head: t('complaints.work.routing.now'),
            cell: ({ agency }) => agency?.name ?? t('complaints.desk.no-agency'),
          },
          {
            id: 'by',
            head: t('complaints.work.routing.because'),
            cell: ({ by, kind }) =>
              by === 'kind'
                ? t('complaints.work.routing.by.kind', { kind: kinds.get(kind) ?? kind })
                : t(
                    by === 'rule' ? 'complaints.work.routing.by.rule' : 'complaints.work.routing.by.fallback',
                  ),
          },
          {
            id: 'own',
            head: t('complaints.work.routing.rules'),
            cell: (one) => {
              const own = ownOf(one);
              return own > 0 ? (
                <Badge tone="brand">{t('complaints.work.routing.rule-count', { count: own })}</Badge>
              ) : (
                t('complaints.work.routing.pack')
              );
            },
          },
        ]}
        empty={
          <EmptyState title={t('complaints.work.routing.none')}>
            {t('complaints.work.routing.none-hint')}
          </EmptyState>
        }
      />
    </div>
  );
}
