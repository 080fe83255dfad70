/** Messages that did not reach people: why, what to do about it, and sending them again once the cause is mended. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { FilterBar, OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { type PushKey, RETRY_MOST, type TroublePage } from '../../contract.ts';
import { TroubleTable } from './TroubleTable.tsx';
import { TROUBLE_KEY, useRetry } from './use-retry.ts';

const REFRESH_MS = 15_000;

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  const [search, setSearch] = useSearch();
  const state = search.keadaan === 'failed' || search.keadaan === 'given-up' ? search.keadaan : '';
  const query = useInfiniteQuery({
    queryKey: [...TROUBLE_KEY, state],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<TroublePage>('/api/notices', { signal, query: { state, cursor: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const helpable = items.filter(({ expired }) => !expired).slice(0, RETRY_MOST);
  const { busy, retry } = useRetry();
  const mayRetry = can('notices.manage');
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <OfficeTitle
        title={t('notices.trouble.title')}
        note={t('notices.trouble.note')}
        actions={
          mayRetry &&
          helpable.length > 1 && (
            <Button
              tone="second"
              busy={busy === 'all'}
              busyLabel={t('notices.trouble.retrying')}
              onClick={() =>
                void retry(
                  'all',
                  helpable.map(({ id }) => id),
                )
              }
            >
              {t('notices.trouble.retry-all', { count: helpable.length })}
            </Button>
          )
        }
      />
      <DemoNotice />
      {items.length > 0 && !mayRetry && <Notice>{t('notices.trouble.read-only')}</Notice>}
      <FilterBar label={t('notices.trouble.filter')}>
        <Select
          label={t('notices.trouble.state')}
          value={state}
          onChange={(event) => setSearch({ keadaan: event.target.value })}
          options={[
            { value: '', label: t('notices.trouble.state.all') },
            { value: 'failed', label: t('notices.trouble.state.failed') },
            { value: 'given-up', label: t('notices.trouble.state.given-up') },
          ]}
        />
      </FilterBar>
      {query.isPending ? (
        <LoadingState label={t('kit.loading')} rows={5} />
      ) : !query.data ? (
        <LoadFailedPage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <>
          {query.isRefetchError && <Notice tone="warn">{t('notices.trouble.paused')}</Notice>}
          <TroubleTable
            items={items}
            retry={mayRetry ? (id) => void retry(id, [id]) : undefined}
            busy={busy}
            empty={
              <EmptyState title={t(state ? 'notices.trouble.none' : 'notices.trouble.empty')}>
                {t(state ? 'notices.trouble.none.detail' : 'notices.trouble.empty.detail')}
              </EmptyState>
            }
          />
        </>
      )}
      <More query={query}>{t('notices.trouble.more')}</More>
    </div>
  );
}

/** In the demo nothing is sent, so nothing can fail: say so rather than show a list that stays empty. */
function DemoNotice() {
  const { t } = useTexts();
  const { data } = useQuery({
    queryKey: ['notices', 'push-key'],
    queryFn: ({ signal }) => api.get<PushKey>('/api/push/key', { signal }),
  });
  if (!data?.demo) return null;
  return (
    <Notice title={t('notices.trouble.demo')}>
      {t('notices.trouble.demo.detail')} <Link href="/kotak-surat">{t('notices.push.demo.link')}</Link>
    </Notice>
  );
}
