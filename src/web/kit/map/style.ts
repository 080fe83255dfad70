/** Draws the city from its own polygons in the colours of the face: no tiles, no fonts, no sprites from anywhere. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Areas, LngLat, MapPoints } from './types.ts';

/** Colours as the face's style sheet has them, so that portal and wall each look like themselves. */
export type Palette = Record<
  | 'paper'
  | 'surface'
  | 'sunken'
  | 'ink'
  | 'soft'
  | 'line'
  | 'brand'
  | 'accent'
  | 'good'
  | 'warn'
  | 'bad'
  | 'calm'
  | 'onBrand',
  string
>;

const variables: Palette = {
  paper: '--color-paper',
  surface: '--color-surface',
  sunken: '--color-sunken',
  ink: '--color-ink',
  soft: '--color-ink-soft',
  line: '--color-line-strong',
  brand: '--color-brand',
  accent: '--color-accent',
  good: '--color-good',
  warn: '--color-warn',
  bad: '--color-bad',
  calm: '--color-calm',
  onBrand: '--color-on-brand',
};

/** Reads the colours in force at `element` (the wall turns them dark). */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const entries = Object.entries(variables).map(([name, variable]) => [
    name,
    style.getPropertyValue(variable).trim() || '#808080',
  ]);
  return Object.fromEntries(entries) as Palette;
}

/** A style of nothing but paper: areas and points are laid on it. Without `glyphs` the device's own fonts draw all labels. */
export function emptyStyle(palette: Palette): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [{ id: 'paper', type: 'background', paint: { 'background-color': palette.sunken } }],
  };
}

export const noAreas: Areas = { type: 'FeatureCollection', features: [] };
export const noPoints: MapPoints = { type: 'FeatureCollection', features: [] };

export type Look = {
  palette: Palette;
  /** Families for labels, drawn by the device. */
  fonts: string[];
  /** Marks and letters grow by this factor: a wall is read from five metres. */
  scale: number;
  /** A base map lies below: fills turn to a breath. */
  onTiles: boolean;
};

/** The families in force at `element`, still in their quotes: the library hands them to a canvas as they are. */
export function readFonts(element: Element): string[] {
  return getComputedStyle(element)
    .fontFamily.split(',')
    .map((family) => family.trim());
}

/** Layers over sources `areas`, `area-names` and `points`, bottom first. */
export function cityLayers(look: Look): LayerSpecification[] {
  return [...areaLayers(look), ...pointLayers(look), ...labelLayers(look)];
}

function areaLayers({ palette, onTiles }: Look): LayerSpecification[] {
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      paint: { 'fill-color': palette.surface, 'fill-opacity': onTiles ? 0.06 : 1 },
    },
    {
      id: 'area-chosen',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'code'], ''],
      paint: { 'fill-color': palette.brand, 'fill-opacity': 0.16 },
    },
    {
      id: 'area-border',
      type: 'line',
      source: 'areas',
      filter: ['!', ['to-boolean', ['get', 'approximate']]],
      paint: { 'line-color': palette.line, 'line-width': 1.2 },
    },
    {
      id: 'area-border-approximate',
      type: 'line',
      source: 'areas',
      filter: ['to-boolean', ['get', 'approximate']],
      paint: { 'line-color': palette.line, 'line-width': 1.2, 'line-dasharray': [3, 2] },
    },
  ];
}

/** Radius of a mark with a number, in pixels: four sizes, times `factor`. */
function clusterSize(factor: number): ExpressionSpecification {
  const count = ['get', 'point_count'] as ExpressionSpecification;
  return ['step', count, 15 * factor, 10, 19 * factor, 100, 24 * factor, 1000, 30 * factor];
}

function pointLayers({ palette, scale }: Look): LayerSpecification[] {
  const { accent, good, warn, bad, calm, brand } = palette;
  const tone = [
    'match',
    ['get', 'tone'],
    'accent',
    accent,
    'good',
    good,
    'warn',
    warn,
    'bad',
    bad,
    'calm',
    calm,
    brand,
  ];
  return [
    {
      id: 'cluster',
      type: 'circle',
      source: 'points',
      filter: ['has', 'point_count'],
      paint: {
        'circle-color': palette.brand,
        'circle-radius': clusterSize(scale),
        'circle-stroke-color': palette.surface,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'point',
      type: 'circle',
      source: 'points',
      filter: ['!', ['has', 'point_count']],
      paint: {
        'circle-color': tone as never,
        'circle-radius': 8 * scale,
        'circle-stroke-color': palette.surface,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'point-chosen',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'id'], ''],
      paint: {
        'circle-color': tone as never,
        'circle-radius': 11 * scale,
        'circle-stroke-color': palette.ink,
        'circle-stroke-width': 3,
      },
    },
  ];
}

