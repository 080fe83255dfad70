/** The crew's list of today, on a phone: a short way through the places, readable and workable without a network. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { localDate } from '../../../../../shared/time.ts';
import { locateDevice } from '../../../../../web/kit/map/locate.ts';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { belongsTo } from '../../../../../web/kit/queue/machine.ts';
import { useQueue } from '../../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { orderRound, type RoundPoint, wayLength } from '../../../rules/round.ts';
import type { RoundCase } from '../../../rules/round-contract.ts';
import { noon } from '../categories/records.ts';
import { FIELD_ACTS, FIELD_KIND, isBehind, waitingFor } from './field-acts.ts';
import { RefusedActs } from './RefusedActs.tsx';
import { RoundMap } from './RoundMap.tsx';
import { roundQuery, type ShownRound } from './round-data.ts';
import { StopCard } from './StopCard.tsx';
import { StopSheet } from './StopSheet.tsx';
import './tools.css';
import './round.css';

export function Page() {
  const { actor } = useSession();
  const officer = actor?.id ?? '';
  useKeptSession();
  const { data, error, refetch } = useQuery({ ...roundQuery(officer), enabled: officer !== '' });
  if (data) return <Shown officer={officer} shown={data} />;
  return <NotYet error={error} retry={() => void refetch()} rows={5} />;
}

/** Who signed in before the worker took charge was not written down by it: asked once more, the page opens without a network. */
function useKeptSession(): void {
  const client = useQueryClient();
  useEffect(() => {
    const worker = navigator.serviceWorker;
    if (!worker) return;
    const renew = () => void client.invalidateQueries({ queryKey: ['session'] });
    if (worker.controller) renew();
    worker.addEventListener('controllerchange', renew);
    return () => worker.removeEventListener('controllerchange', renew);
  }, [client]);
}

type Order = 'plan' | 'near' | 'urgent';

/** As planned, with what nobody planned after it; or the short way, or the urgent first. */
function inOrder(left: readonly RoundCase[], order: Order, here: RoundPoint | undefined) {
  const stops = left.map((stop) => ({ ...stop, id: stop.code, point: stop.exactPoint }));
  if (order !== 'plan') return orderRound(stops, { start: here ?? null, urgent: order === 'urgent' });
  const planned = stops.filter((stop) => stop.planned !== null);
  const others = stops.filter((stop) => stop.planned === null);
  const from = planned.at(-1)?.point ?? here ?? null;
  return [...planned, ...orderRound(others, { start: from, urgent: false })];
}

/** The stop of the open sheet, until the person closes it: also when the list has lost it meanwhile. */
function useOpened(stops: readonly RoundCase[], code: string | undefined) {
  const held = useRef<RoundCase>(undefined);
  const found = stops.find((stop) => stop.code === code);
  if (found || held.current?.code !== code) held.current = found;
  return { opened: held.current, gone: found === undefined };
}

