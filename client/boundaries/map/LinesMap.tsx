import type { Map as MapLibreMap } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { MarkerListItem } from '#server/boundaries/markers/markerContract.ts';
import { BoundaryLegend } from '../../map/boundary/BoundaryLegend.tsx';
import { boundaryFeatures } from '../../map/boundary/boundaryFeatures.ts';
import type { BoundaryHit, ChosenLine } from '../../map/boundary/createBoundaryDrawing.ts';
import { useBoundaryDrawing } from '../../map/boundary/useBoundaryDrawing.ts';
import { MapView } from '../../map/MapView.tsx';
import type { MapViewProps } from '../../map/mapProps.ts';
import { useMapBox } from '../../map/useMapBox.ts';
import { lineLabel } from './lineLabel.ts';
import { useBoundaryData } from './useBoundaryData.ts';
import { useDisputedSides } from './useDisputedSides.ts';
import './boundaryMap.css';

interface Props extends Pick<MapViewProps, 'label' | 'bounds' | 'center' | 'zoom' | 'overlays' | 'height'> {
  /** The line that the page is about. */
  line?: ChosenLine | null;
  /** The marker that the page is about. */
  marker?: string | null;
  /** Only these markers; all in the box where left out. */
  markers?: readonly MarkerListItem[];
  /** Instead of opening what was clicked. */
  onHit?: (hit: BoundaryHit) => void;
}

const LAYERS = ['divisions', 'division-labels'] as const;

/** The lines and markers around what a page is about; a click opens the one that it hits. */
export function LinesMap({ line = null, marker = null, markers, onHit, ...view }: Props) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const navigate = useNavigate();
  const data = useBoundaryData(useMapBox(map), { at: undefined, ended: false });
  const isDisputed = useDisputedSides();
  const shown = markers ?? data.markers;
  const features = useMemo(
    () => boundaryFeatures(data.stretches, shown, { nameOf: lineLabel, isDisputed }),
    [data.stretches, shown, isDisputed],
  );
  const open = (hit: BoundaryHit) => {
    if (hit && hit.id !== line?.line && hit.id !== marker)
      void navigate(hit.kind === 'line' ? `/boundaries/${hit.id}` : `/markers/${hit.id}`);
  };
  useBoundaryDrawing(map, { features, chosen: { line, marker }, onHit: onHit ?? open });
  return (
    <>
      <MapView {...view} layers={LAYERS} hideTable onReady={setMap} />
      <BoundaryLegend folded />
    </>
  );
}
