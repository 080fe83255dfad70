/** Reports on the map of the city: counted where there are many, one by one where there are few, late ones marked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useLive } from '../../../../../web/kit/live/live.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { CityMap } from '../../../../../web/kit/map/CityMap.tsx';
import type {
  Box,
  LngLat,
  MapPointProperties,
  MapPoints,
  PointTone,
} from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { LoadFailedPage, NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { MapBox } from '../../../contract.ts';
import { categoriesQuery, type ListFilter, mapBoxQuery } from '../questions.ts';
import { StandingBadge } from '../StandingBadge.tsx';

type View = { box: Box; zoom: number };
type MapCase = MapBox['points'][number];

export function CaseMap({ filter }: { filter: ListFilter }) {
  const { city, error, refetch } = useSession();
  if (!city) return <NotYet error={error} retry={() => void refetch()} />;
  return <MapOf key={city.slug} filter={filter} box={city.bbox} styleUrl={city.mapStyle} />;
}

function MapOf({ filter, box, styleUrl }: { filter: ListFilter; box: Box; styleUrl?: string | null }) {
  const { t } = useTexts();
  const areas = useQuery(areasQuery).data;
  const [view, setView] = useState<View>({ box, zoom: 12 });
  const [target, setTarget] = useState<LngLat & { zoom: number }>();
  const [chosen, setChosen] = useState<string>();
  const settle = useRef<ReturnType<typeof setTimeout>>(undefined);
  const question = mapBoxQuery({
    bbox: view.box.map((degree) => degree.toFixed(4)).join(','),
    zoom: Math.round(view.zoom * 2) / 2,
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.category ? { category: filter.category } : {}),
  });
  const { data, error, refetch } = useQuery({ ...question, placeholderData: keepPreviousData });
  useLive(['complaints.public'], { invalidate: [['complaints', 'map']] });
  const points = useMemo(() => (data ? pointsOf(data) : undefined), [data]);
  const one = data?.points.find(({ code }) => code === chosen);
  const { total, late } = data ? countsOf(data) : { total: 0, late: 0 };

  const pick = (id: string) => {
    const cluster = data?.clusters.find((tile) => idOf(tile) === id);
    if (!cluster) return setChosen(id);
    setTarget({ lng: cluster.lng, lat: cluster.lat, zoom: Math.min(18, view.zoom + 2) });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p role="status" className="text-ink-soft">
        {data &&
          (total === 0
            ? t('complaints.map.none')
            : data.clusters.length > 0
              ? t('complaints.map.count', { count: total })
              : t('complaints.map.count-late', { count: total, late }))}
      </p>
      <CityMap
        className="h-[26rem] sm:h-[34rem]"
        label={t('complaints.map.label')}
        instead={t('complaints.map.instead')}
        box={box}
        areas={areas}
        points={points}
        selectedPoint={chosen}
        styleUrl={styleUrl}
        target={target}
        onPickPoint={pick}
        onView={(next) => {
          clearTimeout(settle.current);
          settle.current = setTimeout(() => setView({ box: next.box, zoom: next.zoom }), 250);
        }}
      />
      <Legend />
      {error && !data && <LoadFailedPage error={error} retry={() => void refetch()} />}
      <div aria-live="polite">{one ? <Chosen one={one} /> : <p>{t('complaints.map.hint')}</p>}</div>
    </div>
  );
}

function Legend() {
  const { t } = useTexts();
  const rows = [
    ['bg-brand', t('complaints.map.open')],
    ['bg-bad', t('complaints.map.late')],
    ['bg-good', t('complaints.map.closed')],
    ['bg-warn', t('complaints.map.not-mended')],
    ['bg-calm', t('complaints.map.rejected')],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm" aria-label={t('complaints.map.legend')}>
      {rows.map(([colour, words]) => (
        <li key={colour} className="flex items-center gap-2">
          <span className={`${colour} inline-block size-4 rounded-full`} aria-hidden="true" />
          {words}
        </li>
      ))}
    </ul>
  );
}

function Chosen({ one }: { one: MapCase }) {
  const { t } = useTexts();
  const category = useQuery(categoriesQuery).data?.categories.find(({ id }) => id === one.category);
  return (
    <div className="card gap-3">
      <p className="font-semibold text-lg">{category?.title ?? one.category}</p>
      <p className="flex flex-wrap items-center gap-3">
        <StandingBadge item={one} />
        <span className="tabular">{one.code}</span>
      </p>
      {one.late && <Notice tone="bad">{t('complaints.map.chosen-late')}</Notice>}
      <div>
        <LinkButton href={`/laporan/${one.code}`} icon="arrow-right">
          {t('complaints.map.open-case')}
        </LinkButton>
      </div>
    </div>
  );
}

/** `point_count` makes the map draw a mark with a number: these groups were counted by the server. */
type TileProperties = MapPointProperties & { point_count?: number; point_count_abbreviated?: string };

function pointsOf(found: MapBox): MapPoints {
  const place = (lng: number, lat: number, properties: TileProperties) => ({
    type: 'Feature' as const,
    properties,
    geometry: { type: 'Point' as const, coordinates: [lng, lat] },
  });
  return {
    type: 'FeatureCollection',
    features: [
      ...found.clusters.map((tile) =>
        place(tile.lng, tile.lat, {
          id: idOf(tile),
          point_count: tile.count,
          point_count_abbreviated:
            tile.count < 1000 ? String(tile.count) : `${Math.round(tile.count / 1000)}k`,
        }),
      ),
      ...found.points.map((one) => place(one.lng, one.lat, { id: one.code, tone: toneOf(one) })),
    ],
  };
}

function idOf(tile: { lat: number; lng: number }): string {
  return `tile:${tile.lat},${tile.lng}`;
}

function toneOf({ late, state, mended }: MapCase): PointTone {
  if (late) return 'bad';
  if (mended === false) return 'warn';
  return state === 'closed' ? 'good' : state === 'rejected' ? 'calm' : 'brand';
}

function countsOf(found: MapBox): { total: number; late: number } {
  return {
    total: found.clusters.reduce((sum, { count }) => sum + count, 0) + found.points.length,
    late: found.points.filter(({ late }) => late).length,
  };
}
