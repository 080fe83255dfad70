/** Who is called when a promise runs out: the rungs with their dates, a new one, and who is away. */
import './work.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { type LadderView, PROMISES, type RungView } from '../../../rules/ladder-contract.ts';
import { noon } from '../categories/records.ts';
import { Absences } from './Absences.tsx';
import { EndRung } from './EndRung.tsx';
import { promiseNames, stepWords } from './Escalations.tsx';
import { ladderQuery } from './ladder-data.ts';
import { NewRung } from './NewRung.tsx';
import { whoWords } from './who-words.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({ ...ladderQuery, refetchOnWindowFocus: false });
  return (
    <>
      <OfficeTitle title={t('complaints.work.ladder.title')} note={t('complaints.work.ladder.note')} />
      {data ? <Shown data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={5} />}
    </>
  );
}

/** The order in which rungs are reached: percentages first, then days late. */
const reached = ({ at }: RungView) => (at.percent === undefined ? 1000 + (at.late ?? 0) : at.percent);

function Shown({ data }: { data: LadderView }) {
  const { t } = useTexts();
  const [ending, setEnding] = useState<RungView>();
  const rungs = [...data.rungs].sort(
    (a, b) =>
      Number(b.current) - Number(a.current) || reached(a) - reached(b) || a.from.localeCompare(b.from),
  );
  return (
    <div className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-8">
      {rungs.some(({ current }) => current) ? null : (
        <EmptyState title={t('complaints.work.ladder.none')}>
          {t('complaints.work.ladder.none-hint')}
        </EmptyState>
      )}
      <ul className="rule-lines" aria-label={t('complaints.work.ladder.title')}>
        {rungs.map((rung) => (
          <Rung
            key={`${rung.id} ${rung.from}`}
            rung={rung}
            today={data.today}
            onEnd={() => setEnding(rung)}
          />
        ))}
      </ul>
      <NewRung data={data} />
      <Absences data={data} />
      {ending && <EndRung rung={ending} today={data.today} onClose={() => setEnding(undefined)} />}
    </div>
  );
}

function Rung({ rung, today, onEnd }: { rung: RungView; today: string; onEnd: () => void }) {
  const { t, formats } = useTexts();
  const planned = rung.from > today;
  const state = rung.current ? 'current' : planned && !rung.endedOn ? 'planned' : 'over';
  const stateKey = {
    current: 'complaints.work.ladder.current',
    planned: 'complaints.work.ladder.planned',
    over: 'complaints.work.ladder.over',
  } as const;
  const to = rung.to.map(({ who, name }) => name ?? t(whoWords[who]));
  return (
    <li data-verdict={rung.current ? 'wins' : undefined}>
      <div className="rule-head">
        <strong>{stepWords(t, rung.at)}</strong>
        <Badge tone={state === 'current' ? 'good' : state === 'planned' ? 'brand' : 'calm'}>
          {t(stateKey[state])}
        </Badge>
        <Badge tone={rung.fromPack ? 'calm' : 'brand'}>
          {t(rung.fromPack ? 'complaints.work.routing.pack' : 'complaints.work.routing.own')}
        </Badge>
      </div>
      <div>{t('complaints.work.ladder.to', { list: formats.list(to) })}</div>
      {rung.promises.length < PROMISES.length && (
        <div>
          {t('complaints.work.ladder.promises', {
            list: formats.list(rung.promises.map((one) => t(promiseNames[one]))),
          })}
        </div>
      )}
      <div className="text-ink-soft text-sm">
        {[
          t('complaints.work.routing.from', { date: formats.date(noon(rung.from)) }),
          rung.endedOn && t('complaints.work.routing.ended', { date: formats.date(noon(rung.endedOn)) }),
          rung.why,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {!rung.endedOn && state !== 'over' && (
        <div>
          <Button tone="quiet" size="small" onClick={onEnd}>
            {t('complaints.work.ladder.end')}
          </Button>
        </div>
      )}
    </li>
  );
}
