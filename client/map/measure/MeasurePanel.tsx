import { Button, Segmented } from 'antd';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { dmsOf } from '../position/angleText.ts';
import { PositionField } from '../position/PositionField.tsx';
import { useToolWords } from '../toolWords.ts';
import type { MeasureDrawing, MeasureMode } from './createMeasureDrawing.ts';
import { legsOf, ringOf } from './geodesic.ts';
import { areaTexts, lengthText } from './measureText.ts';
import '../position/tools.css';

type Position = readonly [number, number];

/** Distances and areas on the ellipsoid, by clicks or by typed coordinates. It hears clicks while it is on the screen. */
export function MeasurePanel({ map }: { map: MapLibreMap | null }) {
  const say = useToolWords();
  const [mode, setMode] = useState<MeasureMode>('distance');
  const [points, setPoints] = useState<readonly Position[]>([]);
  const add = (at: Position) => setPoints((was) => (String(was.at(-1)) === String(at) ? was : [...was, at]));
  useMeasureDrawing(map, { points, mode, add });
  return (
    <div className="map-tool">
      <Segmented
        aria-label={say('measure')}
        value={mode}
        onChange={setMode}
        options={(['distance', 'area'] as const).map((value) => ({ value, label: say(value) }))}
      />
      <p className="hint">{say('measureHelp')}</p>
      <PositionField label={say('typed')} action={say('addPoint')} zone={undefined} onPosition={add} />
      <div className="map-tool-actions">
        <Button disabled={points.length === 0} onClick={() => setPoints((was) => was.slice(0, -1))}>
          {say('undoPoint')}
        </Button>
        <Button disabled={points.length === 0} onClick={() => setPoints([])}>
          {say('clear')}
        </Button>
      </div>
      <div aria-live="polite">
        <Result mode={mode} points={points} />
      </div>
      {points.length > 1 && <Legs points={points} mode={mode} />}
    </div>
  );
}

function useMeasureDrawing(
  map: MapLibreMap | null,
  { points, mode, add }: { points: readonly Position[]; mode: MeasureMode; add: (at: Position) => void },
): void {
  const drawing = useRef<MeasureDrawing | null>(null);
  const added = useEffectEvent(add);
  const show = useEffectEvent(() => drawing.current?.show(points, mode));
  useEffect(() => {
    if (!map) return;
    let gone = false;
    void import('./createMeasureDrawing.ts').then(({ createMeasureDrawing }) => {
      if (gone) return;
      drawing.current = createMeasureDrawing(map, (at) => added(at));
      drawing.current.listen(true);
      show();
    });
    return () => {
      gone = true;
      drawing.current?.listen(false);
      drawing.current?.show([], 'distance');
      drawing.current?.stop();
      drawing.current = null;
    };
  }, [map]);
  useEffect(() => {
    drawing.current?.show(points, mode);
  }, [points, mode]);
}

function Result({ mode, points }: { mode: MeasureMode; points: readonly Position[] }) {
  const say = useToolWords();
  const missing = (mode === 'area' ? 3 : 2) - points.length;
  if (missing > 0) return <p className="hint">{say('morePoints', { n: missing })}</p>;
  if (mode === 'distance') {
    const metres = legsOf(points).reduce((sum, leg) => sum + leg.metres, 0);
    return <Fact term={say('total')} values={[lengthText(metres, say)]} />;
  }
  const { squareMetres, metres } = ringOf(points);
  return (
    <>
      <Fact term={say('square')} values={areaTexts(squareMetres, say)} />
      <Fact term={say('perimeter')} values={[lengthText(metres, say)]} />
    </>
  );
}

function Fact({ term, values }: { term: string; values: readonly string[] }) {
  return (
    <dl className="map-tool-fact">
      <dt>{term}</dt>
      {values.map((value) => (
        <dd key={value}>{value}</dd>
      ))}
    </dl>
  );
}

function Legs({ points, mode }: { points: readonly Position[]; mode: MeasureMode }) {
  const say = useToolWords();
  const [first] = points;
  const legs = legsOf(mode === 'area' && first && points.length > 2 ? [...points, first] : points);
  const sums = legs.map((_, index) => legs.slice(0, index + 1).reduce((sum, leg) => sum + leg.metres, 0));
  return (
    <div className="map-tool-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('leg')}</th>
            <th scope="col">{say('length')}</th>
            <th scope="col">{say('azimuth')}</th>
            <th scope="col">{say('summed')}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map(({ metres, azimuth }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a leg is its place in the course
            <tr key={index}>
              <th scope="row">
                {index + 1}–{((index + 1) % points.length) + 1}
              </th>
              <td>{metres.toFixed(2)} m</td>
              <td>{dmsOf(azimuth).replace(/\.\d+″/, '″')}</td>
              <td>{(sums[index] ?? 0).toFixed(2)} m</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
