/** The dispatcher puts together what a crew visits on a day: by dragging, or with buttons and keys. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { say as inWords } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { DeskPage } from '../../../rules/desk-contract.ts';
import { orderRound } from '../../../rules/round.ts';
import {
  MOST_STOPS,
  type PlannedStop,
  type RoundPlanned,
  type Rounds,
} from '../../../rules/round-contract.ts';
import { noon } from '../categories/records.ts';
import { agenciesQuery } from '../desk-data.ts';
import { priorityWords } from '../words.ts';
import { RoundMap } from './RoundMap.tsx';
import { roundsQuery } from './round-data.ts';
import './tools.css';
import './round.css';

const candidatesQuery = (agency: string) =>
  queryOptions({
    queryKey: ['complaints', 'desk', 'plan', agency],
    queryFn: ({ signal }) =>
      api.get<DeskPage>('/api/desk/complaints', { query: { view: 'todo', agency, limit: 100 }, signal }),
  });

export function Page() {
  const { t, language } = useTexts();
  const { actor, city } = useSession();
  const [search, setSearch] = useSearch();
  const all = useQuery(agenciesQuery).data?.agencies;
  const held = (actor?.roles ?? []).filter(({ permissions }) => permissions.includes('complaints.triage'));
  const reaches = (id: string): boolean => {
    if (held.some(({ agency }) => agency === null || agency === id)) return true;
    const parent = all?.find((one) => one.id === id)?.parent;
    return parent ? reaches(parent) : false;
  };
  const mine = (all ?? []).filter(({ id }) => reaches(id));
  const agency = search.perangkat ?? held.find((one) => one.agency)?.agency ?? mine[0]?.id ?? '';
  // Canadian English writes a day as ISO 8601 does.
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: city?.zone }).format(Date.now());
  const day = search.hari ?? today;
  return (
    <div className="plan">
      <OfficeTitle
        title={t('complaints.tools.round.plan.title')}
        note={t('complaints.tools.round.plan.note')}
      />
      <div className="tool-pair">
        <Select
          label={t('complaints.tools.round.plan.agency')}
          value={agency}
          onChange={(event) => setSearch({ perangkat: event.target.value, petugas: undefined })}
          options={mine
            .map(({ id, name }) => ({ value: id, label: inWords(name, language) }))
            .sort((a, b) => a.label.localeCompare(b.label))}
        />
        <DateField
          label={t('complaints.tools.round.plan.day')}
          value={day}
          min={today}
          onChange={(event) => setSearch({ hari: event.target.value || undefined })}
        />
      </div>
      {agency && (
        <Crews
          key={`${agency} ${day}`}
          agency={agency}
          day={day}
          officer={search.petugas}
          onOfficer={(id) => setSearch({ petugas: id })}
        />
      )}
    </div>
  );
}

type CrewsProps = {
  agency: string;
  day: string;
  officer: string | undefined;
  onOfficer: (id: string) => void;
};

function Crews({ agency, day, officer, onOfficer }: CrewsProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(roundsQuery(agency, day));
  if (!data)
    return error ? (
      <LoadFailedPage error={error} retry={() => void refetch()} />
    ) : (
      <LoadingState label={t('kit.loading')} rows={4} />
    );
  const crew = data.crews.find((one) => one.officer.id === officer) ?? data.crews[0];
  if (!crew) return <EmptyState title={t('complaints.tools.round.plan.no-crew')} />;
  return (
    <>
      <Select
        label={t('complaints.tools.round.plan.crew')}
        value={crew.officer.id}
        onChange={(event) => onOfficer(event.target.value)}
        options={data.crews.map((one) => ({
          value: one.officer.id,
          label: `${one.officer.name} (${one.stops.length})`,
        }))}
      />
      <Plan key={`${crew.officer.id} ${crew.version}`} agency={agency} day={day} crew={crew} />
    </>
  );
}

type PlanProps = { agency: string; day: string; crew: Rounds['crews'][number] };

function Plan({ agency, day, crew }: PlanProps) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [stops, setStops] = useState<PlannedStop[]>(crew.stops);
  const [changed, setChanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [notices, setNotices] = useState<string[]>([]);
  const [moved, setMoved] = useState('');
  const candidates = useQuery(candidatesQuery(agency)).data?.items;
  const put = (next: PlannedStop[]) => {
    setStops(next.slice(0, MOST_STOPS));
    setChanged(true);
  };
  const move = (from: number, to: number) => {
    const stop = stops[from];
    if (!stop || to < 0 || to >= stops.length || from === to) return;
    const next = stops.toSpliced(from, 1).toSpliced(to, 0, stop);
    put(next);
    setMoved(t('complaints.tools.round.plan.moved', { code: stop.code, number: to + 1 }));
  };
  useEffect(() => {
    if (!changed) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed]);
  const save = async () => {
    setBusy(true);
    setNotices([]);
    try {
      const path = `/api/desk/rounds/${encodeURIComponent(agency)}/${day}/${encodeURIComponent(crew.officer.id)}`;
      const { refused } = await api.put<RoundPlanned>(path, {
        version: crew.version,
        stops: stops.map(({ code }) => code),
      });
      setChanged(false);
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
      await client.invalidateQueries({ queryKey: ['complaints', 'rounds', agency, day] });
    } catch (error) {
      const overtaken = error instanceof ApiProblem && error.status === 409;
      setNotices([overtaken ? t('complaints.tools.round.plan.conflict') : problemWords(error).detail]);
      if (overtaken) {
        say({ tone: 'bad', keep: true, text: t('complaints.tools.round.plan.conflict') });
        await client.invalidateQueries({ queryKey: ['complaints', 'rounds', agency, day] });
      }
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
  const left = (candidates ?? []).filter(({ code }) => !stops.some((stop) => stop.code === code));
  return (
    <div className="plan-both">
      <section aria-labelledby="plan-stops" className="plan">
        <h2 id="plan-stops">{t('complaints.tools.round.plan.stops')}</h2>
        <p className="sr-only" role="status">
          {moved}
        </p>
        {notices.map((notice) => (
          <Notice key={notice} tone="bad" live="assertive">
            {notice}
          </Notice>
        ))}
        {stops.length === 0 && <p className="text-ink-soft">{t('complaints.tools.round.plan.none')}</p>}
        <ol className="round-stops">
          {stops.map((stop, index) => (
            <Planned
              key={stop.code}
              stop={stop}
              index={index}
              last={index === stops.length - 1}
              onMove={move}
              onOut={() => put(stops.filter(({ code }) => code !== stop.code))}
            />
          ))}
        </ol>
        {changed && <p className="text-ink-soft">{t('complaints.tools.round.plan.unsaved')}</p>}
        <ButtonRow>
          <Button
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            disabled={!changed}
            onClick={() => void save()}
          >
            {t('complaints.tools.round.plan.save')}
          </Button>
          {stops.length > 2 && (
            <Button tone="second" onClick={shorten}>
              {t('complaints.tools.round.plan.shorten')}
            </Button>
          )}
          {!changed && stops.length > 0 && (
            <LinkButton tone="quiet" href={`/office/cetak/regu?${print}`}>
              {t('complaints.tools.round.plan.print')}
            </LinkButton>
          )}
        </ButtonRow>
        {stops.length > 0 && <RoundMap stops={stops} here={undefined} onPick={() => {}} />}
      </section>
      <section aria-labelledby="plan-candidates" className="plan">
        <h2 id="plan-candidates">{t('complaints.tools.round.plan.candidates')}</h2>
        {candidates && left.length === 0 && (
          <p className="text-ink-soft">{t('complaints.tools.round.plan.candidates-none')}</p>
        )}
        {!candidates && <LoadingState label={t('kit.loading')} rows={4} />}
        <ul className="round-stops">
          {left.map((item) => (
            <li className="plan-stop" key={item.code}>
              <div>
                <p className="text-sm text-ink-soft tabular">
                  {item.code}
                  {item.assignee && ` · ${item.assignee.name}`}
                </p>
                <p className="font-semibold">{item.title}</p>
                <p className="text-sm">{item.area?.name}</p>
              </div>
              <Button
                tone="second"
                size="small"
                icon="plus"
                aria-label={t('complaints.tools.round.plan.in', { code: item.code })}
                disabled={stops.length >= MOST_STOPS}
                onClick={() =>
                  put([
                    ...stops,
                    {
                      ...{ code: item.code, title: item.title, state: item.state, open: true },
                      ...{ late: item.late, priority: item.priority, category: item.category.name },
                      ...{ area: item.area?.name ?? null, place: null, point: item.point },
                    },
                  ])
                }
              >
                {t('complaints.tools.round.plan.in', { code: '' })}
              </Button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

type StopProps = {
  stop: PlannedStop;
  index: number;
  last: boolean;
  onMove: (from: number, to: number) => void;
  onOut: () => void;
};

const DRAGGED = 'text/x-pendopo-stop';

function Planned({ stop, index, last, onMove, onOut }: StopProps) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const priority = priorityWords[stop.priority];
  const { code } = stop;
  return (
    <li
      className="plan-stop"
      draggable
      data-code={code}
      data-over={over ? '' : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, String(index));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = event.dataTransfer.getData(DRAGGED);
        if (from === '') return;
        event.preventDefault();
        onMove(Number(from), index);
      }}
    >
      <span className="round-number tabular">{index + 1}</span>
      <div>
        <p className="round-marks text-sm">
          <span className="tabular">{code}</span>
          {priority && <PriorityMark level={stop.priority as Priority}>{t(priority)}</PriorityMark>}
          {!stop.open && <Badge tone="good">{t('complaints.desk.state.closed')}</Badge>}
        </p>
        <p className="font-semibold">{stop.title}</p>
        <p className="text-sm text-ink-soft">{stop.area}</p>
      </div>
      <Button
        tone="quiet"
        size="small"
        icon="arrow-up"
        aria-label={t('complaints.tools.round.plan.up', { code })}
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      >
        {''}
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon="down"
        aria-label={t('complaints.tools.round.plan.down', { code })}
        disabled={last}
        onClick={() => onMove(index, index + 1)}
      >
        {''}
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon="cross"
        aria-label={t('complaints.tools.round.plan.out', { code })}
        onClick={onOut}
      >
        {''}
      </Button>
    </li>
  );
}
