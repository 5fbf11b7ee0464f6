import { useCallback, useEffect, useState } from 'react';
import { headingOf, smoothed } from './headingOf.ts';

/** unknown: no compass has spoken. ask: the device wants the person's leave, by a tap. */
export interface Heading {
  degrees: number | null;
  state: 'unknown' | 'ask' | 'denied' | 'known';
  /** Asks for leave where the device wants it; call it from a tap. */
  ask: () => Promise<void>;
}

/** iOS since 13 wants to be asked, from a tap; others tell at once. */
async function askDevice(): Promise<'granted' | 'denied'> {
  if (!wantsLeave(DeviceOrientationEvent)) return 'granted';
  const answer: unknown = await DeviceOrientationEvent.requestPermission().catch(() => 'denied');
  return answer === 'granted' ? 'granted' : 'denied';
}

const wantsLeave = (event: object): event is { requestPermission: () => Promise<unknown> } =>
  'requestPermission' in event && typeof event.requestPermission === 'function';

/** Where the top of the screen faces, as long as the component is shown. */
export function useHeading(): Heading {
  const [degrees, setDegrees] = useState<number | null>(null);
  const [leave, setLeave] = useState<'ask' | 'denied' | 'granted'>(() =>
    wantsLeave(DeviceOrientationEvent) ? 'ask' : 'granted',
  );
  useEffect(() => {
    if (leave !== 'granted') return;
    const hear = (event: DeviceOrientationEvent) => {
      const next = headingOf(event, screen.orientation?.angle ?? 0);
      if (next !== null) setDegrees((last) => Math.round(smoothed(last, next) * 10) / 10);
    };
    // Chromium tells north only by the first, Safari and Firefox by the second.
    addEventListener('deviceorientationabsolute', hear);
    addEventListener('deviceorientation', hear);
    return () => {
      removeEventListener('deviceorientationabsolute', hear);
      removeEventListener('deviceorientation', hear);
    };
  }, [leave]);
  const ask = useCallback(async () => setLeave(await askDevice()), []);
  const state = leave !== 'granted' ? leave : degrees === null ? 'unknown' : 'known';
  return { degrees, state, ask };
}
