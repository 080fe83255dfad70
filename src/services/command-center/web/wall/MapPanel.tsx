/** The live map: open cases where they lie, late ones marked, and a ring that spreads where a report has just come in. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { CityMap } from '../../../../web/kit/map/CityMap.tsx';
import { namePoints, noAreas } from '../../../../web/kit/map/style.ts';
import type { Areas, Box } from '../../../../web/kit/map/types.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { MapFrame, Source } from '../../../../web/ui/wall/figures.tsx';
import { healthNow } from '../../rules/health.ts';
import { toneOf } from '../points.ts';
import { fitOf, type Size, viewOf } from '../projection.ts';
import { useSourceWords } from '../source-words.ts';
import type { Picture } from '../use-overview.ts';
import { MapOverlay, type Mark } from './MapOverlay.tsx';

/** A new report spreads rings for this long. */
const RING_MS = 45_000;
/** A screen that is being turned or resized settles first. */
const SETTLE_MS = 200;

type Props = { picture: Picture; box: Box | undefined; styleUrl: string | null | undefined };

export function MapPanel({ picture, box, styleUrl }: Props) {
  const { t } = useTexts();
  const words = useSourceWords();
  const { overview, areas, now } = picture;
  const lists = overview?.boards.map((board) => board.places) ?? [];
  const items = lists.flatMap((list) => list.items);
  // Equal marks stay one and the same list, so that nothing is placed anew with each tick of the clock.
  const written = JSON.stringify(
    items.flatMap((item): Mark[] => {
      const ring = now - Date.parse(item.openedAt) < RING_MS;
      return item.point ? [{ id: item.code, tone: toneOf(item, now), ring, ...item.point }] : [];
    }),
  );
  const marks = useMemo(() => JSON.parse(written) as Mark[], [written]);
  const dead = lists.length > 0 && lists.every((list) => healthNow(list, now) === 'dead');
  return (
    <MapFrame
      title={t('command-center.wall.map.title')}
      note={dead ? undefined : t('command-center.wall.map.note', { count: items.length })}
      legend={
        <div className="wall-legend">
          <LegendMark tone="accent" words={t('command-center.wall.map.new')} />
          <LegendMark tone="brand" words={t('command-center.wall.map.open')} />
          <LegendMark tone="bad" words={t('command-center.wall.map.late')} />
          {lists.map((list) => (
            <Source key={list.source} freshness={healthNow(list, now)}>
              {healthNow(list, now) === 'dead' ? words.dead(list) : words.source(list)}
            </Source>
          ))}
        </div>
      }
    >
      {box && <SizedMap box={box} areas={areas} marks={dead ? NO_MARKS : marks} styleUrl={styleUrl} />}
    </MapFrame>
  );
}

const NO_MARKS: Mark[] = [];

function LegendMark({ tone, words }: { tone: Mark['tone']; words: string }) {
  return (
    <span className="wall-mark" data-tone={tone}>
      {words}
    </span>
  );
}

type MapProps = {
  box: Box;
  areas: Areas | undefined;
  marks: readonly Mark[];
  styleUrl: string | null | undefined;
};

/** The whole city in whatever room there is, also after the screen was turned or a warning took some of it. */
function SizedMap(props: MapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    if (!frame.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new ResizeObserver(([entry]) => {
      const { width, height } = entry?.contentRect ?? { width: 0, height: 0 };
      clearTimeout(timer);
      if (width > 0 && height > 0)
        timer = setTimeout(
          () => setSize({ width: Math.round(width), height: Math.round(height) }),
          SETTLE_MS,
        );
    });
    observer.observe(frame.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, []);
  return (
    <div className="wall-map" ref={frame}>
      {size && <LiveMap size={size} {...props} />}
    </div>
  );
}

function LiveMap({ size, box, areas, marks, styleUrl }: MapProps & { size: Size }) {
  const { t } = useTexts();
  // The map lets nobody look far beyond the box it opens with: give it one of the panel's own shape.
  const [opened] = useState(() => ({ size, box: viewOf(box, size) }));
  const [view, setView] = useState(() => viewOf(opened.box, size));
  // Moved and not made anew: a new map would ask the server for its parts, which may be what cannot be reached.
  const target = useMemo(() => (size === opened.size ? undefined : fitOf(opened.box, size)), [size, opened]);
  const [drawn, setDrawn] = useState(true);
  // Names are written over the marks, by the overlay.
  const nameless = useMemo(() => areas && withoutNames(areas), [areas]);
  const names = useMemo(
    () =>
      namePoints(areas ?? noAreas).features.map(({ properties, geometry }) => ({
        name: properties.name,
        lng: geometry.coordinates[0] ?? 0,
        lat: geometry.coordinates[1] ?? 0,
      })),
    [areas],
  );
  return (
    <>
      <CityMap
        label={t('command-center.wall.map.label')}
        box={opened.box}
        areas={nameless}
        target={target}
        styleUrl={styleUrl}
        still
        className="wall-map-canvas"
        onView={(next) => setView(next.box)}
        onUnavailable={() => setDrawn(false)}
      />
      {drawn && <MapOverlay view={view} size={size} marks={marks} names={styleUrl ? NO_NAMES : names} />}
    </>
  );
}

const NO_NAMES: never[] = [];

function withoutNames(areas: Areas): Areas {
  return {
    ...areas,
    features: areas.features.map((area) => ({ ...area, properties: { ...area.properties, name: '' } })),
  };
}
