/** Which agencies send cases to which, how many came back, and what waits for the coordinator. */
import './work.css';
import { useQuery } from '@tanstack/react-query';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { Pairs } from '../../../rules/work-contract.ts';
import { CaseLink } from '../merge/MergedInto.tsx';
import { pairsQuery } from './work-data.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(pairsQuery);
  return (
    <>
      <OfficeTitle
        title={t('complaints.work.pairs.title')}
        note={data && t('complaints.work.pairs.note', { days: data.days })}
      />
      {data ? <Shown data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={4} />}
    </>
  );
}

function Shown({ data }: { data: Pairs }) {
  const { t, formats } = useTexts();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      <section aria-labelledby="menunggu" className="grid gap-3">
        <h2 id="menunggu">{t('complaints.work.pairs.waiting')}</h2>
        {data.waiting.length === 0 ? (
          <p className="text-ink-soft">{t('complaints.work.pairs.waiting-none')}</p>
        ) : (
          <ul className="work-list">
            {data.waiting.map((one) => (
              <li key={one.code} data-late="">
                <div className="rule-head">
                  <CaseLink code={one.code} />
                  <span>{one.agency?.name}</span>
                </div>
                <div className="break-words">{one.title}</div>
                <div className="text-ink-soft text-sm">
                  {t('complaints.work.pairs.since', { time: formats.dateTime(one.flaggedAt) })}
                </div>
              </li>
            ))}
          </ul>
        )}
      </section>
      <Table
        label={t('complaints.work.pairs.title')}
        items={data.pairs}
        idOf={(one) => `${one.from.id} ${one.to.id}`}
        columns={[
          { id: 'from', head: t('complaints.work.pairs.from'), main: true, cell: ({ from }) => from.name },
          { id: 'to', head: t('complaints.work.pairs.to'), cell: ({ to }) => to.name },
          {
            id: 'sent',
            head: t('complaints.work.pairs.sent'),
            number: true,
            cell: ({ sent }) => formats.number(sent),
          },
          {
            id: 'back',
            head: t('complaints.work.pairs.back'),
            number: true,
            cell: ({ back }) => formats.number(back),
          },
        ]}
        empty={
          <EmptyState title={t('complaints.work.pairs.none')}>
            {t('complaints.work.pairs.none-hint')}
          </EmptyState>
        }
      />
    </div>
  );
}
