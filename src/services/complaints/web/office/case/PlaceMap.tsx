/** Where it is, on a small map with the wards around it; on a phone it is fetched when asked for. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { CityMap } from '../../../../../web/kit/map/CityMap.tsx';
import type { MapPoints } from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';

export function PlaceMap({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const { city } = useSession();
  const [wanted, setWanted] = useState(() => window.matchMedia('(min-width: 48rem)').matches);
  const { code, exactPoint } = item;
  const lat = exactPoint?.lat;
  const lng = exactPoint?.lng;
  // Without streets only the wards tell where it is: show a few of them.
  const zoom = city?.mapStyle ? 16 : 13;
  const target = useMemo(
    () => (lat === undefined || lng === undefined ? undefined : { lat, lng, zoom }),
    [lat, lng, zoom],
  );
  const points = useMemo<MapPoints>(
    () => ({
      type: 'FeatureCollection',
      features: target
        ? [
            {
              type: 'Feature',
              geometry: { type: 'Point', coordinates: [target.lng, target.lat] },
              properties: { id: code, tone: 'accent' },
            },
          ]
        : [],
    }),
    [code, target],
  );
  const areas = useQuery({ ...areasQuery, enabled: wanted && target !== undefined }).data;
  if (!target || !city) return null;
  if (!wanted)
    return (
      <div data-print="no">
        <Button tone="second" icon="map" onClick={() => setWanted(true)}>
          {t('complaints.desk.case.show-map')}
        </Button>
      </div>
    );
  return (
    <div data-print="no">
      <CityMap
        className="case-map"
        label={t('complaints.desk.case.map', { area: item.area?.name ?? city.name })}
        box={city.bbox}
        areas={areas}
        points={points}
        selectedArea={item.area?.code}
        selectedPoint={code}
        target={target}
        styleUrl={city.mapStyle}
      />
    </div>
  );
}
