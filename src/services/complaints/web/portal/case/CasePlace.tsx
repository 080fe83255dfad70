/** Where it is, on a map that is fetched only when somebody wants to see it. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { CityMap } from '../../../../../web/kit/map/CityMap.tsx';
import type { Box, LngLat, MapPoints } from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';

export function CasePlace({ code, point }: { code: string; point: LngLat }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <div data-print="no">
      {open ? (
        <PlaceMap code={code} point={point} />
      ) : (
        <Button tone="second" size="small" icon="map" onClick={() => setOpen(true)}>
          {t('complaints.case.show-map')}
        </Button>
      )}
    </div>
  );
}

/** Degrees around the place: about half a kilometre. */
const AROUND = 0.005;

function PlaceMap({ code, point }: { code: string; point: LngLat }) {
  const { t } = useTexts();
  const { city } = useSession();
  const areas = useQuery(areasQuery).data;
  const { lng, lat } = point;
  const points = useMemo<MapPoints>(
    () => ({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { id: code, tone: 'brand' },
          geometry: { type: 'Point', coordinates: [lng, lat] },
        },
      ],
    }),
    [code, lng, lat],
  );
  const box: Box = [lng - AROUND, lat - AROUND, lng + AROUND, lat + AROUND];
  return (
    <CityMap
      className="h-72"
      label={t('complaints.case.map')}
      box={box}
      areas={areas}
      points={points}
      selectedPoint={code}
      styleUrl={city?.mapStyle}
    />
  );
}
