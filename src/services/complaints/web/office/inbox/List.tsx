/** The list of the inbox: page after page, walked with the arrow keys, with its empty and failed states. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { More } from '../../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { DeskItem } from '../../../rules/desk-contract.ts';
import type { DeskFilters, LoadedPages } from '../desk-data.ts';
import { addressWith } from './address.ts';
import { Row } from './Row.tsx';
import type { LiveList } from './use-live-list.ts';
import { viewWords } from './Views.tsx';

type Props = {
  query: UseInfiniteQueryResult<LoadedPages>;
  items: DeskItem[];
  filters: DeskFilters;
  opened: string | undefined;
  reachable: string | undefined;
  live: LiveList;
  onReach: (code: string) => void;
  /** A press on the row that is open already leads into the case. */
  onAgain: () => void;
  onShowWaiting: () => void;
  filtered: boolean;
  /** Picking for a common step; absent while nobody picks. */
  pickOf?: ((code: string) => { on: boolean; toggle: (range: boolean) => void }) | undefined;
};

export function List(props: Props) {
  const {
    query,
    items,
    filters,
    opened,
    reachable,
    live,
    onReach,
    onAgain,
    onShowWaiting,
    filtered,
    pickOf,
  } = props;
  const { t } = useTexts();
  if (!query.data) {
    return <NotYet error={query.error} retry={() => void query.refetch()} rows={6} />;
  }
  return (
    <>
      <p className="sr-only" role="status">
        {live.waiting.length > 0 ? t('complaints.desk.live.waiting', { count: live.waiting.length }) : ''}
      </p>
      {live.waiting.length > 0 && (
        <div className="inbox-waiting">
          <Button size="small" onClick={onShowWaiting}>
            {t('complaints.desk.live.waiting', { count: live.waiting.length })}
          </Button>
        </div>
      )}
      {query.isError && (
        <Notice tone="warn">
          {t('complaints.desk.list.stale')}{' '}
          <Button tone="quiet" size="small" onClick={() => void query.refetch()}>
            {t('kit.retry')}
          </Button>
        </Notice>
      )}
      {items.length === 0 ? (
        <EmptyState title={t('complaints.desk.list.empty')}>
          {filtered
            ? t('complaints.desk.list.empty-filtered')
            : t('complaints.desk.list.empty-view', { view: t(viewWords[filters.view]) })}
        </EmptyState>
      ) : (
        <ol className="inbox-rows" aria-label={t(viewWords[filters.view])}>
          {items.map((item) => (
            <Row
              key={item.code}
              item={item}
              href={addressWith({ kode: item.code, langkah: undefined })}
              opened={item.code === opened}
              reachable={item.code === reachable}
              fresh={live.fresh.has(item.code)}
              gone={live.gone.has(item.code)}
              pick={pickOf?.(item.code)}
              onFocus={() => onReach(item.code)}
              onClick={(event) => {
                if (item.code !== opened) return;
                event.preventDefault();
                onAgain();
              }}
            />
          ))}
        </ol>
      )}
      {query.hasNextPage && (
        <div className="mt-4">
          <More query={query} wide>
            {t('complaints.desk.list.more')}
          </More>
        </div>
      )}
    </>
  );
}
