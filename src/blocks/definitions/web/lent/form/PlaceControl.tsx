/** A place of a form: a point on the map or from the device, and its address in words. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Area, inArea } from '../../../../../shared/geo.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { PlacePicker } from '../../../../../web/kit/map/PlacePicker.tsx';
import type { Areas, LngLat } from '../../../../../web/kit/map/types.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { FieldError, TextField } from '../../../../../web/ui/base/field.tsx';

export type PlaceValue = { lat?: number; lng?: number; address?: string };

type Props = {
  id: string;
  label: string;
  note?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: PlaceValue;
  onChange: (value: PlaceValue) => void;
};

export function PlaceControl({ id, label, note, hint, error, value, onChange }: Props) {
  const { t } = useTexts();
  const { city } = useSession();
  const shapes = useQuery(areasQuery).data;
  const point =
    value.lat !== undefined && value.lng !== undefined ? { lat: value.lat, lng: value.lng } : undefined;
  return (
    <fieldset className="choices field" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {note && <span className="field-note">{note}</span>}
      </legend>
      {hint && <div className="field-hint">{hint}</div>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {city && (
        <PlacePicker
          label={label}
          box={city.bbox}
          areas={shapes}
          styleUrl={city.mapStyle}
          value={point && { ...point, from: 'map' }}
          nameOf={(place) => (shapes ? nameAt(shapes, place) : '')}
          onChange={({ lat, lng }) => onChange({ ...value, lat, lng })}
        />
      )}
      <TextField
        id={id}
        label={t('definitions.form.place.address')}
        hint={t('definitions.form.place.address-hint')}
        maxLength={300}
        autoComplete="street-address"
        value={value.address ?? ''}
        onChange={({ target }) => onChange({ ...value, address: target.value })}
      />
    </fieldset>
  );
}

function nameAt(areas: Areas, { lng, lat }: LngLat): string | null {
  const found = areas.features.find(({ geometry }) => inArea([lng, lat], geometry as unknown as Area));
  return found?.properties.name ?? null;
}
