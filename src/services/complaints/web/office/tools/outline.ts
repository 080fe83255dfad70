/** A small map without tiles: the ward around a place, its neighbours and the point, as paths of a drawing. Pure. */
import type { Areas, LngLat } from '../../../../../web/kit/map/types.ts';

export type Outline = {
  width: number;
  height: number;
  /** The ward itself. */
  own: string;
  /** What lies around it. */
  others: string[];
  points: { x: number; y: number; label: string }[];
};

type Ring = readonly (readonly number[])[];

function ringsOf(feature: Areas['features'][number]): Ring[] {
  const { geometry } = feature;
  return (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) as Ring[];
}

const WIDTH = 320;
const HEIGHT = 220;
const MARGIN = 14;
/** A place outside every ward is shown with so much around it, in degrees: about a kilometre. */
const AROUND = 0.01;

/** `code`: the ward to show whole; without it, or where it is unknown, the surroundings of the points. Undefined for nothing to show. */
export function outlineOf(
  areas: Areas | undefined,
  code: string | undefined,
  points: readonly (LngLat & { label: string })[],
): Outline | undefined {
  const features = areas?.features ?? [];
  const own = features.find(({ properties }) => properties.code === code);
  const corners: LngLat[] = [
    ...(own ? ringsOf(own).flatMap((ring) => ring.map(([lng = 0, lat = 0]) => ({ lng, lat }))) : []),
    ...points.flatMap(({ lng, lat }) =>
      own
        ? [{ lng, lat }]
        : [
            { lng: lng - AROUND, lat: lat - AROUND },
            { lng: lng + AROUND, lat: lat + AROUND },
          ],
    ),
  ];
  if (corners.length === 0) return undefined;
  const west = Math.min(...corners.map(({ lng }) => lng));
  const east = Math.max(...corners.map(({ lng }) => lng));
  const south = Math.min(...corners.map(({ lat }) => lat));
  const north = Math.max(...corners.map(({ lat }) => lat));
  // At a latitude a degree of longitude is shorter by its cosine.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(1e-6, (east - west) * squeeze),
    (HEIGHT - 2 * MARGIN) / Math.max(1e-6, north - south),
  );
  const x = (lng: number) => Math.round((WIDTH / 2 + (lng - (west + east) / 2) * squeeze * scale) * 10) / 10;
  const y = (lat: number) => Math.round((HEIGHT / 2 - (lat - (south + north) / 2) * scale) * 10) / 10;
  const path = (feature: Areas['features'][number]) =>
    ringsOf(feature)
      .map((ring) => `M${ring.map(([lng = 0, lat = 0]) => `${x(lng)} ${y(lat)}`).join('L')}Z`)
      .join('');
  return {
    width: WIDTH,
    height: HEIGHT,
    own: own ? path(own) : '',
    others: features
      .filter(({ properties }) => properties.code !== code && !code?.startsWith(`${properties.code}.`))
      .map(path),
    points: points.map(({ lng, lat, label }) => ({ x: x(lng), y: y(lat), label })),
  };
}
