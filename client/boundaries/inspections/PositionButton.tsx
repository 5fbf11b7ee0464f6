import { Button } from 'antd';
import { useState } from 'react';
import { useInspectionWords } from './words.ts';

export interface Located {
  position: [number, number];
  accuracyMetres: number;
}
const WAIT_MS = 20_000;

/** Asks the telephone where it is, once; says how sure it is. WGS 84, which for this purpose is CGCS2000. */
export function PositionButton({ value, onChange }: { value: Located | null; onChange: (at: Located) => void }) {
  const say = useInspectionWords();
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle');
  const ask = () => {
    if (!('geolocation' in navigator)) {
      setState('failed');
      return;
    }
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setState('idle');
        onChange({
          position: [coords.longitude, coords.latitude],
          accuracyMetres: Math.round(coords.accuracy * 10) / 10,
        });
      },
      () => setState('failed'),
      { enableHighAccuracy: true, timeout: WAIT_MS },
    );
  };
  return (
    <div>
      <Button size="large" block loading={state === 'asking'} onClick={ask}>
        {say('position')}
      </Button>
      <p className="hint" role="status">
        {state === 'asking' && say('locating')}
        {state === 'failed' && say('positionFailed')}
        {value &&
          say('located', {
            ...{ lon: value.position[0].toFixed(6), lat: value.position[1].toFixed(6), m: value.accuracyMetres },
          })}
      </p>
    </div>
  );
}
