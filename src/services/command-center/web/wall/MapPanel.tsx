/** The live map: open cases where they lie, late ones marked, and a ring that spreads where a report has just come in. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { CityMap } from '../../../../web/kit/map/CityMap.tsx';
import type { Box, MapPoints, PointTone } from '../../../../web/kit/map/types.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { MapFrame, Source } from '../../../../web/ui/wall/figures.tsx';
import type { WallCase } from '../../contract.ts';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';
import type { Picture } from '../use-overview.ts';
import { placeIn, viewOf } from './projection.ts';

/** Received within this counts as new on the map. */
const NEW_MS = 5 * 60_000;
/** A new report spreads rings for this long. */
const RING_MS = 45_000;

type Props = { picture: Picture; box: Box | undefined; styleUrl: string | null | undefined };

function toneOf(item: WallCase, now: number): PointTone {
  if (item.dueAt && Date.parse(item.dueAt) < now) return 'bad';
  return now - Date.parse(item.openedAt) < NEW_MS ? 'accent' : 'brand';
}

export function MapPanel({ picture, box, styleUrl }: Props) {
  const { t } = useTexts();
  const words = useSourceWords();
  const { overview, areas, now } = picture;
  const lists = overview?.boards.map((board) => board.places) ?? [];
  const items = lists.flatMap((list) => list.items);
  // Equal marks stay one and the same list, so that the map is not drawn anew with each tick of the clock.
  const marks = JSON.stringify(toPoints(items, now));
  const points = useMemo(() => JSON.parse(marks) as ReturnType<typeof toPoints>, [marks]);
  const dead = lists.length > 0 && lists.every((list) => healthNow(list, now) === 'dead');
  return (
    <MapFrame
      title={t('command-center.wall.map.title')}
      note={dead ? undefined : t('command-center.wall.map.note', { count: items.length })}
      legend={
        <div className="wall-legend">
          <Mark tone="accent" words={t('command-center.wall.map.new')} />
          <Mark tone="brand" words={t('command-center.wall.map.open')} />
          <Mark tone="bad" words={t('command-center.wall.map.late')} />
          {lists.map((list) => (
            <Source key={list.source} freshness={healthNow(list, now)}>
              {healthNow(list, now) === 'dead' ? words.dead(list) : words.source(list)}
            </Source>
          ))}
        </div>
      }
    >
      {box && (
        <LiveMap
          label={t('command-center.wall.map.label')}
          box={box}
          areas={areas}
          points={points}
          items={items}
          now={now}
          styleUrl={styleUrl}
        />
      )}
    </MapFrame>
  );
}

function Mark({ tone, words }: { tone: PointTone; words: string }) {
  return (
    <span className="wall-mark" data-tone={tone}>
      {words}
    </span>
  );
}

/** Late marks last, so that they lie on top. */
function toPoints(items: readonly WallCase[], now: number): MapPoints {
  const rank = { brand: 0, accent: 1, bad: 2 } as Record<PointTone, number>;
  const features = items.flatMap((item) =>
    item.point
      ? [
          {
            type: 'Feature' as const,
            properties: { id: item.code, tone: toneOf(item, now) },
            geometry: { type: 'Point' as const, coordinates: [item.point.lng, item.point.lat] },
          },
        ]
      : [],
  );
  features.sort((a, b) => (rank[a.properties.tone] ?? 0) - (rank[b.properties.tone] ?? 0));
  return { type: 'FeatureCollection', features };
}

type MapProps = Pick<Picture, 'areas' | 'now'> & {
  label: string;
  box: Box;
  points: MapPoints;
  items: readonly WallCase[];
  styleUrl: string | null | undefined;
};

function LiveMap({ label, box, areas, points, items, now, styleUrl }: MapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<Box>();
  const [opening, setOpening] = useState<Box>();
  useEffect(() => {
    if (!frame.current) return;
    const { clientWidth: width, clientHeight: height } = frame.current;
    if (width === 0 || height === 0) return;
    // The map lets nobody look far beyond the box it opens with: give it one of the panel's own shape.
    const whole = viewOf(box, { width, height });
    setOpening((before) => before ?? whole);
    setView((before) => before ?? viewOf(whole, { width, height }));
  }, [box]);
  const rings = items.filter((item) => item.point && now - Date.parse(item.openedAt) < RING_MS);
  return (
    <div className="wall-map" ref={frame}>
      {opening && (
        <CityMap
          label={label}
          box={opening}
          areas={areas}
          points={points}
          styleUrl={styleUrl}
          still
          className="wall-map-canvas"
          onView={(next) => setView(next.box)}
        />
      )}
      <div className="wall-rings" aria-hidden="true">
        {view &&
          rings.map((item) => {
            const { x, y } = placeIn(view, item.point ?? { lng: 0, lat: 0 });
            return <span key={item.code} style={{ left: `${x * 100}%`, top: `${y * 100}%` }} />;
          })}
      </div>
    </div>
  );
}
