/** The letterhead: government, coat of arms, and for each agency its address and who signs. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { AgencyHeadView, LetterheadsView } from '../../rules/letterhead-contract.ts';
import { AgencyHeadDialog } from './AgencyHeadDialog.tsx';
import { CoatCard } from './CoatCard.tsx';
import { GovernmentCard } from './GovernmentCard.tsx';
import { letterheadQuery } from './queries.ts';
import { useCapacity } from './words.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(letterheadQuery);
  return (
    <>
      <OfficeTitle title={t('documents.head.title')} note={t('documents.head.note')} />
      {data ? <Heads view={data} /> : <NotYet error={error} retry={() => void refetch()} rows={6} />}
    </>
  );
}

function Heads({ view }: { view: LetterheadsView }) {
  const { t } = useTexts();
  const [opened, setOpened] = useState<string>();
  const agency = view.agencies.find(({ id }) => id === opened);
  const signing: Record<LetterheadsView['signing'], string> = {
    demo: t('documents.head.signing.demo'),
    bsre: t('documents.head.signing.bsre'),
    'by-hand': t('documents.head.signing.by-hand'),
  };
  return (
    <div className="grid gap-5">
      <Notice>{signing[view.signing]}</Notice>
      <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
        <GovernmentCard key={view.government.validFrom} view={view} />
        <CoatCard coat={view.government.coat} />
      </div>
      <Agencies list={view.agencies} onOpen={setOpened} />
      {agency && <AgencyHeadDialog agency={agency} today={view.today} onClose={() => setOpened(undefined)} />}
    </div>
  );
}

function Agencies({ list, onOpen }: { list: AgencyHeadView[]; onOpen: (id: string) => void }) {
  const { t, language } = useTexts();
  const capacity = useCapacity();
  return (
    <Table
      label={t('documents.head.agencies')}
      items={list}
      idOf={(agency) => agency.id}
      onOpen={onOpen}
      columns={[
        {
          id: 'agency',
          head: t('documents.head.agency'),
          main: true,
          cell: (agency) => agency.name[language],
        },
        {
          id: 'address',
          head: t('documents.head.address'),
          cell: (agency) =>
            agency.lines[0]?.address || <Badge tone="calm">{t('documents.head.no-address')}</Badge>,
        },
        {
          id: 'signer',
          head: t('documents.head.signer'),
          cell: ({ signer }) =>
            signer ? (
              <>
                {signer.name} <span className="text-ink-soft text-sm">({capacity(signer.capacity)})</span>
              </>
            ) : (
              <Badge tone="warn">{t('documents.head.no-signer')}</Badge>
            ),
        },
      ]}
      empty={<EmptyState title={t('documents.head.none')}>{t('documents.head.none-hint')}</EmptyState>}
    />
  );
}
