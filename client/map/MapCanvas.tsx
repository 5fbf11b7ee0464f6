import { type MapGeoJSONFeature, type Map as MapLibreMap, type PointLike, VectorTileSource } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AppFacts } from '#server/accounts/contract.ts';
import { createMap, FIT } from './createMap.ts';
import type { MapHit, MapViewProps } from './mapProps.ts';
import { outlineTiles, tileUrl } from './mapStyle.ts';
import type { MapOverlay } from './overlay.ts';
import { CLICKABLE_LAYERS, ROLES, sourceOf } from './overlayLayers.ts';
import { putOverlays } from './putOverlays.ts';
import { DATED_SETS, TILE_SETS, type TileSet } from './tileLayers.ts';
import { useMapWords } from './words.ts';

interface Props extends MapViewProps {
  facts: AppFacts;
  layers: readonly TileSet[];
  overlays: readonly MapOverlay[];
  height: string;
}

const viewOf = ({ center, zoom, bounds }: Pick<MapViewProps, 'center' | 'zoom' | 'bounds'>) => ({
  center,
  zoom,
  bounds: bounds ?? undefined,
});

/** A finger is about this wide on the screen, in pixels each side. */
const TOUCH = 6;

function hitOf(feature: MapGeoJSONFeature): MapHit | null {
  const role = ROLES.find((r) => sourceOf(r) === feature.source);
  const set = TILE_SETS.find((s) => s === feature.source);
  const source = role ?? set;
  return source ? { source, properties: { ...feature.properties } } : null;
}

function featureAt(map: MapLibreMap, { x, y }: { x: number; y: number }): MapHit | null {
  const box: [PointLike, PointLike] = [
    [x - TOUCH, y - TOUCH],
    [x + TOUCH, y + TOUCH],
  ];
  const layers = [...CLICKABLE_LAYERS, 'signs-point', 'places-point', 'places-line'].filter((id) => map.getLayer(id));
  const [first] = map.queryRenderedFeatures(box, { layers });
  return first ? hitOf(first) : null;
}

function showsSchematic(map: MapLibreMap, overlays: readonly MapOverlay[]): boolean {
  const inOverlays = overlays.some(({ data }) => data.features.some((f) => f.properties?.schematic === true));
  if (inOverlays || !map.getSource('divisions')) return inOverlays;
  return map
    .querySourceFeatures('divisions', { sourceLayer: 'divisions' })
    .some((f) => f.properties.schematic === true || f.properties.schematic === 1);
}

/** Another day is another address of the dated tiles: the map stays where it is. */
function showDay(map: MapLibreMap, at: string | undefined): void {
  for (const set of DATED_SETS) {
    const source = map.getSource(set);
    if (!(source instanceof VectorTileSource)) continue;
    if (set !== 'divisions') {
      if (source.url !== tileUrl(set, at)) source.setUrl(tileUrl(set, at));
    } else if (source.tiles?.[0] !== outlineTiles(at)[0]) source.setTiles(outlineTiles(at));
  }
}

/** The canvas itself. Loaded by MapView; draws overlays as they change and reports clicks on features. */
export function MapCanvas({ label, facts, layers, overlays, height, ...props }: Props) {
  const say = useMapWords();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const [state, setState] = useState({ unsupported: false, tilesFailed: false, schematic: false });
  const open = useEffectEvent((element: HTMLDivElement) =>
    createMap({ container: element, label, facts, layers, ...viewOf(props), at: props.at, say }),
  );
  const ready = useEffectEvent((opened: MapLibreMap) => props.onReady?.(opened));
  const clicked = useEffectEvent((hit: MapHit | null) => hit && props.onFeatureClick?.(hit));
  const checkSchematic = useEffectEvent((opened: MapLibreMap) => {
    const schematic = showsSchematic(opened, overlays);
    setState((was) => (was.schematic === schematic ? was : { ...was, schematic }));
  });
  const layerKey = layers.join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list of layers is another style, hence another map
  useEffect(() => {
    if (!container.current) return;
    let opened: MapLibreMap;
    try {
      opened = open(container.current);
    } catch {
      setState((was) => ({ ...was, unsupported: true }));
      return;
    }
    opened.on('error', () => setState((was) => (was.tilesFailed ? was : { ...was, tilesFailed: true })));
    opened.on('click', (event) => clicked(featureAt(opened, event.point)));
    opened.on('idle', () => checkSchematic(opened));
    opened.once('load', () => {
      setMap(opened);
      ready(opened);
    });
    return () => {
      setMap(null);
      opened.remove();
    };
  }, [layerKey]);

  useEffect(() => {
    if (map) putOverlays(map, overlays);
  }, [map, overlays]);

  useEffect(() => {
    if (map) showDay(map, props.at);
  }, [map, props.at]);

  const bounds = props.bounds?.join();
  useEffect(() => {
    const [west, south, east, north] = (bounds ?? '').split(',').map(Number);
    if (!map || west === undefined || south === undefined || east === undefined || north === undefined) return;
    map.fitBounds([west, south, east, north], { ...FIT, animate: false });
  }, [map, bounds]);

  if (state.unsupported) return <p className="map-note">{say('unsupported')}</p>;
  return (
    <div className="map-frame">
      <div ref={container} className="map-canvas" style={{ height }} />
      {state.schematic && <div className="map-watermark">{say('schematic')}</div>}
      {state.tilesFailed && (
        <p className="map-note" role="status">
          {say('tilesFailed')}
        </p>
      )}
    </div>
  );
}
