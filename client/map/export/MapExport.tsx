import { Button } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useState } from 'react';
import { useMay } from '../../api/session.ts';
import { ExportAct, type ExportWish } from '../../ui/exportAct.tsx';
import type { DrawnShape } from '../coordinateText.ts';
import { useMapExportWords } from './words.ts';
import './mapExport.css';

interface Props {
  map: MapLibreMap | null;
  /** What of the map can be exported; `what` names it on the button. */
  wishes: readonly (Pick<ExportWish, 'collection' | 'filter'> & { what: string })[];
  /** Clicks go to the drawing now, or to the map again. */
  onDrawing?: (isDrawing: boolean) => void;
}

/** Exports what lies in the view of a map, or in an area drawn on it, for those who may. */
export function MapExport({ map, wishes, onDrawing }: Props) {
  const say = useMapExportWords();
  const [isDrawing, setDrawing] = useState(false);
  const area = useDrawnArea(isDrawing ? map : null);
  if (!useMay()('exports.make') || !map) return null;
  const toggle = () => {
    setDrawing(!isDrawing);
    onDrawing?.(!isDrawing);
  };
  return (
    <section className="map-export" aria-label={say('title')}>
      <div className="map-export-acts">
        {wishes.map(({ what, ...wish }) => (
          <ExportAct
            key={`${wish.collection} ${what}`}
            {...wish}
            selection={() => (area ? { area } : { bbox: viewOf(map) })}
            label={say(area ? 'inArea' : 'inView', { what })}
          />
        ))}
        <Button aria-pressed={isDrawing} onClick={toggle}>
          {say(isDrawing ? 'redraw' : 'draw')}
        </Button>
      </div>
      <p className="hint" role="status">
        {say(area ? 'drawn' : isDrawing ? 'drawing' : 'hint')}
      </p>
    </section>
  );
}

/** The polygon that is drawn on the map, if any; forgotten when drawing ends. */
function useDrawnArea(map: MapLibreMap | null): DrawnShape | null {
  const [area, setArea] = useState<DrawnShape | null>(null);
  const drawn = useEffectEvent((shape: DrawnShape) => setArea(shape));
  useEffect(() => {
    if (!map) return;
    let stop: (() => void) | undefined;
    let gone = false;
    void import('../createDrawing.ts').then(({ createDrawing }) => {
      if (!gone) stop = createDrawing(map, 'polygon', (shape) => drawn(shape)).stop;
    });
    return () => {
      gone = true;
      setArea(null);
      // A map that is taken down with the page has nothing left to clear.
      if (map.getCanvas().isConnected) stop?.();
    };
  }, [map]);
  return area;
}

/** West, south, east, north of what a map shows now. */
function viewOf(map: MapLibreMap): [number, number, number, number] {
  const bounds = map.getBounds();
  return [
    Math.max(-180, bounds.getWest()),
    Math.max(-90, bounds.getSouth()),
    Math.min(180, bounds.getEast()),
    Math.min(90, bounds.getNorth()),
  ];
}
