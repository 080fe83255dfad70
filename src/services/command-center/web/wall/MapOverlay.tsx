/** What lies on the wall's map: marks of open cases, rings where one has just come in, and the names of wards above all. */
import { useMemo } from 'react';
import type { Box, PointTone } from '../../../../web/kit/map/types.ts';
import { placeIn, type Size } from '../projection.ts';
import { type Place, placeLabels } from './labels.ts';

export type Mark = { id: string; tone: PointTone; lng: number; lat: number; ring: boolean };
export type Named = { name: string; lng: number; lat: number };

/** Of the root's letters, as in the style sheet: sizes follow the screen, also one of four thousand pixels. */
const LETTER_REM = 0.84;

type Props = { view: Box; size: Size; marks: readonly Mark[]; names: readonly Named[] };

/** Drawn here and not by the map, whose marks have one size in pixels on every screen and lie over its names. */
export function MapOverlay({ view, size, marks, names }: Props) {
  const placed = useMemo(() => marks.map((mark) => ({ ...mark, ...inView(view, mark) })), [marks, view]);
  const labels = useMemo(() => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const areas = names.map((one) => ({ name: one.name, place: inView(view, one) }));
    return placeLabels(areas, placed, size, rem * LETTER_REM);
  }, [names, placed, size, view]);
  return (
    <div className="wall-overlay" aria-hidden="true">
      {placed.map(({ id, tone, ring, x, y }) => (
        <span
          key={id}
          className="wall-dot"
          data-tone={tone}
          data-ring={ring ? '' : undefined}
          style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
        />
      ))}
      {labels.map(({ name, lines, at }) => (
        <span key={name} className="wall-name" style={{ left: at.x, top: at.y }}>
          {lines.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      ))}
    </div>
  );
}

function inView(view: Box, place: { lng: number; lat: number }): Place {
  return placeIn(view, place);
}
