/** Whether the exchange with SP4N-LAPOR! is on, how it stands, and what needs a person. Never claims a connection that is not there. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { NotYet } from '../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../web/ui/base/feedback.tsx';
import { Link } from '../../../web/ui/base/link.tsx';
import { useToast } from '../../../web/ui/base/toast.tsx';
import { OfficeTitle } from '../../../web/ui/office/shell.tsx';
import type { Sp4nView } from '../contract.ts';

const query = queryOptions({
  queryKey: ['sp4n'],
  queryFn: ({ signal }) => api.get<Sp4nView>('/api/sp4n', { signal }),
  refetchInterval: 30_000,
});

const states: Record<Sp4nView['state'], TextKey> = {
  off: 'sp4n.off',
  on: 'sp4n.on',
  simulator: 'sp4n.simulator',
  elsewhere: 'sp4n.elsewhere',
};
const problems: Record<string, TextKey> = {
  unreachable: 'sp4n.problem.unreachable',
  refused: 'sp4n.problem.refused',
  wrong: 'sp4n.problem.wrong',
  gone: 'sp4n.problem.gone',
  busy: 'sp4n.problem.busy',
  broken: 'sp4n.problem.broken',
  'sp4n.case-gone': 'sp4n.problem.case-gone',
};

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(query);
  return (
    <>
      <OfficeTitle title={t('sp4n.title')} note={t('sp4n.note')} />
      {data ? <Shown data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={4} />}
    </>
  );
}

function Shown({ data }: { data: Sp4nView }) {
  const { t, formats } = useTexts();
  const said = (code: string | null) => t(problems[code ?? ''] ?? 'sp4n.problem.broken');
  return (
    <div className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-6">
      <Notice tone={data.state === 'on' ? 'good' : 'info'} title={t(states[data.state])}>
        {data.state === 'off' &&
          (data.missing.length > 0
            ? t('sp4n.off-note', { names: data.missing.join(', ') })
            : t('sp4n.off-demo'))}
        {data.state === 'simulator' && t('sp4n.simulator-note')}
      </Notice>
      {data.problem && data.state !== 'off' && (
        <Notice tone="bad" title={t('sp4n.away', { problem: said(data.problem) })}>
          {t(data.problem === 'refused' ? 'sp4n.away-token' : 'sp4n.away-note')}
        </Notice>
      )}
      <Card>
        <Facts
          facts={[
            {
              key: 'polled',
              term: t('sp4n.polled'),
              value: data.polledAt ? formats.dateTime(data.polledAt) : t('sp4n.never'),
            },
            { key: 'linked', term: t('sp4n.linked'), value: formats.number(data.linked) },
            { key: 'waiting', term: t('sp4n.waiting'), value: formats.number(data.waiting) },
            { key: 'failed', term: t('sp4n.failed'), value: formats.number(data.failed) },
            { key: 'conflicts', term: t('sp4n.conflicts'), value: formats.number(data.conflicts) },
          ]}
        />
      </Card>
      <section aria-labelledby="sp4n-perlu" className="grid gap-3">
        <h2 id="sp4n-perlu">{t('sp4n.troubles')}</h2>
        {data.troubles.length === 0 && <EmptyState title={t('sp4n.none')}>{t('sp4n.none-hint')}</EmptyState>}
        {data.troubles.map((one) => (
          <Card
            key={one.tracking}
            title={one.tracking}
            foot={one.failed ? <Retry tracking={one.tracking} /> : undefined}
          >
            <div className="grid gap-1">
              {one.code && <Link href={`/office/laporan/${encodeURIComponent(one.code)}`}>{one.code}</Link>}
              {one.failed && (
                <span>{t('sp4n.trouble.failed', { count: one.tries, problem: said(one.problem) })}</span>
              )}
              {one.conflict && <span>{t('sp4n.trouble.conflict', { state: one.theirs })}</span>}
            </div>
          </Card>
        ))}
      </section>
    </div>
  );
}

function Retry({ tracking }: { tracking: string }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const retry = async () => {
    setBusy(true);
    try {
      await api.post(`/api/sp4n/links/${encodeURIComponent(tracking)}/retry`);
      say({ tone: 'good', text: t('sp4n.retried') });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    }
    setBusy(false);
    await client.invalidateQueries({ queryKey: query.queryKey });
  };
  return (
    <Button tone="second" size="small" busy={busy} busyLabel={t('kit.loading')} onClick={() => void retry()}>
      {t('sp4n.retry')}
    </Button>
  );
}