/** All that is read lies above all that is drawn; a later layer takes its room first, so counts before names. */
function labelLayers({ palette, fonts, scale }: Look): LayerSpecification[] {
  return [
    {
      id: 'area-name',
      type: 'symbol',
      source: 'area-names',
      layout: {
        'text-field': ['get', 'name'],
        'text-font': fonts,
        'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11 * scale, 14, 15 * scale],
        'text-max-width': 7,
        'text-padding': 2,
        // A name that would cover a mark steps aside before it gives way.
        'text-variable-anchor': [
          'center',
          'top',
          'bottom',
          'left',
          'right',
          'top-left',
          'top-right',
          'bottom-left',
          'bottom-right',
        ],
        'text-radial-offset': 1.1,
        'text-justify': 'auto',
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.surface, 'text-halo-width': 2 },
    },
    {
      // Names know nothing of drawn circles: an unseen letter of the same size keeps each mark's place.
      id: 'mark-room',
      type: 'symbol',
      source: 'points',
      layout: {
        'text-field': '●',
        'text-font': fonts,
        'text-size': ['case', ['has', 'point_count'], clusterSize(1.6 * scale), 14 * scale],
        'text-allow-overlap': true,
        'text-padding': 0,
      },
      paint: { 'text-opacity': 0 },
    },
    {
      id: 'point-label',
      type: 'symbol',
      source: 'points',
      filter: ['all', ['!', ['has', 'point_count']], ['has', 'label']],
      minzoom: 13,
      layout: {
        'text-field': ['get', 'label'],
        'text-font': fonts,
        'text-size': 13 * scale,
        'text-anchor': 'top',
        'text-offset': [0, 0.9],
        'text-optional': true,
      },
      paint: { 'text-color': palette.ink, 'text-halo-color': palette.surface, 'text-halo-width': 1.5 },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'points',
      filter: ['has', 'point_count'],
      layout: {
        'text-field': ['get', 'point_count_abbreviated'],
        'text-font': fonts,
        'text-size': 14 * scale,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': palette.onBrand },
    },
  ];
}

/** One label point per area: a polygon cut by tile borders would otherwise be named once per tile. */
export function namePoints(areas: Areas) {
  return {
    type: 'FeatureCollection' as const,
    features: areas.features.map((area) => {
      const { lng, lat } = middleOf(area.geometry.coordinates as number[][][] | number[][][][]);
      return {
        type: 'Feature' as const,
        properties: { name: area.properties.name },
        geometry: { type: 'Point' as const, coordinates: [lng, lat] },
      };
    }),
  };
}

/** The balance point of the largest outer ring. */
function middleOf(coordinates: number[][][] | number[][][][]): LngLat {
  const polygons = typeof coordinates[0]?.[0]?.[0] === 'number' ? [coordinates as number[][][]] : coordinates;
  let best = { size: -1, lng: 0, lat: 0 };
  for (const polygon of polygons as number[][][][]) {
    const ring = polygon[0] ?? [];
    // Measured from the ring's first corner: small figures far from zero would lose their digits.
    const [lng0 = 0, lat0 = 0] = ring[0] ?? [];
    let [twice, sumX, sumY] = [0, 0, 0];
    for (let n = 1; n < ring.length; n += 1) {
      const [x1, y1] = [(ring[n - 1]?.[0] ?? 0) - lng0, (ring[n - 1]?.[1] ?? 0) - lat0];
      const [x2, y2] = [(ring[n]?.[0] ?? 0) - lng0, (ring[n]?.[1] ?? 0) - lat0];
      const cross = x1 * y2 - x2 * y1;
      twice += cross;
      sumX += (x1 + x2) * cross;
      sumY += (y1 + y2) * cross;
    }
    const size = Math.abs(twice);
    if (size <= best.size) continue;
    best =
      twice === 0
        ? { size, lng: lng0, lat: lat0 }
        : { size, lng: lng0 + sumX / (3 * twice), lat: lat0 + sumY / (3 * twice) };
  }
  return { lng: best.lng, lat: best.lat };
}
