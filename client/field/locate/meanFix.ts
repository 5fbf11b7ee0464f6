import type { Fix } from '#server/signs/field/fieldContract.ts';
import { courseTo, type LonLat } from '../stakeout/courseTo.ts';
import type { Reading } from './reading.ts';

// A reading's accuracy holds the truth 19 times in 20 (2.45 σ of a plane error): twice that is no chance any more.
const FAR = 2;

/**
 * The mean of readings taken standing still, each weighted by 1/accuracy², without those that lie far from the middle.
 * Its accuracy is never better than the best reading's: the errors of one receiver in neighbouring seconds are much the
 * same, so that averaging takes away jumps and no bias. Null without readings.
 */
export function meanFix(readings: readonly Reading[]): Fix | null {
  const kept = withoutOutliers(readings);
  const best = Math.min(...kept.map(({ accuracyMetres }) => accuracyMetres));
  if (kept.length === 0) return null;
  const position: LonLat = [weighted(kept, 0), weighted(kept, 1)];
  const spread = Math.sqrt(
    kept.reduce((sum, one) => sum + courseTo(position, one.position).metres ** 2, 0) / kept.length,
  );
  // 1.73: from the root mean square of a plane error to the radius of 95 %.
  const accuracyMetres = Math.min(10_000, Math.max(best, kept.length > 2 ? 1.73 * spread : 0));
  return { position, accuracyMetres: round(accuracyMetres, 2), readings: Math.min(1000, kept.length) };
}

/** Readings that agree with the middle of all of them; two or fewer cannot say which is wrong. */
export function withoutOutliers(readings: readonly Reading[]): Reading[] {
  if (readings.length < 3) return [...readings];
  const middle: LonLat = [median(readings, 0), median(readings, 1)];
  return readings.filter(
    ({ position, accuracyMetres }) => courseTo(middle, position).metres <= FAR * Math.max(accuracyMetres, 1),
  );
}

/** Weighted mean of longitude (0) or latitude (1), to 1 cm. */
function weighted(readings: readonly Reading[], axis: 0 | 1): number {
  let sum = 0;
  let weights = 0;
  for (const { position, accuracyMetres } of readings) {
    const weight = 1 / Math.max(accuracyMetres, 0.5) ** 2;
    sum += weight * position[axis];
    weights += weight;
  }
  return round(sum / weights, 7);
}

function median(readings: readonly Reading[], axis: 0 | 1): number {
  const sorted = readings.map(({ position }) => position[axis]).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
