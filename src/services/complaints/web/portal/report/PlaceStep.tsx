/** Third step: where it is. By map, by the device, or from the list of wards; with a landmark in one's own words. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { type Area, inArea } from '../../../../../shared/geo.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { PlacePicker } from '../../../../../web/kit/map/PlacePicker.tsx';
import type { Areas, LngLat } from '../../../../../web/kit/map/types.ts';
import { areaListQuery, wardOptions } from '../../../../../web/kit/map/wards.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Draft } from '../draft-shape.ts';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; onNext: () => void };

export function PlaceStep({ draft, onChange, onNext }: Props) {
  const { t } = useTexts();
  const { city } = useSession();
  const shapes = useQuery(areasQuery).data;
  const { data: list, isError: noList } = useQuery(areaListQuery);
  const [missing, setMissing] = useState(false);
  const { point, area, areaChosen } = draft;
  const found = useMemo(() => (point && shapes ? wardAt(shapes, point) : undefined), [point, shapes]);
  const outside = found === null;

  // The map suggests the ward; where borders are only approximate a person's own choice stays.
  useEffect(() => {
    if (found && found.code !== area && !(areaChosen && found.approximate)) {
      onChange({ area: found.code, areaChosen: false });
    }
  }, [found, area, areaChosen, onChange]);

  const next = () => {
    const lacking = outside || (!point && !area);
    setMissing(lacking);
    if (!lacking) onNext();
  };
  return (
    <div className="grid gap-6">
      {city && (
        <PlacePicker
          label={t('complaints.report.place.map')}
          box={city.bbox}
          areas={shapes}
          styleUrl={city.mapStyle}
          value={point ?? undefined}
          nameOf={(place) => (shapes ? (wardAt(shapes, place)?.name ?? null) : '')}
          onChange={(place) => onChange({ point: place })}
        />
      )}
      <Select
        label={t('complaints.report.place.ward')}
        note={point ? undefined : t('complaints.report.place.ward-or')}
        hint={
          noList && !list
            ? t('complaints.report.place.ward-missing')
            : point && found?.approximate
              ? t('complaints.report.place.ward-approximate')
              : point
                ? t('complaints.report.place.ward-from-map')
                : t('complaints.report.place.ward-hint')
        }
        empty={t('complaints.report.place.ward-empty')}
        options={wardOptions(list?.areas ?? [])}
        value={area}
        disabled={Boolean(point && found && !found.approximate)}
        onChange={(event) => onChange({ area: event.target.value, areaChosen: event.target.value !== '' })}
      />
      <TextField
        label={t('complaints.report.place.landmark')}
        note={t('complaints.optional')}
        hint={t('complaints.report.place.landmark-hint')}
        maxLength={200}
        autoComplete="off"
        value={draft.place}
        onChange={(event) => onChange({ place: event.target.value })}
      />
      {point && (
        <div className="flush">
          <Button
            tone="quiet"
            size="small"
            icon="cross"
            onClick={() => onChange({ point: null, ...(areaChosen ? {} : { area: '' }) })}
          >
            {t('complaints.report.place.clear')}
          </Button>
        </div>
      )}
      {missing && (outside || (!point && !area)) && (
        <Notice tone="bad" live="assertive">
          {outside ? t('complaints.report.place.outside') : t('complaints.report.place.missing')}
        </Notice>
      )}
      <div>
        <Button size="large" onClick={next}>
          {t('complaints.report.next')}
        </Button>
      </div>
    </div>
  );
}

type Ward = { code: string; name: string; approximate: boolean };

/** The ward at a point; null outside of every one. */
function wardAt(areas: Areas, { lng, lat }: LngLat): Ward | null {
  for (const { geometry, properties } of areas.features) {
    if (inArea([lng, lat], geometry as unknown as Area)) {
      return { code: properties.code, name: properties.name, approximate: properties.approximate ?? false };
    }
  }
  return null;
}
