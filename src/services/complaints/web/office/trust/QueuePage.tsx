/** The queue of what was flagged or held: one part after the other, decided with a key or a press. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { More } from '../../../../../web/kit/shell/More.tsx';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { FilterBar, KeyHint, OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { PARTS, REVIEW_REASONS, type ReviewItem } from '../../../rules/trust-contract.ts';
import {
  partWords,
  QUEUE_PATH,
  QUEUE_VIEWS,
  type QueueView,
  queueCountsQuery,
  queueQuery,
  reviewWords,
} from './data.ts';
import { PartCard } from './PartCard.tsx';
import { useAsked } from './use-asked.tsx';
import { useQueueKeys } from './use-queue-keys.ts';
import '../inbox/inbox.css';
import './trust.css';

const viewWords: Record<QueueView, TextKey> = {
  waiting: 'complaints.desk.trust.view.waiting',
  objections: 'complaints.desk.trust.view.objections',
  decided: 'complaints.desk.trust.view.decided',
};

export function Page() {
  const { t, formats } = useTexts();
  const [search, setSearch] = useSearch();
  const view = QUEUE_VIEWS.find((one) => one === search.tampilan) ?? 'waiting';
  const reason = REVIEW_REASONS.find((one) => one === search.alasan);
  const kind = PARTS.find((one) => one === search.bagian);
  const query = useInfiniteQuery(queueQuery({ view, reason, kind }));
  const counts = useQuery(queueCountsQuery).data;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const { ask, open, dialog } = useAsked();
  useQueueKeys(
    items.map(({ id }) => String(id)),
    open,
  );
  return (
    <>
      <OfficeTitle
        title={t('complaints.desk.trust.queue.title')}
        note={t('complaints.desk.trust.queue.note')}
      />
      <nav className="views" aria-label={t('complaints.desk.views')}>
        <ul>
          {QUEUE_VIEWS.map((one) => (
            <li key={one}>
              <Link
                href={one === 'waiting' ? QUEUE_PATH : `${QUEUE_PATH}?tampilan=${one}`}
                aria-current={one === view ? 'true' : undefined}
              >
                {t(viewWords[one])}
                {one !== 'decided' && counts && (
                  <span className="views-count">{formats.number(counts[one])}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FilterBar label={t('complaints.desk.filter.label')}>
        <Select
          label={t('complaints.desk.trust.queue.reason')}
          empty={t('complaints.desk.filter.any')}
          value={reason ?? ''}
          onChange={(event) => setSearch({ alasan: event.target.value || undefined })}
          options={REVIEW_REASONS.map((one) => ({
            value: one,
            label: counts?.reasons[one]
              ? `${t(reviewWords[one])} (${counts.reasons[one]})`
              : t(reviewWords[one]),
          }))}
        />
        <Select
          label={t('complaints.desk.trust.queue.part')}
          empty={t('complaints.desk.filter.any')}
          value={kind ?? ''}
          onChange={(event) => setSearch({ bagian: event.target.value || undefined })}
          options={PARTS.map((one) => ({ value: one, label: t(partWords[one]) }))}
        />
      </FilterBar>
      <p className="queue-keys text-ink-soft text-sm">
        <KeyHint>j</KeyHint> <KeyHint>k</KeyHint> {t('complaints.desk.trust.keys.move')} ·{' '}
        <KeyHint>b</KeyHint> {t('complaints.desk.trust.act.leave')} · <KeyHint>m</KeyHint>{' '}
        {t('complaints.desk.trust.keys.mask')} · <KeyHint>h</KeyHint> {t('complaints.desk.trust.act.hide')}
      </p>
      {!query.data ? (
        <NotYet error={query.error} retry={() => void query.refetch()} rows={4} />
      ) : (
        <>
          {query.isError && <Notice tone="warn">{t('complaints.desk.list.stale')}</Notice>}
          {items.length === 0 ? (
            <EmptyState title={t('complaints.desk.trust.queue.empty')}>
              {t('complaints.desk.trust.queue.empty-hint')}
            </EmptyState>
          ) : (
            <ol className="parts">
              {items.map((item) => (
                <li key={item.id} data-review={item.id}>
                  <PartCard code={item.code} part={item.part} head={<Head item={item} />} onAsk={ask} />
                </li>
              ))}
            </ol>
          )}
          <More query={query}>{t('complaints.desk.list.more')}</More>
        </>
      )}
      {dialog}
    </>
  );
}

function Head({ item }: { item: ReviewItem }) {
  const { t } = useTexts();
  return (
    <header className="part-head">
      <h2>
        <Link href={`/office/laporan/${encodeURIComponent(item.code)}`}>
          {item.title || item.category.name}
        </Link>
      </h2>
      <p className="text-ink-soft text-sm">
        <span className="tabular">{item.code}</span> · {item.category.name}
        {item.agency && ` · ${item.agency.name}`}
        {item.area && ` · ${item.area}`} ·{' '}
        <Link href={`${QUEUE_PATH}/${encodeURIComponent(item.code)}`}>
          {t('complaints.desk.trust.all-parts')}
        </Link>
      </p>
    </header>
  );
}
