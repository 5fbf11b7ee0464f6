import { useCallback, useEffect, useRef, useState } from 'react';
import type { Fix } from '#server/signs/field/fieldContract.ts';
import { fieldDb } from '../store/db.ts';
import { noteOfDevice } from '../store/device.ts';

/** The worst accuracy that a record takes without a second thought. */
export const GATE_METRES = 20;
const AT_MOST = 60;

export interface Locating {
  /** Null before a position within the gate, or one that the person accepted. */
  fix: Fix | null;
  /** What is known, within the gate or not. */
  rough: Fix | null;
  start: () => void;
  stop: () => void;
  running: boolean;
  readings: number;
  /** Of the mean, in metres, within the gate or not. */
  accuracyMetres: number | null;
  failure: 'denied' | 'unavailable' | null;
  /** Takes what is known although it is coarse. */
  acceptRough: () => void;
}

/** The position of the device, WGS 84 as its receiver gives it, averaged from `start` to `stop`. */
export function useFix({ gateMetres = GATE_METRES, atOnce = false } = {}): Locating {
  const [running, setRunning] = useState(atOnce);
  const [rough, setRough] = useState<Fix | null>(null);
  const [accepted, setAccepted] = useState(false);
  const [failure, setFailure] = useState<Locating['failure']>(null);
  const taken = useRef<GeolocationCoordinates[]>([]);
  const stop = useCallback(() => setRunning(false), []);
  const start = useCallback(() => {
    taken.current = [];
    setRough(null);
    setFailure(null);
    setAccepted(false);
    setRunning(true);
  }, []);
  useEffect(() => {
    if (!running) return;
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        taken.current = [...taken.current, coords].slice(-AT_MOST);
        setRough(meanOf(taken.current));
        setFailure(null);
      },
      ({ code }) => setFailure(code === 1 ? 'denied' : 'unavailable'),
      { enableHighAccuracy: true, maximumAge: 0 },
    );
    return () => navigator.geolocation.clearWatch(watch);
  }, [running]);
  const fix = rough && (accepted || rough.accuracyMetres <= gateMetres) ? rough : null;
  useEffect(() => {
    if (fix) void rememberFix(fix);
  }, [fix]);
  const known = { readings: rough?.readings ?? 0, accuracyMetres: rough?.accuracyMetres ?? null };
  return { fix, rough, ...known, start, stop, running, failure, acceptRough: () => setAccepted(true) };
}

/** Mean weighted by accuracy. Readings of one receiver err together: the mean claims no better than the best of them. */
function meanOf(readings: readonly Pick<GeolocationCoordinates, 'longitude' | 'latitude' | 'accuracy'>[]): Fix {
  const weight = ({ accuracy }: { accuracy: number }) => 1 / Math.max(accuracy, 1) ** 2;
  const sum = readings.reduce((total, r) => total + weight(r), 0);
  const mean = (key: 'longitude' | 'latitude') => readings.reduce((total, r) => total + r[key] * weight(r), 0) / sum;
  return {
    position: [mean('longitude'), mean('latitude')],
    accuracyMetres: Math.min(...readings.map((r) => r.accuracy)),
    readings: readings.length,
  };
}

/** Lists of signs begin with those near where the device was last. */
async function rememberFix(fix: Fix): Promise<void> {
  await noteOfDevice(await fieldDb(), { lastFix: { ...fix, at: new Date().toISOString() } });
}
