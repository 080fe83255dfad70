/** The map itself; fetched only when a map is really shown, because the library is larger than everything else together. */
import 'maplibre-gl/dist/maplibre-gl.css';
import type { Point } from 'geojson';
import './map.css';
import { type GeoJSONSource, Map as LibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../texts/texts.ts';
import { cityLayers, emptyStyle, namePoints, noAreas, noPoints, readFonts, readPalette } from './style.ts';
import type { Box, CityMapProps } from './types.ts';

setWorkerUrl(workerUrl);

export default function MapCanvas(props: CityMapProps) {
  const { areas, points, selectedArea, selectedPoint, target } = props;
  const { t } = useTexts();
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const words = useRef(t);
  words.current = t;
  const [map, setMap] = useState<LibreMap>();

  useEffect(() => {
    if (!frame.current) return;
    const made = open(frame.current, () => latest.current, words.current);
    if (!made) {
      latest.current.onUnavailable?.();
      return;
    }
    const ready = () => setMap(made);
    // Not 'load': that waits for tiles which a broken base map never sends.
    made.once('style.load', ready);
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, []);

  useEffect(() => {
    source(map, 'areas')?.setData(areas ?? noAreas);
    source(map, 'area-names')?.setData(namePoints(areas ?? noAreas));
  }, [map, areas]);
  useEffect(() => {
    source(map, 'points')?.setData(points ?? noPoints);
  }, [map, points]);
  useEffect(() => {
    map?.setFilter('area-chosen', ['==', ['get', 'code'], selectedArea ?? '']);
  }, [map, selectedArea]);
  useEffect(() => {
    map?.setFilter('point-chosen', ['==', ['get', 'id'], selectedPoint ?? '']);
  }, [map, selectedPoint]);
  useEffect(() => {
    if (!map || !target) return;
    map.easeTo({ center: [target.lng, target.lat], zoom: target.zoom ?? Math.max(map.getZoom(), 15) });
  }, [map, target]);

  return <div ref={frame} className="city-map-canvas" />;
}

/** A map in `frame`, or undefined where the device cannot draw one. Listeners read the props of the latest render. */
function open(
  frame: HTMLElement,
  props: () => CityMapProps,
  t: ReturnType<typeof useTexts>['t'],
): LibreMap | undefined {
  const { box, label, styleUrl, still, cluster } = props();
  const palette = readPalette(frame);
  const look = { palette, fonts: readFonts(frame), scale: still ? 1.5 : 1 };
  let onTiles = Boolean(styleUrl);
  let map: LibreMap;
  try {
    map = new LibreMap({
      container: frame,
      style: styleUrl || emptyStyle(palette),
      bounds: box,
      fitBoundsOptions: { padding: 16 },
      maxBounds: widen(box),
      attributionControl: styleUrl ? { compact: true } : false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      // Names appear at once: fading letters are hard to read and cost a slow phone its frames.
      fadeDuration: 0,
      locale: {
        'Map.Title': label,
        'NavigationControl.ZoomIn': t('kit.map.zoom-in'),
        'NavigationControl.ZoomOut': t('kit.map.zoom-out'),
      },
    });
  } catch {
    return undefined;
  }
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  if (!still) map.addControl(new NavigationControl({ showCompass: false }), 'top-right');
  map.on('style.load', () => {
    map.addSource('areas', { type: 'geojson', data: noAreas });
    map.addSource('area-names', { type: 'geojson', data: noAreas });
    map.addSource('points', {
      type: 'geojson',
      data: noPoints,
      cluster: cluster ?? false,
      clusterRadius: 44,
      clusterMaxZoom: 15,
    });
    for (const layer of cityLayers({ ...look, onTiles })) map.addLayer(layer);
  });
  // Without its base map, as without a network, the city is still drawn from its own borders.
  map.on('error', () => {
    if (!onTiles) return;
    if (!map.getSource('areas')) {
      onTiles = false;
      map.setStyle(emptyStyle(palette));
    }
    props().onBaseMissing?.();
  });
  listen(map, props);
  return map;
}

function listen(map: LibreMap, props: () => CityMapProps): void {
  map.on('moveend', (event) => {
    const { lng, lat } = map.getCenter();
    const bounds = map.getBounds();
    const box: Box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const byHand = 'originalEvent' in event && event.originalEvent !== undefined;
    props().onView?.({ box, centre: { lng, lat }, zoom: map.getZoom(), byHand });
  });
  map.on('click', async (event) => {
    const around: [[number, number], [number, number]] = [
      [event.point.x - 10, event.point.y - 10],
      [event.point.x + 10, event.point.y + 10],
    ];
    const hit = map.queryRenderedFeatures(around, { layers: ['cluster', 'point', 'point-chosen'] })[0];
    if (hit?.properties.cluster_id !== undefined) {
      const zoom = await source(map, 'points')?.getClusterExpansionZoom(hit.properties.cluster_id as number);
      map.easeTo({
        center: (hit.geometry as Point).coordinates as [number, number],
        zoom: zoom ?? 14,
      });
    } else if (hit) props().onPickPoint?.(String(hit.properties.id));
    else {
      const area = map.queryRenderedFeatures(event.point, { layers: ['area-fill'] })[0];
      if (area) props().onPickArea?.(String(area.properties.code));
    }
  });
  for (const layer of ['cluster', 'point']) {
    map.on('mouseenter', layer, () => {
      map.getCanvas().style.cursor = 'pointer';
    });
    map.on('mouseleave', layer, () => {
      map.getCanvas().style.cursor = '';
    });
  }
}

function source(map: LibreMap | undefined, name: string): GeoJSONSource | undefined {
  return map?.getSource(name) as GeoJSONSource | undefined;
}

/**
 * A city and a half more on each side: enough to look around, too little to get lost. Measured by the longer
 * side, because the map never shows more than this box: a tall city must still fit into a wide frame.
 */
function widen([west, south, east, north]: Box): Box {
  const reach = Math.max(east - west, north - south) * 1.5;
  return [west - reach, south - reach, east + reach, north + reach];
}
