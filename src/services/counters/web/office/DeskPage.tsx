/** The desk of a counter: which counter, which desk, and then the queue of today. */
import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { DeskCounters } from '../../rules/desk-contract.ts';
import { CounterDesk } from './CounterDesk.tsx';
import { deskCountersQuery } from './desk-data.ts';
import { useKeptPlace } from './own-place.ts';

type Counter = DeskCounters['counters'][number];

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(deskCountersQuery);
  if (!data)
    return (
      <>
        <OfficeTitle title={t('counters.desk.title')} />
        <NotYet error={error} retry={() => void refetch()} rows={5} />
      </>
    );
  return <Chosen counters={data.counters} />;
}

function Chosen({ counters }: { counters: Counter[] }) {
  const { t } = useTexts();
  const [{ loket }, setSearch] = useSearch();
  const [kept, keep] = useKeptPlace('queue');
  const [desk, setDesk] = useKeptPlace('desk');
  const wanted = loket ?? kept;
  const counter = counters.find(({ queue }) => queue === wanted) ?? counters.find(({ visits }) => !visits);
  if (!counter)
    return (
      <>
        <OfficeTitle title={t('counters.desk.title')} />
        <EmptyState title={t('counters.desk.none')}>{t('counters.desk.none-detail')}</EmptyState>
      </>
    );
  const nameOf = ({ agency, name, visits }: Counter) =>
    `${agency.short} · ${visits ? t('counters.desk.visits') : name}`;
  return (
    <>
      <OfficeTitle
        title={t('counters.desk.title')}
        note={counter.agency.name}
        actions={
          <>
            {!counter.visits && (
              <LinkButton href={`/layar-loket/${counter.queue}`} tone="quiet" size="small">
                {t('counters.display.link')}
              </LinkButton>
            )}
            {counter.manage && (
              <LinkButton href={`/office/loket/${counter.queue}/atur`} tone="second" size="small">
                {t('counters.settings.link')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="desk-place">
        {counters.length > 1 && (
          <Select
            label={t('counters.desk.counter')}
            value={counter.queue}
            options={counters.map((one) => ({ value: one.queue, label: nameOf(one) }))}
            onChange={(event) => {
              keep(event.target.value);
              setSearch({ loket: event.target.value });
            }}
          />
        )}
        {!counter.visits && (
          <TextField
            label={t('counters.desk.desk')}
            hint={t('counters.desk.desk-hint')}
            maxLength={12}
            placeholder="1"
            value={desk}
            onChange={(event) => setDesk(event.target.value)}
          />
        )}
      </div>
      <CounterDesk key={counter.queue} queue={counter.queue} desk={desk.trim() || '1'} />
    </>
  );
}
