import type { EastNorth } from './localMetres.ts';

export interface Axis {
  /** 0 ≤ degrees clockwise from north < 180; a street runs both ways. */
  degrees: number;
  /** 1: all of it runs one way; 0: no direction dominates. */
  concentration: number;
}

/** The axis that steps mostly follow, weighted by their length in metres; null where they have none. */
export function axisOf(steps: readonly EastNorth[]): Axis | null {
  let length = 0;
  let sine = 0;
  let cosine = 0;
  for (const [east, north] of steps) {
    const metres = Math.hypot(east, north);
    // Doubling the angle makes both ways along a street the same direction.
    const doubled = 2 * Math.atan2(east, north);
    length += metres;
    cosine += metres * Math.cos(doubled);
    sine += metres * Math.sin(doubled);
  }
  if (length === 0) return null;
  const degrees = ((Math.atan2(sine, cosine) * 90) / Math.PI + 180) % 180;
  return { degrees, concentration: Math.hypot(sine, cosine) / length };
}
