/** Open cases as marks on a map, for the wall and for the office. */
import type { MapPoints, PointTone } from '../../../web/kit/map/types.ts';
import type { WallCase } from '../contract.ts';

/** Received within this counts as new on the map. */
const NEW_MS = 5 * 60_000;

export function toneOf(item: Pick<WallCase, 'dueAt' | 'openedAt'>, now: number): PointTone {
  if (item.dueAt && Date.parse(item.dueAt) < now) return 'bad';
  return now - Date.parse(item.openedAt) < NEW_MS ? 'accent' : 'brand';
}

/** Late marks last, so that they lie on top. */
export function toPoints(items: readonly WallCase[], now: number): MapPoints {
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
