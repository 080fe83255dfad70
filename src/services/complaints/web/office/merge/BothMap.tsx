/** Two reports on one small map, where both have a point and the city has streets to show; else the distance says as much. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { CityMap } from '../../../../../web/kit/map/CityMap.tsx';
import type { LngLat, MapPoints } from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';

type Mark = { code: string; point: LngLat; tone: 'accent' | 'brand'; label: string };

export function BothMap({ marks }: { marks: [Mark, Mark] }) {
  const { t } = useTexts();
  const { city } = useSession();
  const areas = useQuery({ ...areasQuery, enabled: Boolean(city?.mapStyle) }).data;
  const key = JSON.stringify(marks);
  const { points, target } = useMemo(() => {
    const [one, other] = JSON.parse(key) as [Mark, Mark];
    const made: MapPoints = {
      type: 'FeatureCollection',
      features: [one, other].map(({ code, point, tone, label }) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [point.lng, point.lat] },
        properties: { id: code, tone, label },
      })),
    };
    const middle = {
      lat: (one.point.lat + other.point.lat) / 2,
      lng: (one.point.lng + other.point.lng) / 2,
    };
    return { points: made, target: { ...middle, zoom: 17 } };
  }, [key]);
  if (!city?.mapStyle) return null;
  return (
    <CityMap
      className="compare-map"
      label={t('complaints.desk.merge.map')}
      box={city.bbox}
      areas={areas}
      points={points}
      target={target}
      styleUrl={city.mapStyle}
    />
  );
}
