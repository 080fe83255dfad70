/** The queue of today: whom I serve, who waits, who is at other desks, who is done. One key for each step. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useShortcuts } from '../../../../web/kit/shortcuts.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Stats } from '../../../../web/ui/office/shell.tsx';
import type { NumberView } from '../../contract.ts';
import type { DeskDay, DeskNumber } from '../../rules/desk-contract.ts';
import { useQueueLive } from '../use-queue-live.ts';
import { openWords, waitMinutes } from '../words.ts';
import { Current } from './Current.tsx';
import { act, callNext, dayQuery, handOut } from './desk-data.ts';
import { Figures } from './Figures.tsx';
import { NumberList } from './NumberList.tsx';
import { SlipDialog } from './SlipDialog.tsx';
import { TransferDialog } from './TransferDialog.tsx';

export function CounterDesk({ queue, desk }: { queue: string; desk: string }) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(dayQuery(queue));
  useQueueLive(queue, [['counters', 'desk', queue]], true);
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={6} />;
  return (
    <>
      {error && <Notice tone="warn">{t('counters.stale')}</Notice>}
      {data.visits ? <Visits day={data} /> : <Queue day={data} desk={desk} />}
    </>
  );
}

function Visits({ day }: { day: DeskDay }) {
  const { t } = useTexts();
  return (
    <NumberList
      title={t('counters.desk.visits-today')}
      numbers={[...day.called, ...day.waiting]}
      empty={
        <EmptyState title={t('counters.desk.no-visits')}>{t('counters.desk.no-visits-detail')}</EmptyState>
      }
    />
  );
}

function useActs(queue: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState('');
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  /** One step at a time; afterwards the list is asked anew, whatever came of it. */
  const run = async <T,>(name: string, step: () => Promise<T>): Promise<T | undefined> => {
    if (busy) return undefined;
    setBusy(name);
    setFailure(undefined);
    try {
      return await step();
    } catch (error) {
      setFailure(problemWords(error));
      return undefined;
    } finally {
      await client.invalidateQueries({ queryKey: ['counters', 'desk', queue] });
      setBusy('');
    }
  };
  return { busy, failure, run };
}

function Queue({ day, desk }: { day: DeskDay; desk: string }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const { busy, failure, run } = useActs(day.queue);
  const [note, setNote] = useState('');
  const [sending, setSending] = useState<DeskNumber>();
  const [slip, setSlip] = useState<NumberView>();
  const mine = day.called.find((one) => one.mine);
  const others = day.called.filter((one) => !one.mine);
  const { words, tone } = openWords(texts, day.now);
  const steps = {
    next: () => run('next', () => callNext(day.queue, desk)),
    begin: () => mine && run('begin', () => act(mine, 'begin')),
    again: () => mine && run('again', () => act(mine, 'call', { desk })),
    missed: () => mine && run('missed', () => act(mine, 'no-show')),
    finish: async () => {
      if (!mine) return;
      const done = await run('finish', () => act(mine, 'finish', note.trim() ? { note: note.trim() } : {}));
      if (done) setNote('');
    },
    send: () => setSending(mine),
  };
  const minutes = waitMinutes(day.now);
  const calling = mine?.state === 'called';
  const serving = mine?.state === 'serving';
  useShortcuts({
    n: () => void (!mine && steps.next()),
    m: () => void (calling && steps.begin()),
    p: () => void (calling && steps.again()),
    t: () => void (calling && steps.missed()),
    s: () => void (serving && steps.finish()),
    k: () => void (mine && steps.send()),
  });
  return (
    <div className="counter-desk">
      <div className="grid content-start gap-4">
        <p className="flex flex-wrap items-center gap-3">
          <Badge tone={tone}>{words}</Badge>
        </p>
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <Current
          mine={mine}
          nobody={day.waiting.length === 0}
          busy={busy}
          note={note}
          onNote={setNote}
          steps={steps}
          onHandOut={(priority) =>
            void run('hand-out', () => handOut(day.queue, priority)).then((made) => made && setSlip(made))
          }
        />
        <Stats
          tiles={[
            { key: 'waiting', label: t('counters.desk.tile.waiting'), value: day.now.waiting },
            {
              key: 'expected',
              label: t('counters.desk.tile.expected'),
              value: minutes === null ? '–' : formats.duration(minutes),
            },
            {
              key: 'done',
              label: t('counters.desk.tile.done'),
              value: day.ended.filter(({ state }) => state === 'done').length,
            },
          ]}
        />
        <Figures queue={day.queue} />
      </div>
      <div className="grid content-start gap-5">
        <NumberList
          title={t('counters.desk.waiting')}
          numbers={day.waiting}
          empty={
            <EmptyState title={t('counters.desk.nobody')}>{t('counters.desk.nobody-detail')}</EmptyState>
          }
        />
        {others.length > 0 && (
          <NumberList
            title={t('counters.desk.others')}
            numbers={others}
            onEnd={(one) => void run('end', () => act(one, one.state === 'serving' ? 'finish' : 'no-show'))}
          />
        )}
        <NumberList
          title={t('counters.desk.ended')}
          numbers={day.ended}
          empty={<p className="text-ink-soft">{t('counters.desk.none-ended')}</p>}
          {...(mine
            ? {}
            : { onCall: (one: DeskNumber) => void run('again', () => act(one, 'call', { desk })) })}
        />
      </div>
      {sending && (
        <TransferDialog
          others={day.others}
          number={sending}
          onLeave={() => setSending(undefined)}
          onSend={(to) => {
            setSending(undefined);
            void run('send', () => act(sending, 'transfer', { to }));
          }}
        />
      )}
      {slip && <SlipDialog number={slip} onClose={() => setSlip(undefined)} />}
    </div>
  );
}