function Shown({ officer, shown }: { officer: string; shown: ShownRound }) {
  const { t, formats } = useTexts();
  const { round } = shown;
  const [search, setSearch] = useSearch();
  const all = useQueue(FIELD_KIND).items;
  const queued = useMemo(() => all.filter((item) => belongsTo(item, officer)), [all, officer]);
  const others = all.filter((item) => !belongsTo(item, officer) && item.state !== 'sent').length;
  const [here, setHere] = useState<RoundPoint>();
  const [order, setOrder] = useState<Order>(round.planned ? 'plan' : 'near');
  // Once closed on this phone a stop is behind the crew, sent or not.
  const left = useMemo(() => round.stops.filter((stop) => !isBehind(stop, queued)), [round.stops, queued]);
  const behind = round.stops.length - left.length;
  const ordered = useMemo(() => inOrder(left, order, here), [left, order, here]);
  const { opened, gone } = useOpened(round.stops, search.kode);
  if (opened) {
    const act = FIELD_ACTS.find((one) => one === search.langkah);
    return (
      <StopSheet
        key={opened.code}
        officer={officer}
        stop={opened}
        gone={gone}
        round={round}
        queued={queued}
        here={here}
        act={act === 'arrive' ? undefined : act}
        onAct={(next) => setSearch({ langkah: next })}
        onClose={() => setSearch({ kode: undefined, langkah: undefined })}
      />
    );
  }
  const way = wayLength(
    here ?? null,
    ordered.flatMap(({ point }) => point ?? []),
  );
  return (
    <div className="round">
      <OfficeTitle
        title={t('complaints.tools.round.title')}
        note={t('complaints.tools.round.count', { open: left.length, done: round.done + behind })}
        actions={
          !shown.kept &&
          round.stops.length > 0 && (
            <LinkButton tone="quiet" href="/office/cetak/regu">
              {t('complaints.tools.round.print')}
            </LinkButton>
          )
        }
      />
      <KeptNote shown={shown} />
      {others > 0 && <Notice>{t('complaints.tools.round.of-others', { count: others })}</Notice>}
      <RefusedActs items={queued.filter((item) => item.state === 'attention')} stops={round.stops} />
      {left.length === 0 ? (
        <EmptyState title={t('complaints.tools.round.empty')}>
          {t('complaints.tools.round.empty-hint')}
        </EmptyState>
      ) : (
        <>
          <RadioCards
            name="order"
            columns={2}
            label={t('complaints.tools.round.order')}
            value={order}
            onChange={setOrder}
            choices={[
              ...(round.planned
                ? [{ value: 'plan' as const, title: t('complaints.tools.round.order.plan') }]
                : []),
              { value: 'near' as const, title: t('complaints.tools.round.order.near') },
              { value: 'urgent' as const, title: t('complaints.tools.round.order.urgent') },
            ]}
          />
          <Locate here={here} onHere={setHere} />
          {way > 0 && (
            <p className="text-ink-soft text-sm">
              {t('complaints.tools.round.whole-way', { distance: formats.distance(way) })}
            </p>
          )}
          <RoundMap stops={ordered} here={here} onPick={(code) => setSearch({ kode: code })} />
          <ol className="round-stops" aria-label={t('complaints.tools.round.stops')}>
            {ordered.map((stop, index) => (
              <StopCard
                key={stop.code}
                number={index + 1}
                stop={stop}
                from={index === 0 ? here : (ordered[index - 1]?.point ?? undefined)}
                fromHere={index === 0}
                waiting={waitingFor(queued, stop.code).length}
                onOpen={() => setSearch({ kode: stop.code })}
              />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}

function KeptNote({ shown: { kept, at, round } }: { shown: ShownRound }) {
  const { t, formats } = useTexts();
  const { city } = useSession();
  if (kept && city && round.day !== localDate(Date.now(), city.zone))
    return (
      <Notice tone="warn">
        {t('complaints.tools.round.other-day', { day: formats.longDate(noon(round.day)) })}
      </Notice>
    );
  if (kept)
    return <Notice tone="warn">{t('complaints.tools.round.from-kept', { time: formats.time(at) })}</Notice>;
  return (
    <p className="text-ink-soft text-sm">{t('complaints.tools.round.kept', { time: formats.time(at) })}</p>
  );
}

function Locate({ here, onHere }: { here: RoundPoint | undefined; onHere: (point: RoundPoint) => void }) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<'denied' | 'failed'>();
  const locate = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      const { lat, lng } = await locateDevice();
      onHere({ lat, lng });
    } catch (reason) {
      setFailed(reason === 'denied' ? 'denied' : 'failed');
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-2">
      <Button
        tone="second"
        icon="map"
        wide
        busy={busy}
        busyLabel={t('complaints.tools.round.locating')}
        onClick={() => void locate()}
      >
        {t('complaints.tools.round.locate')}
      </Button>
      {failed && (
        <Notice tone="warn">
          {t(failed === 'denied' ? 'complaints.tools.round.denied' : 'complaints.tools.round.no-position')}
        </Notice>
      )}
      {here && !failed && (
        <p className="text-ink-soft text-sm" role="status">
          {t('complaints.tools.round.located')}
        </p>
      )}
    </div>
  );
}
