/** My visits: the list of an inspector, also without a network. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useQueue } from '../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useOnline } from '../../../../web/kit/shell/online.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useNow } from '../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { DeskApplication, DeskPage } from '../../rules/desk-contract.ts';
import { DESK_KEY, deskPath } from './desk-data.ts';
import { MINUTES_KIND } from './minutes-queue.ts';
import { VisitTime } from './VisitTime.tsx';
import { type KeptVisit, keepVisits, keptVisits } from './visit-store.ts';

/** Enough for a day; more would keep a weak phone busy for long. */
const MOST = 30;

async function myVisits(signal: AbortSignal): Promise<DeskApplication[]> {
  const page = await api.get<DeskPage>('/api/desk/applications', {
    signal,
    query: { view: 'todo', part: 'inspector', limit: MOST },
  });
  return Promise.all(page.items.map(({ code }) => api.get<DeskApplication>(deskPath(code), { signal })));
}

/** The place that was marked in the form, in words. */
function addressOf({ answers }: DeskApplication): string | undefined {
  const said = answers?.flatMap(({ items }) => items.flat()) ?? [];
  return said.find((one) => one.type === 'place' && one.said !== '')?.said;
}

export function Page() {
  const { t, formats } = useTexts();
  const now = useNow();
  const { actor } = useSession();
  const owner = actor?.id ?? '';
  const query = useQuery({
    queryKey: [...DESK_KEY, 'visits'],
    queryFn: ({ signal }) => myVisits(signal),
    enabled: owner !== '',
  });
  const [kept, setKept] = useState<KeptVisit[]>();
  useEffect(() => {
    if (owner) void keptVisits(owner).then(setKept);
  }, [owner]);
  useEffect(() => {
    if (owner && query.data) void keepVisits(owner, query.data, Date.now());
  }, [owner, query.data]);
  const { items } = useQueue(MINUTES_KIND);
  const waiting = items.filter(({ state }) => state !== 'sent');
  const sent = items.length - waiting.length;
  const online = useOnline();
  const { refetch } = query;
  // The network is back, or a sheet has gone out: what was kept is no longer how it stands.
  useEffect(() => {
    if (owner && online && sent >= 0) void refetch();
  }, [owner, online, sent, refetch]);
  const views = query.data ?? kept?.map(({ view }) => view);
  const since = query.data ? undefined : kept?.[0]?.at;
  const byTime = [...(views ?? [])].sort((a, b) =>
    (a.visit?.appointment?.at ?? '~').localeCompare(b.visit?.appointment?.at ?? '~'),
  );
  return (
    <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('applications.visits.title')} note={t('applications.visits.lead')} />
      {query.error && since !== undefined && (
        <Notice tone="warn">
          {t('applications.visits.kept', { when: formats.dateTime(new Date(since).toISOString()) })}
        </Notice>
      )}
      {!views && <NotYet error={query.error} retry={() => void query.refetch()} />}
      {views && views.length === 0 && (
        <EmptyState title={t('applications.visits.empty')}>
          {t('applications.visits.empty-detail')}
        </EmptyState>
      )}
      {query.error && views?.length === 0 && since === undefined && (
        <NotYet error={query.error} retry={() => void query.refetch()} />
      )}
      {byTime.map((one) => {
        const queued = waiting.some((item) => item.group === one.code);
        const at = one.visit?.appointment?.at;
        const overdue =
          at !== undefined && one.visit?.appointment?.state !== 'wished' && Date.parse(at) < now;
        const address = addressOf(one);
        return (
          <Card
            key={one.code}
            title={one.title}
            level={2}
            href={`/office/kunjungan/${one.code}`}
            foot={
              queued ? (
                <Badge tone="warn">{t('applications.visits.waiting')}</Badge>
              ) : one.visit?.written ? (
                <Badge tone="good">{t('applications.visits.written')}</Badge>
              ) : overdue ? (
                <Badge tone="bad">{t('applications.visits.overdue')}</Badge>
              ) : (
                <Badge>{t('applications.visits.open')}</Badge>
              )
            }
          >
            <VisitTime visit={one.visit} />
            {address && <p>{address}</p>}
            <p className="text-ink-soft">
              {[one.person?.name, one.person?.phone, one.area?.name, one.code].filter(Boolean).join(' · ')}
            </p>
          </Card>
        );
      })}
    </div>
  );
}
