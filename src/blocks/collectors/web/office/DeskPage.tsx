/** The office's view of its collectors: cash with its clock, deposits to count, phones, and what has to be looked into. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Tabs } from '../../../../web/ui/office/tabs.tsx';
import type { DeskView } from '../../contract.ts';
import { Deposits } from './desk/Deposits.tsx';
import { Devices } from './desk/Devices.tsx';
import { Differences } from './desk/Differences.tsx';
import { Limit } from './desk/Limit.tsx';
import { Today } from './desk/Today.tsx';

const KEY = ['collectors', 'desk'];
const AGAIN_MS = 30_000;

function Collectors({ data, again, may }: { data: DeskView; again: () => void; may: boolean }) {
  const { t, formats } = useTexts();
  if (data.collectors.length === 0)
    return <EmptyState title={t('collectors.desk.none')}>{t('collectors.desk.none-detail')}</EmptyState>;
  return (
    <div className="grid gap-5">
      <ul className="grid gap-3">
        {data.collectors.map((one) => (
          <li className="card grid gap-1" key={`${one.id} ${one.agency}`}>
            <h3 className="flex flex-wrap items-center justify-between gap-2">
              <span>{one.name}</span>
              <span className="tabular">{formats.money(one.cash)}</span>
            </h3>
            <p className="text-ink-soft">{one.agencyName}</p>
            <p>
              {one.alarm === 'late' && <Badge tone="bad">{t('collectors.desk.late')}</Badge>}
              {one.alarm === 'limit' && <Badge tone="warn">{t('collectors.desk.over-limit')}</Badge>}
              {one.alarm === null && <Badge tone="good">{t('collectors.desk.fine')}</Badge>}{' '}
              {one.since && t('collectors.desk.since', { when: formats.relative(one.since) })}{' '}
              {one.limit !== null && t('collectors.desk.limit', { amount: formats.money(one.limit) })}
            </p>
          </li>
        ))}
      </ul>
      {may && <Limit data={data} done={again} />}
    </div>
  );
}

export function Page() {
  const { t } = useTexts();
  const { can, actor } = useSession();
  const client = useQueryClient();
  const [tab, setTab] = useState('collectors');
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.get<DeskView>('/api/desk/collectors', { signal }),
    refetchInterval: AGAIN_MS,
  });
  const again = () => void client.invalidateQueries({ queryKey: KEY });
  if (!data) return <NotYet error={error} retry={() => void refetch()} />;
  const manages = can('collectors.manage');
  const label = (key: 'deposits' | 'devices' | 'differences', count: number) =>
    count > 0 ? `${t(`collectors.desk.${key}`)} (${count})` : t(`collectors.desk.${key}`);
  const waiting = data.deposits.filter(({ state }) => state === 'waiting').length;
  const asked = data.devices.filter(({ state }) => state === 'asked').length;
  const open = data.differences.filter(({ closed }) => !closed).length;
  return (
    <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('collectors.desk.title')} note={t('collectors.desk.lead')} />
      {error && <Notice tone="warn">{t('collectors.desk.stale')}</Notice>}
      <Tabs
        label={t('collectors.desk.title')}
        current={tab}
        onChange={setTab}
        views={[
          {
            id: 'collectors',
            label: t('collectors.desk.collectors'),
            content: <Collectors data={data} again={again} may={manages} />,
          },
          { id: 'today', label: t('collectors.day.title'), content: <Today data={data} /> },
          {
            id: 'deposits',
            label: label('deposits', waiting),
            content: (
              <Deposits data={data} done={again} may={can('collectors.accept')} self={actor?.id ?? ''} />
            ),
          },
          {
            id: 'devices',
            label: label('devices', asked),
            content: <Devices data={data} done={again} may={manages} self={actor?.id ?? ''} />,
          },
          {
            id: 'differences',
            label: label('differences', open),
            content: <Differences data={data} done={again} may={manages} />,
          },
        ]}
      />
    </div>
  );
}
