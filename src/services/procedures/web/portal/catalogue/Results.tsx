/** What a search found, the best first; when nothing fits, the nearest and where else to ask. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import type { Catalogue } from '../../../contract.ts';
import { elsewhere, type Place } from '../../../rules/search/elsewhere.ts';
import { happened } from '../../../rules/search/happened.ts';
import { type Prepared, search } from '../../../rules/search/search.ts';
import { catalogueQuery } from '../../queries.ts';
import { searchQuery } from '../../search-query.ts';
import { ServiceList } from './ServiceList.tsx';

const MOST_EVENTS = 2;

const placeKeys = {
  police: 'procedures.search.elsewhere.police',
  vehicles: 'procedures.search.elsewhere.vehicles',
  immigration: 'procedures.search.elsewhere.immigration',
  land: 'procedures.search.elsewhere.land',
  tax: 'procedures.search.elsewhere.tax',
  health: 'procedures.search.elsewhere.health',
  marriage: 'procedures.search.elsewhere.marriage',
  registry: 'procedures.search.elsewhere.registry',
  work: 'procedures.search.elsewhere.work',
  care: 'procedures.search.elsewhere.care',
  court: 'procedures.search.elsewhere.court',
  levies: 'procedures.search.elsewhere.levies',
  report: 'procedures.search.elsewhere.report',
} as const satisfies Record<Place, TextKey>;

export function Results({ words }: { words: string }) {
  const { data, error, refetch } = useQuery(searchQuery);
  // Asked here too, so that both are as old as each other when a search begins.
  const catalogue = useQuery(catalogueQuery).data;
  if (!data || !catalogue) return <NotYet error={error} retry={() => void refetch()} rows={3} />;
  return <Found catalogue={catalogue} words={words} services={data.services} events={data.events} />;
}

type Props = { catalogue: Catalogue; words: string; services: Prepared; events: Prepared };

function Found({ catalogue, words, services, events }: Props) {
  const { t } = useTexts();
  const place = useMemo(() => elsewhere(services, words), [services, words]);
  // What another office does is not answered by guesses at what this city does.
  const sure = place !== undefined;
  const { found, guessed } = useMemo(() => search(services, words, sure), [services, words, sure]);
  const near = useMemo(() => happened(events, words, sure), [events, words, sure]);
  const list = found.flatMap(({ id }) => catalogue.services.find((service) => service.id === id) ?? []);
  const told = near.flatMap((id) => catalogue.events.find((event) => event.id === id) ?? []);
  return (
    <section className="grid gap-4" aria-labelledby="hasil">
      <h2 id="hasil" role="status">
        {place
          ? t(place === 'report' ? 'procedures.search.to-report' : 'procedures.search.elsewhere')
          : list.length === 0
            ? t('procedures.none.title')
            : guessed
              ? t('procedures.search.guessed', { words })
              : t('procedures.search.found', { count: list.length })}
      </h2>
      {place && (
        <Notice>
          <p>{t(placeKeys[place])}</p>
          {place === 'report' && (
            <ButtonRow>
              <LinkButton icon="pen" href="/lapor">
                {t('procedures.none.report')}
              </LinkButton>
            </ButtonRow>
          )}
        </Notice>
      )}
      {told.length > 0 && (
        <p>
          {t('procedures.search.event')}{' '}
          {told.slice(0, MOST_EVENTS).map((event, index) => (
            <span key={event.id}>
              {index > 0 && ' · '}
              <Link href={`/layanan?peristiwa=${event.id}`}>{event.title}</Link>
            </span>
          ))}
        </p>
      )}
      {place && list.length > 0 && <p>{t('procedures.search.guessed', { words })}</p>}
      {list.length > 0 && <ServiceList services={list} />}
      {(list.length === 0 || guessed || place) && (
        <EmptyState
          title={t('procedures.none.other')}
          action={
            <ButtonRow>
              <LinkButton tone="second" href="/layanan">
                {t('procedures.list.all')}
              </LinkButton>
              <LinkButton tone="second" icon="pen" href="/lapor">
                {t('procedures.none.report')}
              </LinkButton>
            </ButtonRow>
          }
        >
          {t('procedures.none.detail')}
        </EmptyState>
      )}
    </section>
  );
}
