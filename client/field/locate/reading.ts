import type { LonLat } from '../stakeout/courseTo.ts';

/** One answer of the receiver: WGS 84 degrees, the radius that holds the truth 19 times in 20, and the device's clock. */
export interface Reading {
  position: LonLat;
  accuracyMetres: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the browser gives, as a reading. */
export const readingOf = ({ coords, timestamp }: GeolocationPosition): Reading => ({
  position: [coords.longitude, coords.latitude],
  accuracyMetres: coords.accuracy,
  at: timestamp,
});
