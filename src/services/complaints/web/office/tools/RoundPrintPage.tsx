/** A crew's list of a day on paper: the own one of today, or one that a dispatcher planned. */
import { useQuery } from '@tanstack/react-query';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { useSearch } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import type { PlannedStop } from '../../../rules/round-contract.ts';
import { noon } from '../categories/records.ts';
import { priorityWords } from '../words.ts';
import { outlineOf } from './outline.ts';
import { PaperFoot, PaperFrame, PaperQr } from './PaperFrame.tsx';
import { PaperMap } from './PaperMap.tsx';
import { roundQuery, roundsQuery } from './round-data.ts';

export function Page() {
  const [{ perangkat, hari, petugas }] = useSearch();
  return perangkat && hari && petugas ? <Planned agency={perangkat} day={hari} officer={petugas} /> : <Own />;
}

function Own() {
  const { actor } = useSession();
  const { data, error, refetch } = useQuery(roundQuery(actor?.id ?? ''));
  const stops = data?.round.stops.map((stop) => ({
    ...{ code: stop.code, title: stop.title, state: stop.state, open: true, late: stop.late },
    ...{ priority: stop.priority, category: stop.category.name, place: stop.place },
    ...{ area: stop.area?.name ?? null, point: stop.exactPoint },
  }));
  return (
    <PaperFrame back="/office/regu">
      {data && stops ? (
        <List name={data.round.officer.name} day={data.round.day} stops={stops} />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      )}
    </PaperFrame>
  );
}

function Planned({ agency, day, officer }: { agency: string; day: string; officer: string }) {
  const { data, error, refetch } = useQuery(roundsQuery(agency, day));
  const crew = data?.crews.find((one) => one.officer.id === officer);
  const back = `/office/regu/susun?${new URLSearchParams({ perangkat: agency, hari: day, petugas: officer })}`;
  return (
    <PaperFrame back={back}>
      {data ? (
        <List
          name={crew?.officer.name ?? ''}
          day={day}
          stops={crew?.stops.filter(({ open }) => open) ?? []}
        />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      )}
    </PaperFrame>
  );
}

function List({ name, day, stops }: { name: string; day: string; stops: readonly PlannedStop[] }) {
  const { t, formats } = useTexts();
  const { city } = useSession();
  const areas = useQuery(areasQuery).data;
  const outline = outlineOf(
    areas,
    undefined,
    stops.flatMap(({ point }, index) => (point ? [{ ...point, label: String(index + 1) }] : [])),
  );
  if (stops.length === 0) return <EmptyState title={t('complaints.tools.sheet.none')} />;
  return (
    <article className="paper" data-list="" aria-labelledby="sheet-title">
      <header className="paper-head">
        <div>
          <p>{city?.name}</p>
          <h1 id="sheet-title">{t('complaints.tools.sheet.list-title')}</h1>
          <p className="font-semibold">
            {name} · {formats.longDate(noon(day))}
          </p>
          <p>{t('complaints.tools.sheet.stops', { count: stops.length })}</p>
        </div>
        {outline && <PaperMap outline={outline} label={t('complaints.tools.round.map')} />}
      </header>
      <table className="paper-table">
        <thead>
          <tr>
            <th>{t('complaints.tools.sheet.number')}</th>
            <th>{t('complaints.tools.sheet.report')}</th>
            <th>{t('complaints.tools.sheet.where')}</th>
            <th>{t('complaints.tools.sheet.tick')}</th>
            <th>QR</th>
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, index) => {
            const priority = priorityWords[stop.priority];
            return (
              <tr key={stop.code}>
                <td className="tabular">{index + 1}</td>
                <td>
                  <strong className="tabular">{stop.code}</strong>
                  <br />
                  {stop.title}
                  <br />
                  {stop.category}
                  {priority && ` · ${t(priority)}`}
                </td>
                <td>
                  {[stop.area, stop.place].filter(Boolean).join(', ') || '–'}
                  {stop.point && (
                    <span className="paper-small tabular">
                      {stop.point.lat.toFixed(5)}, {stop.point.lng.toFixed(5)}
                    </span>
                  )}
                </td>
                <td className="paper-tick">
                  ☐ {t('complaints.tools.sheet.hand.mended')}
                  <br />☐ {t('complaints.tools.sheet.hand.not')}
                </td>
                <td>
                  <PaperQr
                    text={`${window.location.origin}/office/laporan/${encodeURIComponent(stop.code)}`}
                    label={t('complaints.tools.sheet.qr', { code: stop.code })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <PaperFoot />
    </article>
  );
}
