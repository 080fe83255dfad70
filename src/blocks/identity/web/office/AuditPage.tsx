/** The audit log: who did what to what, newest first, to be narrowed, read and taken along as a file. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../../../web/kit/api/api.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';
import type { AuditList } from '../../rules/audit-contract.ts';
import { AuditFilters } from './audit/AuditFilters.tsx';
import { Changes, type Line, Thing, Who } from './audit/line.tsx';
import { useAuditFilter } from './audit/use-filter.ts';

export function Page() {
  const { t, formats, language } = useTexts();
  const filter = useAuditFilter();
  const query = useInfiniteQuery({
    queryKey: ['identity', 'audit', language, filter.asked],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditList>('/api/audit', { signal, query: { ...filter.asked, before: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: TableColumn<Line>[] = [
    {
      id: 'action',
      head: t('identity.audit.action'),
      main: true,
      cell: (line) => <strong>{line.words.action}</strong>,
    },
    { id: 'at', head: t('identity.audit.at'), cell: (line) => formats.dateTime(line.at) },
    { id: 'who', head: t('identity.audit.who'), cell: (line) => <Who line={line} /> },
    { id: 'thing', head: t('identity.audit.subject'), cell: (line) => <Thing line={line} /> },
    { id: 'change', head: t('identity.audit.change'), cell: (line) => <Changes line={line} /> },
  ];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <OfficeTitle title={t('identity.audit.title')} note={t('identity.audit.note')} />
      <AuditFilters filter={filter} />
      {query.isPending ? (
        <LoadingState label={t('kit.loading')} />
      ) : !query.data ? (
        <LoadFailedPage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Table
          label={t('identity.audit.title')}
          columns={columns}
          items={items}
          idOf={(line) => String(line.id)}
          empty={
            <EmptyState title={t('identity.audit.empty')}>{t('identity.audit.empty-detail')}</EmptyState>
          }
        />
      )}
      <More query={query}>{t('identity.more')}</More>
    </div>
  );
}
