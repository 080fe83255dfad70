/** One's own number: where it stands, live; its QR code; giving it back or moving it. Readable without a network. */
import './counters.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { NumberView } from '../../contract.ts';
import { useQueueLive } from '../use-queue-live.ts';
import { forgetNumber, renewNumber, useKept } from './kept.ts';
import { MovePart } from './MovePart.tsx';
import { NumberCard } from './NumberCard.tsx';
import { arrive, cancel, numberQuery } from './questions.ts';

export function Page() {
  const { t, formats } = useTexts();
  const { code = '' } = useParams();
  const kept = useKept().find(({ number }) => number.code === code);
  const { data, error, refetch } = useQuery(numberQuery(code));
  const number = data ?? kept?.number;
  const titleOf = ({ kind, label }: NumberView) =>
    kind === 'visit' ? t('counters.number.visit') : t('counters.own.number', { number: label });
  usePageTitle(number ? titleOf(number) : t('counters.number.tab'));
  useQueueLive(number?.queue ?? '', [['counters', 'number', code]]);
  useEffect(() => {
    if (data) renewNumber(data);
  }, [data]);
  useVibration(number);
  if (error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState
        whole
        title={t('counters.number.gone')}
        action={<LinkButton href="/loket">{t('counters.number.other')}</LinkButton>}
      >
        {t('counters.number.gone-detail')}
      </EmptyState>
    );
  if (!number && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (!number) return <LoadingState label={t('kit.loading')} rows={4} />;
  return (
    <PageFrame
      title={titleOf(number)}
      back={{ href: '/loket', label: t('counters.counter.back') }}
      width="narrow"
    >
      {error && (
        <Notice tone="warn">
          {kept ? t('counters.number.as-of', { time: formats.time(kept.seen) }) : t('counters.stale')}
        </Notice>
      )}
      <NumberCard number={number} />
      <Acts number={number} />
    </PageFrame>
  );
}

/** A phone in a bag is felt when its number is called. */
function useVibration(number: NumberView | undefined): void {
  const called = number?.state === 'called';
  useEffect(() => {
    if (called) navigator.vibrate?.([300, 150, 300]);
  }, [called]);
}

function Acts({ number }: { number: NumberView }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const [moving, setMoving] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const put = (next: NumberView) => {
    renewNumber(next);
    client.setQueryData(numberQuery(next.code).queryKey, next);
  };
  const run = async (act: (code: string) => Promise<NumberView>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      put(await act(number.code));
      setSure(false);
    } catch (error) {
      setFailure(problemWords(error));
      await client.invalidateQueries({ queryKey: numberQuery(number.code).queryKey });
    }
    setBusy(false);
  };
  const over = !['waiting', 'called', 'serving'].includes(number.state);
  return (
    <div className="grid gap-4" data-print="no">
      {failure && (
        <Notice tone="bad" live="assertive" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      {sure ? (
        <Notice tone="warn" title={t('counters.number.sure')} live="polite">
          <p className="mb-3">{t('counters.number.sure-detail')}</p>
          <ButtonRow>
            <Button
              tone="danger"
              busy={busy}
              busyLabel={t('counters.number.cancelling')}
              onClick={() => void run(cancel)}
            >
              {t('counters.number.cancel')}
            </Button>
            <Button tone="quiet" onClick={() => setSure(false)}>
              {t('counters.number.keep')}
            </Button>
          </ButtonRow>
        </Notice>
      ) : (
        !over && (
          <ButtonRow>
            {number.mayArrive && (
              <Button busy={busy} onClick={() => void run(arrive)}>
                {t('counters.number.arrive')}
              </Button>
            )}
            {number.mayMove && !moving && (
              <Button tone="second" onClick={() => setMoving(true)}>
                {t('counters.number.move')}
              </Button>
            )}
            {number.mayCancel && (
              <Button tone="quiet" onClick={() => setSure(true)}>
                {t('counters.number.cancel')}
              </Button>
            )}
            <Button tone="quiet" onClick={() => window.print()}>
              {t('counters.number.print')}
            </Button>
          </ButtonRow>
        )
      )}
      {moving && number.mayMove && (
        <MovePart number={number} onMoved={put} onLeave={() => setMoving(false)} />
      )}
      {over && (
        <ButtonRow>
          <LinkButton href={number.kind === 'visit' ? '/loket' : `/loket/${number.queue}`}>
            {t('counters.number.again')}
          </LinkButton>
          <Button tone="quiet" onClick={() => forgetNumber(number.code)}>
            {t('counters.number.forget')}
          </Button>
        </ButtonRow>
      )}
    </div>
  );
}
