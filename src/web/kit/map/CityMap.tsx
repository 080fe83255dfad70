/** A map of the city: its areas and points in the face's own colours. */
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { ErrorBoundary } from '../shell/ErrorBoundary.tsx';
import { useOnline } from '../shell/online.ts';
import { useTexts } from '../texts/texts.ts';
import type { CityMapProps } from './types.ts';

type CanvasProps = CityMapProps & { retry: () => void };

/** What was fetched, or failed to be, is remembered by `lazy` for good: the next try needs a new one. */
let Canvas = lazily();

function lazily(): ComponentType<CanvasProps> {
  return lazy(async () => {
    try {
      return await import('./MapCanvas.tsx');
    } catch {
      Canvas = lazily();
      return { default: NotFetched };
    }
  });
}

function NotFetched({ instead, retry }: CanvasProps) {
  const online = useOnline();
  return <NoMap offline={!online} instead={instead} retry={retry} />;
}

/**
 * Fills the width; give `className` the height. While the library loads the place is kept, so that nothing
 * jumps. Says that borders are approximate when they are, and what is missing while there is no network.
 */
export function CityMap(props: CityMapProps) {
  const { t } = useTexts();
  const online = useOnline();
  const [unavailable, setUnavailable] = useState(false);
  const [baseMissing, setBaseMissing] = useState(false);
  const [MapCanvas, setMapCanvas] = useState(() => Canvas);
  const approximate = useMemo(
    () => props.areas?.features.some((area) => area.properties.approximate) ?? false,
    [props.areas],
  );
  const fail = () => {
    setUnavailable(true);
    props.onUnavailable?.();
  };
  const empty = !online && !props.areas;
  const notes = [
    !online && baseMissing ? `${t('kit.map.no-base')} ${props.instead ?? ''}` : '',
    approximate ? t('kit.map.approximate') : '',
  ].filter(Boolean);
  return (
    <figure className={`city-map ${props.className ?? ''}`} aria-label={props.label}>
      {unavailable || empty ? (
        <NoMap offline={empty} instead={props.instead} />
      ) : (
        <ErrorBoundary fallback={<NoMap offline={false} instead={props.instead} />}>
          <Suspense fallback={<p className="p-6 text-ink-soft">{t('kit.loading')}</p>}>
            <MapCanvas
              {...props}
              retry={() => setMapCanvas(() => Canvas)}
              onUnavailable={fail}
              onBaseMissing={() => setBaseMissing(true)}
            />
          </Suspense>
        </ErrorBoundary>
      )}
      {notes.length > 0 && <figcaption className="city-map-note">{notes.join(' ')}</figcaption>}
    </figure>
  );
}

type NoMapProps = { offline: boolean; instead: string | undefined; retry?: () => void };

/** Why there is no map and what serves in its place. Tries again by itself when the network returns. */
function NoMap({ offline, instead, retry }: NoMapProps) {
  const { t } = useTexts();
  const wasOffline = useRef(offline);
  const again = useRef(retry);
  again.current = retry;
  useEffect(() => {
    if (!offline && wasOffline.current) again.current?.();
    wasOffline.current = offline;
  }, [offline]);
  return (
    <div className="grid gap-2 p-6" role="status">
      <p className="font-semibold">{offline ? t('kit.map.offline') : t('kit.map.unavailable')}</p>
      {instead && <p>{instead}</p>}
    </div>
  );
}
