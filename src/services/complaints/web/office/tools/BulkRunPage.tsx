/** A run over many reports: how far it is, what became of each, and the refused ones again. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../../web/kit/api/problem.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../../web/ui/office/table.tsx';
import type { RunView } from '../../../rules/bulk-contract.ts';
import { bulkWords, isBulkAct, picksNow, runQuery } from './bulk-data.ts';
import { BULK_PATH } from './PickBar.tsx';
import { setPicks } from './picks.ts';
import './tools.css';

export function Page() {
  const { t } = useTexts();
  const id = useParams().id ?? '';
  const { data, error, refetch } = useQuery(runQuery(id));
  if (!data && error instanceof ApiProblem && (error.status === 404 || error.status === 422))
    return (
      <EmptyState
        title={t('complaints.tools.bulk.missing')}
        action={<LinkButton href={BULK_PATH}>{t('complaints.tools.bulk.title')}</LinkButton>}
      />
    );
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  return <Shown run={data} stale={error !== null} />;
}

const outcomeWords: Record<string, TextKey> = {
  done: 'complaints.tools.bulk.outcome.done',
  refused: 'complaints.tools.bulk.outcome.refused',
  left: 'complaints.tools.bulk.outcome.left',
};
const tones: Record<string, 'good' | 'bad' | undefined> = { done: 'good', refused: 'bad' };

function Shown({ run, stale }: { run: RunView; stale: boolean }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const { act, total, done, refused, left } = run;
  const refusedOnes = run.items.filter(({ outcome }) => outcome === 'refused' || outcome === 'left');
  const stop = async () => {
    try {
      await api.post(`/api/desk/bulk/${encodeURIComponent(run.id)}/stop`);
      await client.invalidateQueries({ queryKey: ['complaints', 'bulk', run.id] });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    }
  };
  // Picked as they are now: the preview then says anew whether they can.
  const again = async () => {
    setBusy(true);
    try {
      setPicks(await picksNow(refusedOnes.map(({ code }) => code)));
      navigate(BULK_PATH);
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
      setBusy(false);
    }
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle
        title={t('complaints.tools.bulk.run-title')}
        note={isBulkAct(act) ? t(bulkWords[act].name) : act}
        actions={
          <LinkButton tone="quiet" icon="arrow-left" href="/office/laporan">
            {t('complaints.tools.bulk.back')}
          </LinkButton>
        }
      />
      {stale && <Notice tone="warn">{t('complaints.tools.bulk.later')}</Notice>}
      <div className="tool-form" aria-live="polite">
        {run.finishedAt ? (
          <Notice tone={refused + left > 0 ? 'warn' : 'good'}>
            {run.state === 'stopped'
              ? t('complaints.tools.bulk.stopped', { done, refused, left })
              : t('complaints.tools.bulk.finished', { done, refused })}
          </Notice>
        ) : (
          <>
            <ProgressBar
              label={t('complaints.tools.bulk.running')}
              value={(done + refused) / total}
              detail={t('complaints.tools.bulk.of', {
                done: formats.number(done + refused),
                total: formats.number(total),
              })}
            />
            <ButtonRow>
              <Button tone="second" onClick={() => void stop()}>
                {t('complaints.tools.bulk.stop')}
              </Button>
            </ButtonRow>
            <p className="text-ink-soft text-sm">{t('complaints.tools.bulk.stop-note')}</p>
          </>
        )}
        {run.finishedAt && (
          <ButtonRow>
            {refusedOnes.length > 0 && (
              <Button busy={busy} busyLabel={t('kit.loading')} onClick={() => void again()}>
                {t('complaints.tools.bulk.again')}
              </Button>
            )}
            <a
              className="button"
              data-tone="second"
              data-size="normal"
              href={`/api/desk/bulk/${encodeURIComponent(run.id)}/result.csv`}
              download
            >
              {t('complaints.tools.bulk.csv')}
            </a>
          </ButtonRow>
        )}
      </div>
      <Table
        label={t('complaints.tools.bulk.run-title')}
        items={run.items}
        idOf={(one) => one.code}
        columns={[
          {
            id: 'report',
            head: t('complaints.tools.bulk.report'),
            main: true,
            cell: ({ code, title }) => (
              <span className="tool-name">
                <Link href={`/office/laporan/${encodeURIComponent(code)}`} className="tabular">
                  {code}
                </Link>
                <span>{title}</span>
              </span>
            ),
          },
          {
            id: 'outcome',
            head: t('complaints.tools.bulk.outcome'),
            cell: ({ outcome }) => (
              <Badge tone={tones[outcome ?? '']}>
                {t(outcomeWords[outcome ?? ''] ?? 'complaints.tools.bulk.outcome.waiting')}
              </Badge>
            ),
          },
          {
            id: 'why',
            head: t('complaints.tools.bulk.why'),
            cell: ({ refusal }) => refusal?.detail ?? '',
          },
        ]}
        empty={null}
      />
    </div>
  );
}
