/** The audit log: who did what to what, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { FilterBar, OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';
import type { AuditList } from '../../contract.ts';

type Line = AuditList['items'][number];

const ACTORS: Record<string, TextKey> = {
  officer: 'identity.audit.officer',
  citizen: 'identity.audit.citizen',
  visitor: 'identity.audit.visitor',
  kiosk: 'identity.audit.kiosk',
  system: 'identity.audit.system',
};

export function Page() {
  const { t, formats } = useTexts();
  const [search, setSearch] = useSearch();
  const subject = useDeferredValue(search.hal ?? '');
  const action = useDeferredValue(search.tindakan ?? '');
  const query = useInfiniteQuery({
    queryKey: ['identity', 'audit', subject, action],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<AuditList>('/api/audit', { signal, query: { subject, action, before: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const columns: TableColumn<Line>[] = [
    { id: 'at', head: t('identity.audit.at'), cell: (line) => formats.dateTime(line.at) },
    { id: 'who', head: t('identity.audit.who'), cell: (line) => <Who line={line} /> },
    {
      id: 'action',
      head: t('identity.audit.action'),
      main: true,
      cell: (line) => <code>{line.action}</code>,
    },
    {
      id: 'subject',
      head: t('identity.audit.subject'),
      cell: (line) => <code className="break-all">{line.subject}</code>,
    },
    { id: 'change', head: t('identity.audit.change'), cell: (line) => <Difference line={line} /> },
  ];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="grid gap-4">
      <OfficeTitle title={t('identity.audit.title')} note={t('identity.audit.note')} />
      <FilterBar label={t('identity.audit.filter')}>
        <TextField
          label={t('identity.audit.subject')}
          hint={t('identity.audit.subject-hint')}
          type="search"
          value={search.hal ?? ''}
          onChange={(event) => setSearch({ hal: event.target.value })}
        />
        <TextField
          label={t('identity.audit.action')}
          hint={t('identity.audit.action-hint')}
          type="search"
          value={search.tindakan ?? ''}
          onChange={(event) => setSearch({ tindakan: event.target.value })}
        />
      </FilterBar>
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
      {query.hasNextPage && (
        <div>
          <Button tone="second" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('identity.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Who({ line }: { line: Line }) {
  const { t } = useTexts();
  // Who fails to sign in may be anyone; whoever uses a service without an account is a citizen.
  const open = line.actorKind === 'visitor' && !line.action.startsWith('identity.');
  const kind = open ? 'identity.audit.public' : ACTORS[line.actorKind];
  // A job or a command has no name that people gave it: it is shown as the code that it is.
  const name = line.actorName ?? (line.actorKind === 'system' ? <code>{line.actorId}</code> : null);
  return (
    <span>
      {kind ? t(kind) : line.actorKind}
      {name && <span className="text-ink-soft"> · {name}</span>}
    </span>
  );
}

function Difference({ line }: { line: Line }) {
  const { t } = useTexts();
  if (line.before === null && line.after === null) return '–';
  return (
    <details>
      <summary>{t('identity.audit.show')}</summary>
      <pre className="max-w-md whitespace-pre-wrap break-all text-sm">
        {line.before !== null && `− ${JSON.stringify(line.before)}\n`}
        {line.after !== null && `+ ${JSON.stringify(line.after)}`}
      </pre>
    </details>
  );
}
