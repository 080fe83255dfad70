/** The order of one crew's day: changed here, saved as a whole, and never silently in the place of a colleague's. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { orderRound } from '../../../rules/round.ts';
import {
  MOST_STOPS,
  type PlannedStop,
  type RoundPlanned,
  type Rounds,
} from '../../../rules/round-contract.ts';
import { dropKept, keep, readKept } from '../acts/kept.ts';
import { noon } from '../categories/records.ts';
import { isOvertaken } from '../overtaken.ts';
import { PlanCandidates } from './PlanCandidates.tsx';
import { PlanStop } from './PlanStop.tsx';
import { RoundMap } from './RoundMap.tsx';

type Props = {
  /** The dispatcher. */
  planner: string;
  agency: string;
  day: string;
  crew: Rounds['crews'][number];
  onUnsaved: (unsaved: boolean) => void;
};
/** An order that is not saved yet, and the version of the day that it began with. */
type Mine = { stops: PlannedStop[]; version: number };

export function PlanOrder({ planner, agency, day, crew, onUnsaved }: Props) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const draft = `plan.${agency}.${day}.${crew.officer.id}`;
  // Undefined: as it is saved.
  const [mine, setMine] = useState<Mine | undefined>(() => {
    const { stops, version } = readKept<Mine>(planner, draft)?.draft ?? {};
    return stops && version !== undefined ? { stops, version } : undefined;
  });
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [moved, setMoved] = useState('');
  const stops = mine?.stops ?? crew.stops;
  const overtaken = mine !== undefined && mine.version !== crew.version;
  const unsaved = mine !== undefined;
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);
  useEffect(() => {
    if (mine) keep(planner, draft, mine);
    else dropKept(planner, draft);
  }, [planner, draft, mine]);

  const put = (next: PlannedStop[]) =>
    setMine({ stops: next.slice(0, MOST_STOPS), version: mine?.version ?? crew.version });
  const move = (from: number, to: number) => {
    const stop = stops[from];
    if (!stop || to < 0 || to >= stops.length || from === to) return;
    put(stops.toSpliced(from, 1).toSpliced(to, 0, stop));
    setMoved(t('complaints.tools.round.plan.moved', { code: stop.code, number: to + 1 }));
  };
  const renew = () => client.invalidateQueries({ queryKey: ['complaints', 'rounds', agency, day] });
  const save = async (version: number) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const path = `/api/desk/rounds/${encodeURIComponent(agency)}/${day}/${encodeURIComponent(crew.officer.id)}`;
      const { refused } = await api.put<RoundPlanned>(path, {
        version,
        stops: stops.map(({ code }) => code),
      });
      for (const { code, detail } of refused)
        say({
          tone: 'bad',
          keep: true,
          text: t('complaints.tools.round.plan.refused', { code, reason: detail }),
        });
      say({
        tone: 'good',
        text: t('complaints.tools.round.plan.saved', {
          name: crew.officer.name,
          day: formats.longDate(noon(day)),
        }),
      });
      await renew();
      setMine(undefined);
    } catch (error) {
      if (isOvertaken(error)) await renew();
      else setFailure(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
  };
  const shorten = () =>
    put(
      orderRound(
        stops.map((stop) => ({ ...stop, id: stop.code })),
        { start: null, urgent: false },
      ),
    );
  const print = new URLSearchParams({ perangkat: agency, hari: day, petugas: crew.officer.id });
  return (
    <div className="plan-both">
      <section aria-labelledby="plan-stops" className="plan">
        <h2 id="plan-stops">{t('complaints.tools.round.plan.stops')}</h2>
        <p className="sr-only" role="status">
          {moved}
        </p>
        {failure && (
          <Notice tone="bad" live="assertive">
            {failure}
          </Notice>
        )}
        {overtaken && (
          <Notice tone="warn" live="assertive" title={t('complaints.tools.round.plan.conflict-title')}>
            <p>
              {t('complaints.tools.round.plan.theirs', {
                codes: formats.list(crew.stops.map(({ code }) => code)) || '–',
              })}
            </p>
            <ButtonRow>
              <Button size="small" tone="second" onClick={() => setMine(undefined)}>
                {t('complaints.tools.round.plan.take-theirs')}
              </Button>
              <Button size="small" tone="second" busy={busy} onClick={() => void save(crew.version)}>
                {t('complaints.tools.round.plan.keep-mine')}
              </Button>
            </ButtonRow>
          </Notice>
        )}
        {stops.length === 0 && <p className="text-ink-soft">{t('complaints.tools.round.plan.none')}</p>}
        <ol className="round-stops">
          {stops.map((stop, index) => (
            <PlanStop
              key={stop.code}
              stop={stop}
              index={index}
              last={index === stops.length - 1}
              onMove={move}
              onOut={() => put(stops.filter(({ code }) => code !== stop.code))}
            />
          ))}
        </ol>
        {unsaved && <p className="text-ink-soft">{t('complaints.tools.round.plan.unsaved')}</p>}
        <ButtonRow>
          <Button
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            disabled={!mine || overtaken}
            onClick={() => mine && void save(mine.version)}
          >
            {t('complaints.tools.round.plan.save')}
          </Button>
          {stops.length > 2 && (
            <Button tone="second" onClick={shorten}>
              {t('complaints.tools.round.plan.shorten')}
            </Button>
          )}
          {!unsaved && stops.length > 0 && (
            <LinkButton tone="quiet" href={`/office/cetak/regu?${print}`}>
              {t('complaints.tools.round.plan.print')}
            </LinkButton>
          )}
        </ButtonRow>
        {stops.length > 0 && <RoundMap stops={stops} here={undefined} onPick={() => {}} />}
      </section>
      <PlanCandidates
        agency={agency}
        taken={new Set(stops.map(({ code }) => code))}
        full={stops.length >= MOST_STOPS}
        onAdd={(stop) => put([...stops, stop])}
      />
    </div>
  );
}
