/** Picks a place: move the map under the mark, or let the device say where it is. Works by touch, mouse and keyboard. */
import './map.css';
import { useState } from 'react';
import { Button, ButtonRow } from '../../ui/base/button.tsx';
import { Notice } from '../../ui/base/feedback.tsx';
import { useTexts } from '../texts/texts.ts';
import { CityMap } from './CityMap.tsx';
import { type LocateFailure, locateDevice } from './locate.ts';
import type { Areas, Box, LngLat } from './types.ts';

/** `accuracy` in metres when the device told the place. */
export type Place = LngLat & { from: 'map' | 'device'; accuracy?: number };

export type PlacePickerProps = {
  label: string;
  box: Box;
  areas?: Areas | undefined;
  value?: Place | undefined;
  onChange: (place: Place) => void;
  /** The name of the ward at a place; null when it lies outside the city. */
  nameOf?: (place: LngLat) => string | null;
  styleUrl?: string | null | undefined;
  /** Shows the map at once. Otherwise it is fetched when asked for: it weighs three times the rest of the page. */
  startOpen?: boolean;
  /** Called where no map can be drawn: show the list of wards, which should stand beside the map anyway. */
  onUnavailable?: () => void;
};

export function PlacePicker(props: PlacePickerProps) {
  const { value, onChange, nameOf } = props;
  const { t } = useTexts();
  // Without a base map only borders show where one is: keep some in view.
  const closeUp = props.styleUrl ? 17 : 14;
  const [target, setTarget] = useState<(LngLat & { zoom?: number }) | undefined>(
    value ? { lng: value.lng, lat: value.lat, zoom: closeUp } : undefined,
  );
  const [open, setOpen] = useState(props.startOpen ?? false);
  const [centre, setCentre] = useState<LngLat>();
  const [finding, setFinding] = useState(false);
  const [failure, setFailure] = useState<LocateFailure>();

  const find = async () => {
    setFailure(undefined);
    setFinding(true);
    try {
      const { lng, lat, accuracy } = await locateDevice();
      setTarget({ lng, lat, zoom: closeUp });
      onChange({ lng, lat, accuracy, from: 'device' });
    } catch (reason) {
      setFailure(reason === 'denied' ? 'denied' : 'failed');
    } finally {
      setFinding(false);
    }
  };

  const place = value && nameOf ? nameOf(value) : undefined;
  return (
    <div className="grid gap-3">
      <ButtonRow>
        <Button
          tone="second"
          icon="locate"
          busy={finding}
          busyLabel={t('kit.map.locating')}
          onClick={() => void find()}
        >
          {t('kit.map.locate')}
        </Button>
        {!open && (
          <Button tone="second" icon="map" onClick={() => setOpen(true)}>
            {t(value ? 'kit.map.open-set' : 'kit.map.open')}
          </Button>
        )}
      </ButtonRow>
      {failure && (
        <Notice tone="warn">
          {failure === 'denied' ? t('kit.map.locate-denied') : t('kit.map.locate-failed')}
        </Notice>
      )}
      {open && (
        <>
          <p className="text-ink-soft text-sm">{t('kit.map.pick-hint')}</p>
          <div className="place-picker">
            <CityMap
              className="h-72 sm:h-96"
              label={props.label}
              box={props.box}
              areas={props.areas}
              styleUrl={props.styleUrl}
              target={target}
              instead={t('kit.map.choose-ward')}
              onUnavailable={props.onUnavailable}
              onView={(view) => {
                setCentre(view.centre);
                if (view.byHand) onChange({ ...round(view.centre), from: 'map' });
              }}
            />
            <svg
              className="place-mark"
              data-set={value ? '' : undefined}
              viewBox="0 0 24 24"
              aria-hidden="true"
            >
              <path
                fill="currentColor"
                stroke="var(--color-surface)"
                d="M12 1.5a7.5 7.5 0 0 0-7.5 7.5c0 5.4 7.5 13.5 7.5 13.5S19.5 14.4 19.5 9A7.5 7.5 0 0 0 12 1.5Z"
              />
              <circle cx="12" cy="9" r="2.6" fill="var(--color-surface)" />
            </svg>
          </div>
        </>
      )}
      <p role="status">
        {value &&
          (place === null
            ? t('kit.map.outside')
            : place
              ? t('kit.map.place-set-in', { name: place })
              : t('kit.map.place-set'))}
      </p>
      {open && !value && centre && (
        <div>
          <Button tone="second" onClick={() => onChange({ ...round(centre), from: 'map' })}>
            {t('kit.map.use-place')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Six digits are ten centimetres: more would pretend. */
function round({ lng, lat }: LngLat): LngLat {
  return { lng: Math.round(lng * 1e6) / 1e6, lat: Math.round(lat * 1e6) / 1e6 };
}
