import { useCallback, useEffect, useRef, useState } from 'react';
import type { Fix } from '#server/signs/field/fieldContract.ts';
import { fieldDb } from '../store/db.ts';
import { noteOfDevice } from '../store/device.ts';

/** Readings that are less sure than this are not taken into the mean. */
export const GATE_METRES = 20;
const AT_MOST = 60;

export interface Locating {
  /** Mean of the readings within the gate since `start`; null before the first. */
  fix: Fix | null;
  start: () => void;
  stop: () => void;
  running: boolean;
  /** Readings taken into the mean. */
  readings: number;
  /** Of the last reading, in metres, within the gate or not. */
  accuracy: number | null;
  /** Why there is no position: the person or the device does not allow it, or has none. */
  failure: 'denied' | 'unavailable' | null;
}

/** The position of the device, WGS 84 as its receiver gives it, averaged from `start` to `stop`. */
export function useFix(): Locating {
  const [fix, setFix] = useState<Fix | null>(null);
  const [accuracy, setAccuracy] = useState<number | null>(null);
  const [failure, setFailure] = useState<Locating['failure']>(null);
  const [watch, setWatch] = useState<number | null>(null);
  const taken = useRef<GeolocationCoordinates[]>([]);
  const stop = useCallback(() => setWatch(null), []);
  const start = useCallback(() => {
    taken.current = [];
    setFix(null);
    setFailure(null);
    const onReading = ({ coords }: GeolocationPosition) => {
      setAccuracy(coords.accuracy);
      if (coords.accuracy > GATE_METRES) return;
      taken.current = [...taken.current, coords].slice(-AT_MOST);
      const mean = meanOf(taken.current);
      setFix(mean);
      void rememberFix(mean);
    };
    const onFailure = ({ code }: GeolocationPositionError) => setFailure(code === 1 ? 'denied' : 'unavailable');
    setWatch(navigator.geolocation.watchPosition(onReading, onFailure, { enableHighAccuracy: true, maximumAge: 0 }));
  }, []);
  useEffect(() => () => (watch === null ? undefined : navigator.geolocation.clearWatch(watch)), [watch]);
  return { fix, start, stop, running: watch !== null, readings: fix?.readings ?? 0, accuracy, failure };
}

/** Mean weighted by accuracy. Readings of one receiver err together: the mean claims no better than the best of them. */
export function meanOf(readings: readonly Pick<GeolocationCoordinates, 'longitude' | 'latitude' | 'accuracy'>[]): Fix {
  const weighed = readings.map((r) => ({ ...pick(r), weight: 1 / Math.max(r.accuracy, 1) ** 2 }));
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  const mean = (key: 'longitude' | 'latitude') => weighed.reduce((total, r) => total + r[key] * r.weight, 0) / sum;
  return {
    position: [mean('longitude'), mean('latitude')],
    accuracyMetres: Math.min(...readings.map((r) => r.accuracy)),
    readings: readings.length,
  };
}
const pick = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({ longitude, latitude });

/** Lists of signs begin with those near where the device was last. */
async function rememberFix(fix: Fix): Promise<void> {
  await noteOfDevice(await fieldDb(), { lastFix: { ...fix, at: new Date().toISOString() } });
}
