import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Fix } from '#server/signs/field/fieldContract.ts';
import { useMeasures } from '../store/measures.ts';
import { gather } from './gather.ts';
import { type Failure, failureOf, type LocateState, stateOf } from './locateState.ts';
import { meanFix } from './meanFix.ts';
import { type Reading, readingOf } from './reading.ts';
import { rememberFix } from './rememberFix.ts';

/** A position as it gets better: the mean of the readings since the person stands here. */
export interface Locating {
  /** Null before a position within the gate, or one that the person accepted. */
  fix: Fix | null;
  /** What is known, within the gate or not. */
  rough: Fix | null;
  /** The receiver's last word alone, for one who walks. */
  latest: Reading | null;
  readings: number;
  /** Of the mean, in metres, within the gate or not. */
  accuracyMetres: number | null;
  state: LocateState;
  /** The accuracy that is asked, in metres. */
  gateMetres: number;
  /** Why nothing is heard now. */
  failure: 'denied' | 'unavailable' | null;
  running: boolean;
  /** Listens, and forgets what was heard before. */
  start: () => void;
  /** Stops listening and keeps what is known. */
  stop: () => void;
  /** Takes what is known although it is coarse: some streets have no better. */
  acceptRough: () => void;
}

interface Heard {
  readings: Reading[];
  /** When the last reading came, by the clock of this page. */
  heardAt: number | null;
  failure: Failure | null;
}
const NOTHING: Heard = { readings: [], heardAt: null, failure: null };
// A receiver that stands still may say nothing more: it is asked.
const ASK_AGAIN_MS = 10_000;
const OPTIONS: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 20_000 };

/**
 * The device's own position, WGS 84 as its receiver gives it; CGCS2000 is the same to a decimetre, far below what a phone can tell.
 * @param gateMetres the worst accuracy that is taken without a second thought; of the measures of the package when left out
 */
export function useFix({ gateMetres, atOnce = false }: { gateMetres?: number; atOnce?: boolean } = {}): Locating {
  const measures = useMeasures();
  const [isOn, setOn] = useState(atOnce);
  const [accepted, setAccepted] = useState(false);
  const { heard, listenAnew } = useReadings(isOn, measures['fix-readings']);
  const now = useSeconds(isOn);
  const start = useCallback(() => {
    listenAnew();
    setAccepted(false);
    setOn(true);
  }, [listenAnew]);
  const stop = useCallback(() => setOn(false), []);
  const acceptRough = useCallback(() => setAccepted(true), []);
  const rough = useMemo(() => meanFix(heard.readings), [heard.readings]);
  const latest = heard.readings.at(-1) ?? null;
  const asked = gateMetres ?? measures.gate;
  const gate = accepted ? Number.POSITIVE_INFINITY : asked;
  const fix = rough && rough.accuracyMetres <= gate ? rough : null;
  useEffect(() => {
    if (fix) void rememberFix(fix);
  }, [fix]);
  return {
    ...{ fix, rough, latest, start, stop, acceptRough, running: isOn },
    gateMetres: asked,
    ...{ readings: rough?.readings ?? 0, accuracyMetres: rough?.accuracyMetres ?? null },
    failure: heard.failure === null || heard.failure === 'denied' ? heard.failure : 'unavailable',
    state: stateNow({ isOn, now, heard, rough, gate, staleMs: measures['fix-stale'] * 60_000 }),
  };
}

interface Known {
  isOn: boolean;
  now: number;
  heard: Heard;
  rough: Fix | null;
  gate: number;
  staleMs: number;
}

/** What was stopped does not grow old: the person stood there. */
function stateNow({ isOn, now, heard, rough, gate, staleMs }: Known): LocateState {
  if (!isOn && !rough && !heard.failure) return 'off';
  const { heardAt: lastAt, failure } = heard;
  return stateOf(rough, gate, { lastAt, now: isOn ? now : (lastAt ?? now), failure, staleMs });
}

/** What the receiver said since `listenAnew`, while on; the last `most` of it. */
function useReadings(isOn: boolean, most: number): { heard: Heard; listenAnew: () => void } {
  const [run, setRun] = useState(0);
  const [heard, setHeard] = useState<Heard>(NOTHING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `run` listens anew
  useEffect(() => {
    if (!isOn) return;
    if (!('geolocation' in navigator)) return setHeard({ ...NOTHING, failure: 'no_receiver' });
    const hear = (position: GeolocationPosition) =>
      setHeard(({ readings }) => ({
        ...{ readings: gather(readings, readingOf(position), most), heardAt: Date.now(), failure: null },
      }));
    const fail = ({ code }: GeolocationPositionError) => setHeard((known) => ({ ...known, failure: failureOf(code) }));
    const id = navigator.geolocation.watchPosition(hear, fail, OPTIONS);
    const timer = setInterval(() => navigator.geolocation.getCurrentPosition(hear, fail, OPTIONS), ASK_AGAIN_MS);
    return () => {
      navigator.geolocation.clearWatch(id);
      clearInterval(timer);
    };
  }, [isOn, run, most]);
  const listenAnew = useCallback(() => {
    setHeard(NOTHING);
    setRun((n) => n + 1);
  }, []);
  return { heard, listenAnew };
}

/** The time, every five seconds while it matters: a reading grows old also when nothing new comes. */
function useSeconds(isOn: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => setNow(Date.now()), 5000);
    return () => clearInterval(timer);
  }, [isOn]);
  return now;
}
