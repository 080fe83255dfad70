/** All counters of the city: open or not, how many wait, how long it would take; and the numbers that this device holds. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { foldForSearch } from '../../../../shared/text.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { CardGrid, Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import type { CounterView } from '../../contract.ts';
import { useQueueLive } from '../use-queue-live.ts';
import { openWords, waitWords } from '../words.ts';
import { OpenByCode } from './OpenByCode.tsx';
import { OwnNumbers } from './OwnNumbers.tsx';
import { countersQuery } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(countersQuery);
  useQueueLive(undefined, [['counters', 'list']]);
  return (
    <PageFrame title={t('counters.list.title')} lead={t('counters.list.lead')}>
      <OwnNumbers />
      <OpenByCode />
      {data ? (
        <List counters={data.counters} stale={Boolean(error)} />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={4} />
      )}
    </PageFrame>
  );
}

/** Below this many a search box is in the way. */
const FEW = 6;

function List({ counters, stale }: { counters: CounterView[]; stale: boolean }) {
  const { t } = useTexts();
  const [search] = useSearch();
  const [wanted, setWanted] = useState('');
  const words = foldForSearch(wanted).split(' ');
  // Whoever comes from a service is shown the agency that does it first, wherever else they may look.
  const own = counters.filter(({ agency }) => agency.id === search.dinas);
  const found = counters.filter(({ name, agency }) => {
    if (agency.id === search.dinas) return false;
    const all = foldForSearch(`${name} ${agency.name} ${agency.short}`);
    return words.every((word) => all.includes(word));
  });
  // What a service wants to be visited for goes on to the counter that is chosen here.
  const query = new URLSearchParams(
    Object.entries({ layanan: search.layanan, kode: search.kode }).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    ),
  ).toString();
  if (counters.length === 0)
    return <EmptyState title={t('counters.list.none')}>{t('counters.list.none-detail')}</EmptyState>;
  return (
    <>
      {stale && <Notice tone="warn">{t('counters.stale')}</Notice>}
      {own.length > 0 && (
        <Section title={t('counters.list.for-you')}>
          <Cards counters={own} query={query} />
        </Section>
      )}
      {search.dinas && own.length === 0 && (
        <Notice title={t('counters.list.no-queue')}>
          <p>
            {search.kode
              ? t('counters.list.no-queue-code', { code: search.kode })
              : t('counters.list.no-queue-detail')}
          </p>
        </Notice>
      )}
      <Section title={t(own.length > 0 || search.dinas ? 'counters.list.others' : 'counters.list.all')}>
        {counters.length > FEW && (
          <TextField
            type="search"
            label={t('counters.list.search')}
            value={wanted}
            onChange={(event) => setWanted(event.target.value)}
          />
        )}
        {found.length === 0 && (
          <EmptyState title={t('counters.list.not-found')}>{t('counters.list.not-found-detail')}</EmptyState>
        )}
        <Cards counters={found} query={query} />
      </Section>
    </>
  );
}

function Cards({ counters, query }: { counters: CounterView[]; query: string }) {
  const texts = useTexts();
  return (
    <CardGrid>
      {counters.map((one) => {
        const { words: open, tone } = openWords(texts, one.now);
        return (
          <Card
            key={one.queue}
            title={one.agency.name}
            href={`/loket/${one.queue}${query && `?${query}`}`}
            foot={one.now.state !== 'closed' && one.now.state !== 'over' && waitWords(texts, one.now)}
          >
            <p className="text-ink-soft">{one.name}</p>
            <p className="mt-2">
              <Badge tone={tone}>{open}</Badge>
            </p>
          </Card>
        );
      })}
    </CardGrid>
  );
}
