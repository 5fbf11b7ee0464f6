import { Button } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatArea, formatLength } from '../ui/formatMeasure.ts';
import { boundsOf } from './boundsOf.ts';
import { CoordinateField } from './CoordinateField.tsx';
import { type DrawMode, type DrawnShape, textOf } from './coordinateText.ts';
import type { Drawing } from './createDrawing.ts';
import { MapView } from './MapView.tsx';
import type { Bounds } from './mapProps.ts';
import { measureOf } from './measureOf.ts';
import { type MapOverlay, overlayOf } from './overlay.ts';
import type { SnapLines } from './snapToLine.ts';
import { useMapWords } from './words.ts';

interface Props {
  mode: DrawMode;
  /** What is drawn here, for screen readers. */
  label: string;
  value: PointLineOrArea | null;
  onChange: (shape: DrawnShape | null) => void;
  /** Clashing names, neighbours and the like, under the drawing. */
  context?: readonly MapOverlay[];
  bounds?: Bounds | null;
  height?: string;
  onReady?: (map: MapLibreMap) => void;
  /** Lines that the points of a line are drawn to; keep it stable. */
  snapTo?: SnapLines;
}

const NO_LINES: SnapLines = [];
const NO_CONTEXT: readonly MapOverlay[] = [];

const isOnePart = (shape: PointLineOrArea | null): shape is DrawnShape =>
  shape !== null && shape.type !== 'MultiLineString' && shape.type !== 'MultiPolygon';

/** Shapes before the present one, newest last. Typing in one go is one step back, not one for each key. */
function useUndo(value: DrawnShape | null, onChange: (shape: DrawnShape | null) => void) {
  const [past, setPast] = useState<{ shape: DrawnShape | null; typed: boolean }[]>([]);
  const change = (shape: DrawnShape | null, typed = false) => {
    if (textOf(shape) === textOf(value)) return;
    setPast((was) => (typed && was.at(-1)?.typed ? was : [...was, { shape: value, typed }]));
    onChange(shape);
  };
  const undo = () => {
    const last = past.at(-1);
    if (!last) return;
    setPast(past.slice(0, -1));
    onChange(last.shape);
  };
  return { change, undo, canUndo: past.length > 0 };
}

/** The drawing tool on the map, loaded when the map is there, and kept showing `shape`. */
function useDrawing(
  { mode, snapTo }: { mode: DrawMode; snapTo: SnapLines },
  shape: DrawnShape | null,
  onDrawn: (shape: DrawnShape) => void,
) {
  const [map, setMap] = useState<MapLibreMap | null>(null);
  const drawing = useRef<Drawing | null>(null);
  const shownText = useRef('');
  const drawn = useEffectEvent((next: DrawnShape) => {
    shownText.current = textOf(next);
    onDrawn(next);
  });
  const show = useEffectEvent(() => {
    shownText.current = textOf(shape);
    drawing.current?.show(shape);
  });

  useEffect(() => {
    if (!map) return;
    let gone = false;
    void import('./createDrawing.ts').then(({ createDrawing }) => {
      if (gone) return;
      drawing.current = createDrawing(map, mode, (next) => drawn(next), snapTo);
      show();
    });
    return () => {
      gone = true;
      drawing.current?.stop();
      drawing.current = null;
    };
  }, [map, mode, snapTo]);

  const text = textOf(shape);
  useEffect(() => {
    if (text !== shownText.current) show();
  }, [text]);

  /** Whoever types coordinates sees where they lie. */
  const goTo = (typed: DrawnShape | null) => {
    const around = boundsOf([typed]);
    if (map && around) map.fitBounds(around, { padding: 48, maxZoom: 16, animate: false });
  };
  return { setMap, drawing, goTo };
}

/** Draws one line, area or point on the map or by coordinates; both always show the same shape. */
export function DrawMap({ mode, label, value, onChange, context = NO_CONTEXT, bounds = null, ...props }: Props) {
  const { height, onReady, snapTo = NO_LINES } = props;
  const say = useMapWords();
  const language = useLanguage();
  const shape = isOnePart(value) ? value : null;
  const { change, undo, canUndo } = useUndo(shape, onChange);
  const { setMap, drawing, goTo } = useDrawing({ mode, snapTo }, shape, (drawn) => change(drawn));
  const { metres, squareMetres } = useMemo(() => measureOf(value), [value]);
  const multipart = value !== null && shape === null;
  const overlays = useMemo(
    () => (multipart ? [...context, overlayOf('subject', [{ key: 'value', name: '', geometry: value }])] : context),
    [context, multipart, value],
  );

  return (
    <div className="draw-map">
      <div className="draw-toolbar" role="toolbar" aria-label={say('drawing')}>
        <Button
          onClick={() => {
            change(null);
            drawing.current?.show(null);
          }}
        >
          {value ? say('redraw') : say(`draw.${mode}`)}
        </Button>
        <Button disabled={!canUndo && value !== null} onClick={() => drawing.current?.undoPoint() || undo()}>
          {say('undo')}
        </Button>
        <Button disabled={value === null} onClick={() => change(null)}>
          {say('remove')}
        </Button>
        <output className="draw-measure">
          {metres !== null && `${say('length')} ${formatLength(metres, language)}`}
          {squareMetres !== null && `${say('area')} ${formatArea(squareMetres, language)}`}
        </output>
      </div>
      <MapView
        label={label}
        bounds={bounds}
        overlays={overlays}
        {...(height ? { height } : {})}
        onReady={(map) => {
          setMap(map);
          onReady?.(map);
        }}
      />
      <p className="draw-help">{multipart ? say('multipart') : say(`help.${mode}`)}</p>
      <CoordinateField
        mode={mode}
        value={shape}
        onChange={(typed) => {
          change(typed, true);
          goTo(typed);
        }}
      />
    </div>
  );
}
