/** A map of the city: its areas and points in the face's own colours. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { useTexts } from '../texts/texts.ts';
import type { CityMapProps } from './types.ts';

const MapCanvas = lazy(() => import('./MapCanvas.tsx'));

/**
 * Fills the width; give `className` the height. While the library loads the place is kept, so that nothing
 * jumps. Says that borders are approximate when they are.
 */
export function CityMap(props: CityMapProps) {
  const { t } = useTexts();
  const [unavailable, setUnavailable] = useState(false);
  const approximate = useMemo(
    () => props.areas?.features.some((area) => area.properties.approximate) ?? false,
    [props.areas],
  );
  const fail = () => {
    setUnavailable(true);
    props.onUnavailable?.();
  };
  return (
    <figure className={`city-map ${props.className ?? ''}`} aria-label={props.label}>
      {unavailable ? (
        <p className="p-6 text-ink-soft">{t('kit.map.unavailable')}</p>
      ) : (
        <ErrorBoundary fallback={<p className="p-6 text-ink-soft">{t('kit.map.unavailable')}</p>}>
          <Suspense fallback={<p className="p-6 text-ink-soft">{t('kit.loading')}</p>}>
            <MapCanvas {...props} onUnavailable={fail} />
          </Suspense>
        </ErrorBoundary>
      )}
      {approximate && <figcaption className="city-map-note">{t('kit.map.approximate')}</figcaption>}
    </figure>
  );
}
