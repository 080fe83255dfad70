/** The stops with their numbers on the map of the city; fetched when asked for, as phones pay for every byte. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { boxOf, growBox } from '../../../../../shared/geo.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { CityMap } from '../../../../../web/kit/map/CityMap.tsx';
import type { Box, MapPoints } from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { RoundPoint } from '../../../rules/round.ts';
import type { RoundCase } from '../../../rules/round-contract.ts';

type Props = {
  stops: readonly (Pick<RoundCase, 'code' | 'late' | 'priority'> & { point: RoundPoint | null })[];
  here: RoundPoint | undefined;
  onPick: (code: string) => void;
};

const HERE = 'here';
const MARGIN_METRES = 250;

export function RoundMap({ stops, here, onPick }: Props) {
  const { t } = useTexts();
  const { city } = useSession();
  const [wanted, setWanted] = useState(() => window.matchMedia('(min-width: 48rem)').matches);
  const areas = useQuery({ ...areasQuery, enabled: wanted }).data;
  const points = useMemo<MapPoints>(
    () => ({
      type: 'FeatureCollection',
      features: [
        ...stops.flatMap(({ code, late, point }, index) =>
          point
            ? [
                {
                  type: 'Feature' as const,
                  geometry: { type: 'Point' as const, coordinates: [point.lng, point.lat] },
                  properties: {
                    id: code,
                    label: String(index + 1),
                    tone: late ? ('bad' as const) : ('brand' as const),
                  },
                },
              ]
            : [],
        ),
        ...(here
          ? [
              {
                type: 'Feature' as const,
                geometry: { type: 'Point' as const, coordinates: [here.lng, here.lat] },
                properties: { id: HERE, tone: 'good' as const },
              },
            ]
          : []),
      ],
    }),
    [stops, here],
  );
  const box = useMemo<Box | undefined>(() => {
    const found = boxOf(
      [...stops.flatMap(({ point }) => point ?? []), ...(here ? [here] : [])].map(({ lng, lat }) => [
        lng,
        lat,
      ]),
    );
    return found && ([...growBox(found, MARGIN_METRES)] as Box);
  }, [stops, here]);
  if (!city || !box) return null;
  if (!wanted)
    return (
      <Button tone="second" icon="map" wide onClick={() => setWanted(true)}>
        {t('complaints.tools.round.map-show')}
      </Button>
    );
  return (
    <CityMap
      key={box.join()}
      className="round-map"
      label={t('complaints.tools.round.map')}
      box={box}
      areas={areas}
      points={points}
      onPickPoint={(id) => id !== HERE && onPick(id)}
      styleUrl={city.mapStyle}
      instead={t('complaints.tools.round.map-instead')}
    />
  );
}
