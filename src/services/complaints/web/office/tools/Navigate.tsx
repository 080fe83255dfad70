/** The way to a place: with the phone's own map program, or on a map in the browser. The city's server is told nothing. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { RoundPoint } from '../../../rules/round.ts';

/** RFC 5870; the part in brackets is read by the map programs of phones. */
function geoUri({ lat, lng }: RoundPoint, label: string): string {
  const at = `${lat.toFixed(6)},${lng.toFixed(6)}`;
  return `geo:${at}?q=${at}(${encodeURIComponent(label)})`;
}

export function Navigate({ point, label, web }: { point: RoundPoint; label: string; web?: boolean }) {
  const { t } = useTexts();
  const at = `${point.lat.toFixed(6)}/${point.lng.toFixed(6)}`;
  const marked = `mlat=${point.lat.toFixed(6)}&mlon=${point.lng.toFixed(6)}`;
  return (
    <>
      <a className="button" data-tone="second" data-size="small" href={geoUri(point, label)}>
        {t('complaints.tools.round.go')}
      </a>
      {web && (
        <a
          className="button"
          data-tone="quiet"
          data-size="small"
          href={`https://www.openstreetmap.org/?${marked}#map=18/${at}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t('complaints.tools.round.go-web')}
        </a>
      )}
    </>
  );
}
