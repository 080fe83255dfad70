/** Agencies and their posts: who there is, where they belong, which were closed; add and change them. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Badge } from '../../../web/ui/base/badge.tsx';
import { Button } from '../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../web/ui/base/field.tsx';
import { FilterBar, OfficeTitle } from '../../../web/ui/office/shell.tsx';
import { Table } from '../../../web/ui/office/table.tsx';
import type { AgencyView } from '../contract.ts';
import { AgencyDialog } from './AgencyDialog.tsx';
import { agenciesQuery } from './queries.ts';
import { Loaded } from './states.tsx';

export function Page() {
  const { t, language, formats } = useTexts();
  const query = useQuery(agenciesQuery);
  const [wanted, setWanted] = useState('');
  const [opened, setOpened] = useState<AgencyView | 'new'>();
  const list = query.data?.agencies ?? [];
  const shortOf = (id: string | null) => list.find((agency) => agency.id === id)?.short ?? id ?? '–';
  return (
    <>
      <OfficeTitle
        title={t('directory.agencies.title')}
        note={t('directory.agencies.note')}
        actions={
          <Button icon="plus" onClick={() => setOpened('new')}>
            {t('directory.agencies.add')}
          </Button>
        }
      />
      <div className="mb-4">
        <FilterBar label={t('directory.agencies.search')}>
          <TextField
            label={t('directory.agencies.search')}
            type="search"
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        </FilterBar>
      </div>
      <Loaded query={query}>
        {({ agencies }) => (
          <Table
            label={t('directory.agencies.title')}
            items={agencies.filter((agency) => fits(agency, wanted))}
            idOf={(agency) => agency.id}
            onOpen={(id) => setOpened(agencies.find((agency) => agency.id === id))}
            columns={[
              {
                id: 'short',
                head: t('directory.agencies.short'),
                main: true,
                cell: (agency) => agency.short,
              },
              { id: 'name', head: t('directory.agencies.name'), cell: (agency) => agency.name[language] },
              {
                id: 'parent',
                head: t('directory.agencies.parent'),
                cell: (agency) => shortOf(agency.parent),
              },
              {
                id: 'posts',
                head: t('directory.agencies.posts'),
                number: true,
                cell: (agency) => formats.number(agency.posts.length),
              },
              {
                id: 'state',
                head: t('directory.agencies.state'),
                cell: (agency) =>
                  agency.closedOn ? (
                    <Badge tone="warn">
                      {t('directory.agencies.closed', { date: formats.date(`${agency.closedOn}T12:00:00Z`) })}
                    </Badge>
                  ) : (
                    <Badge tone="good">{t('directory.agencies.open')}</Badge>
                  ),
              },
            ]}
            empty={
              <EmptyState title={t('directory.agencies.none')}>
                {t('directory.agencies.none-hint')}
              </EmptyState>
            }
          />
        )}
      </Loaded>
      {opened && (
        <AgencyDialog
          agency={opened === 'new' ? undefined : opened}
          others={list}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}

function fits(agency: AgencyView, wanted: string): boolean {
  const text = [agency.id, agency.short, ...Object.values(agency.name)].join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
