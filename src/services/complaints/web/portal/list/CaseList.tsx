/** The list itself, newest first. New reports wait behind a bar until the reader asks for them. */
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type LiveEvent, useLive } from '../../../../../web/kit/live/live.ts';
import { LiveMark } from '../../../../../web/kit/shell/LiveMark.tsx';
import { More } from '../../../../../web/kit/shell/More.tsx';
import { LoadFailedPage, NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { LiveComplaint, PublicPage } from '../../../contract.ts';
import { CaseCard } from '../CaseCard.tsx';
import { LookedForInstead, NothingFound } from '../publishing/NothingFound.tsx';
import { type ListFilter, publicListQuery } from '../questions.ts';
import { withChange } from './with-change.ts';

export function CaseList({ filter }: { filter: ListFilter }) {
  const { t } = useTexts();
  const query = useInfiniteQuery(publicListQuery(filter));
  const { data, error, refetch, fetchNextPage } = query;
  const { fresh, show } = useFresh(filter, refetch);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const asked = data?.pages[0]?.asked;
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={4} />;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {/* One row of fixed height for both, so that nothing below moves when new reports come. */}
      <div className="fresh-bar">
        {fresh === 0 && <LiveMark />}
        <div role="status">
          {fresh > 0 && (
            <Button size="small" icon="arrow-up" onClick={show}>
              {t('complaints.list.fresh', { count: fresh })}
            </Button>
          )}
        </div>
      </div>
      {items.length > 0 && <LookedForInstead asked={asked} />}
      {items.length === 0 ? (
        Object.keys(filter).length > 0 ? (
          <NothingFound filter={filter} asked={asked} />
        ) : (
          <NoneYet />
        )
      ) : (
        <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 md:grid-cols-2">
          {items.map((item) => (
            <li key={item.code} className="grid grid-cols-[minmax(0,1fr)]">
              <CaseCard item={item} level={2} />
            </li>
          ))}
        </ul>
      )}
      {error && data && <LoadFailedPage error={error} retry={() => void fetchNextPage()} />}
      <More query={query}>{t('complaints.list.more')}</More>
      {!query.hasNextPage && items.length > 0 && (
        <p className="text-ink-soft text-sm">{t('complaints.list.end')}</p>
      )}
    </div>
  );
}

function NoneYet() {
  const { t } = useTexts();
  return (
    <EmptyState
      title={t('complaints.list.empty')}
      action={<LinkButton href="/lapor">{t('complaints.home.report')}</LinkButton>}
    >
      {t('complaints.list.empty-detail')}
    </EmptyState>
  );
}

/** Counts reports that came since the list was read; changes of listed ones are written into it where they stand. */
function useFresh(filter: ListFilter, refetch: () => Promise<unknown>) {
  const client = useQueryClient();
  const key = JSON.stringify(filter);
  // What is new belongs to one filter: under another it is another list.
  const [fresh, setFresh] = useState<{ key: string; codes: ReadonlySet<string> }>({ key, codes: new Set() });
  const codes = fresh.key === key ? fresh.codes : new Set<string>();
  useLive(['complaints.public'], {
    onEvent(event) {
      const change = event.data as unknown as LiveComplaint;
      const { queryKey } = publicListQuery(filter);
      const list = client.getQueryData<InfiniteData<PublicPage>>(queryKey);
      const listed = list?.pages.some((page) => page.items.some((item) => item.code === change.code));
      if (list && listed) client.setQueryData(queryKey, withChange(list, change));
      else if (isNew(event) && fits(change, filter))
        setFresh((before) => ({
          key,
          codes: new Set(before.key === key ? before.codes : []).add(change.code),
        }));
    },
  });
  const show = () => {
    setFresh({ key, codes: new Set() });
    window.scrollTo({ top: 0 });
    void refetch();
  };
  return { fresh: codes.size, show };
}

function isNew(event: LiveEvent): boolean {
  return event.type === 'complaints.complaint.received';
}

/** Words cannot be judged from an event, so a list that is searched by words announces nothing. */
function fits(change: LiveComplaint, filter: ListFilter): boolean {
  if (filter.q || filter.state === 'closed' || filter.until) return false;
  if (filter.agency && filter.agency !== change.agency) return false;
  if (filter.area && !change.area?.startsWith(filter.area)) return false;
  return !filter.category || filter.category === change.category;
}
