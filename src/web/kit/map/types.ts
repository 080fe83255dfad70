/** What maps show and tell, free of the map library so that pages can name it without fetching it. */
import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';

export type LngLat = { lng: number; lat: number };

/** [west, south, east, north] */
export type Box = [number, number, number, number];

/** One area of `GET /api/areas.geojson`. `approximate` outlines are drawn dashed and named as such. */
export type AreaProperties = { code: string; name: string; level?: string; approximate?: boolean };
export type Areas = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/** `tone` picks the colour from the design system; `label` is read beside the mark when there is room. */
export type PointTone = 'brand' | 'accent' | 'good' | 'warn' | 'bad' | 'calm';
export type MapPointProperties = { id: string; tone?: PointTone; label?: string };
export type MapPoints = FeatureCollection<Point, MapPointProperties>;

export type CityMapProps = {
  /** Names the map for those who do not see it. The caller offers the same content as a list. */
  label: string;
  /** The part of the world to begin with. */
  box: Box;
  areas?: Areas | undefined;
  points?: MapPoints | undefined;
  /** Gathers near points into one mark with a number. */
  cluster?: boolean;
  /** Area to stress, by code. */
  selectedArea?: string | undefined;
  /** Point to stress, by id. */
  selectedPoint?: string | undefined;
  onPickPoint?: (id: string) => void;
  onPickArea?: (code: string) => void;
  /** After each movement of the map: what is in view and its middle. `byHand`: a person moved it. */
  onView?: (view: { box: Box; centre: LngLat; zoom: number; byHand: boolean }) => void;
  /** Flies here when it changes to another object. */
  target?: (LngLat & { zoom?: number }) | undefined;
  /** URL of a MapLibre style of the city's own; without it nothing outside this server is asked. */
  styleUrl?: string | null | undefined;
  /** Called when the style, or a part of it, could not be fetched; borders and points are drawn all the same. */
  onBaseMissing?: () => void;
  /** For a wall that nobody touches: no zoom buttons, larger marks and letters. */
  still?: boolean;
  className?: string;
  /** Said in place of a map that cannot be shown: what the reader may use instead. */
  instead?: string;
  /** Called when this device cannot draw maps; the caller then shows only its list. */
  onUnavailable?: () => void;
};
