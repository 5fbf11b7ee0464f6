import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { BoundaryFeatures } from './boundaryFeatures.ts';
import type { BoundaryDrawing, BoundaryHit, Chosen } from './createBoundaryDrawing.ts';

interface Options {
  features: BoundaryFeatures;
  chosen: Chosen;
  onHit?: (hit: BoundaryHit) => void;
}

/** Keeps lines and markers drawn on a map that is there; what draws them is loaded with the first one. */
export function useBoundaryDrawing(map: MapLibreMap | null, { features, chosen, onHit }: Options): void {
  const drawing = useRef<BoundaryDrawing | null>(null);
  const hit = useEffectEvent((what: BoundaryHit) => onHit?.(what));
  const show = useEffectEvent(() => {
    drawing.current?.show(features);
    drawing.current?.choose(chosen);
  });
  useEffect(() => {
    if (!map) return;
    let gone = false;
    void import('./createBoundaryDrawing.ts').then(({ createBoundaryDrawing }) => {
      if (gone) return;
      drawing.current = createBoundaryDrawing(map, (what) => hit(what));
      show();
    });
    return () => {
      gone = true;
      drawing.current?.stop();
      drawing.current = null;
    };
  }, [map]);
  useEffect(() => {
    drawing.current?.show(features);
  }, [features]);
  const key = [chosen.line?.line, ...(chosen.line?.sides ?? []), chosen.marker].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another object for the same choice chooses nothing anew
  useEffect(() => {
    drawing.current?.choose(chosen);
  }, [key]);
}
