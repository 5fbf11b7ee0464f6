import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { BoundariesApi, type LineId } from '#server/boundaries/contract.ts';
import { IncidentsApi } from '#server/boundaries/incidents/incidentsApiContract.ts';
import type { MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { useCall } from '../../api/query.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { type MapOverlay, overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { useIncidentWords } from './words.ts';

/** Where it happened, and what it is about. */
export interface Placed {
  position: [number, number] | null;
  lineId: LineId | null;
  markerId: MarkerId | null;
}

interface Props {
  placed: Placed;
  onChange: (part: Partial<Placed>) => void;
}

/** Where it happened: a click on the map, typed coordinates, or the position of the telephone; and what lies near it. */
export function IncidentPlace({ placed: { position, lineId }, onChange }: Props) {
  const say = useIncidentWords();
  const value = useMemo(() => pointOf(position), [position]);
  return (
    <div className="incident-place">
      {lineId ? (
        <OnLine key={lineId} lineId={lineId} value={value} onChange={onChange} />
      ) : (
        <PlaceMap value={value} onChange={onChange} />
      )}
      <div className="incident-near">
        <MyPosition onChange={onChange} />
        {position && <Nearby position={position} onChange={onChange} />}
        {!position && <p className="hint">{say('reportLead')}</p>}
      </div>
    </div>
  );
}

function pointOf(position: [number, number] | null): MapProps['value'] {
  return position && { type: 'Point', coordinates: [rounded(position[0]), rounded(position[1])] };
}

interface MapProps {
  value: { type: 'Point'; coordinates: [number, number] } | null;
  onChange: Props['onChange'];
}

function OnLine({ lineId, value, onChange }: MapProps & { lineId: LineId }) {
  const { data: line } = useCall(BoundariesApi.getLine, { params: { id: lineId } });
  const context = useMemo(
    () => [
      overlayOf(
        'context',
        (line?.arcs ?? []).map(({ id, geometry }) => ({ key: id, name: '', geometry })),
      ),
    ],
    [line],
  );
  return <PlaceMap value={value} onChange={onChange} context={context} bounds={line?.bbox ?? null} />;
}

function PlaceMap({
  value,
  onChange,
  ...map
}: MapProps & { context?: readonly MapOverlay[]; bounds?: [number, number, number, number] | null }) {
  const say = useIncidentWords();
  return (
    <DrawMap
      {...map}
      mode="point"
      label={say('mapLabel')}
      height="320px"
      value={value}
      onChange={(shape) => onChange({ position: shape?.type === 'Point' ? shape.coordinates : null })}
    />
  );
}

// A centimetre; the drawing tool takes no longer fractions.
const rounded = (degrees: number): number => Number(degrees.toFixed(7));
const WAIT_MS = 20_000;

function MyPosition({ onChange }: { onChange: Props['onChange'] }) {
  const say = useIncidentWords();
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const ask = () => {
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange({ position: [rounded(coords.longitude), rounded(coords.latitude)] });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  if (!('geolocation' in navigator)) return null;
  return (
    <>
      <Button loading={state === 'asking'} onClick={ask}>
        {say('myPosition')}
      </Button>
      <p className="hint" role="status">
        {state === 'asking' && say('locating')}
        {state === 'failed' && say('positionFailed')}
      </p>
    </>
  );
}

function Nearby({ position, onChange }: { position: [number, number]; onChange: Props['onChange'] }) {
  const say = useIncidentWords();
  const language = useLanguage();
  const near = position.map((degrees) => degrees.toFixed(6)).join(',');
  const { data } = useCall(IncidentsApi.incidentPlaces, { query: { near } }, { keepPrevious: true });
  if (!data) return null;
  return (
    <>
      <h3>{say('nearby')}</h3>
      {data.lines.length === 0 && <p className="hint">{say('nothingNear')}</p>}
      {data.lines.map(({ id, sideA, sideB, distanceMetres }) => (
        <Button key={id} size="small" onClick={() => onChange({ lineId: id, markerId: null })}>
          {say('nearLine', { a: sideA.name, b: sideB.name, m: formatLength(distanceMetres, language) })}
        </Button>
      ))}
      {data.markers.map(({ id, lineId, numberText, distanceMetres }) => (
        <Button key={id} size="small" onClick={() => onChange({ lineId, markerId: id })}>
          {say('nearMarker', { number: numberText, m: formatLength(distanceMetres, language) })}
        </Button>
      ))}
    </>
  );
}
