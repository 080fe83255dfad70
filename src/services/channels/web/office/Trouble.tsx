/** Messages that were refused, and those that failed and can be tried again. Their words are nobody's business here. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import { Table, type TableColumn } from '../../../../web/ui/office/table.tsx';
import type { TroublePage } from '../../contract.ts';
import { DOORS_KEY, TROUBLE_KEY } from './keys.ts';

type Item = TroublePage['items'][number];

const reasonKeys: Record<string, TextKey> = {
  automatic: 'channels.reason.automatic',
  bulk: 'channels.reason.bulk',
  bounce: 'channels.reason.bounce',
  own: 'channels.reason.own',
  'no-sender': 'channels.reason.no-sender',
  empty: 'channels.reason.empty',
  unreadable: 'channels.reason.unreadable',
  'too-large': 'channels.reason.too-large',
  'too-many': 'channels.reason.too-many',
  gone: 'channels.reason.gone',
  broken: 'channels.reason.broken',
};

export function Trouble() {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const { busy, retry } = useRetry();
  const query = useInfiniteQuery({
    queryKey: TROUBLE_KEY,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<TroublePage>('/api/channels/messages', { signal, query: { cursor: pageParam } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const reason = ({ reason: code }: Item) => {
    const key = reasonKeys[code];
    return key ? t(key) : code;
  };
  const columns: TableColumn<Item>[] = [
    { id: 'why', head: t('channels.trouble.why'), main: true, cell: reason },
    {
      id: 'state',
      head: t('channels.trouble.state'),
      cell: ({ state }) =>
        state === 'failed' ? (
          <Badge tone="bad">{t('channels.trouble.failed')}</Badge>
        ) : (
          <Badge>{t('channels.trouble.refused')}</Badge>
        ),
    },
    {
      id: 'door',
      head: t('channels.trouble.door'),
      cell: ({ door }) => (door === 'whatsapp' ? 'WhatsApp' : t('channels.doors.mail')),
    },
    {
      id: 'at',
      head: t('channels.trouble.at'),
      cell: ({ at }) => <time dateTime={at}>{formats.dateTime(at)}</time>,
    },
  ];
  if (can('channels.manage'))
    columns.push({
      id: 'act',
      head: t('channels.trouble.act'),
      cell: (item) =>
        item.state === 'failed' && (
          <Button
            tone="second"
            size="small"
            busy={busy === item.id}
            busyLabel={t('channels.trouble.retrying')}
            onClick={() => void retry(item.id)}
          >
            {t('channels.trouble.retry')}
          </Button>
        ),
    });
  return (
    <section className="grid gap-3" aria-labelledby="channels-trouble">
      <h2 id="channels-trouble">{t('channels.trouble.title')}</h2>
      <p className="text-ink-soft">{t('channels.trouble.note')}</p>
      {query.isPending ? (
        <LoadingState label={t('kit.loading')} rows={3} />
      ) : !query.data ? (
        <LoadFailedPage error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Table
          label={t('channels.trouble.title')}
          columns={columns}
          items={query.data.pages.flatMap((page) => page.items)}
          idOf={(item) => item.id}
          empty={
            <EmptyState title={t('channels.trouble.empty')}>{t('channels.trouble.empty-detail')}</EmptyState>
          }
        />
      )}
      <More query={query}>{t('channels.trouble.more')}</More>
    </section>
  );
}

function useRetry() {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState<string>();
  const retry = async (id: string) => {
    if (busy !== undefined) return;
    setBusy(id);
    try {
      await api.post(`/api/channels/messages/${id}/retry`);
      say({ tone: 'good', text: t('channels.trouble.retried') });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      await client.invalidateQueries({ queryKey: TROUBLE_KEY });
      await client.invalidateQueries({ queryKey: DOORS_KEY });
      setBusy(undefined);
    }
  };
  return { busy, retry };
}
