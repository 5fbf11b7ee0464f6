import { courseTo } from '../stakeout/courseTo.ts';
import { meanFix } from './meanFix.ts';
import type { Reading } from './reading.ts';

const WALKED_AWAY = 3;

/**
 * Adds a reading to those of the place where the person stands. A coarse or cached first answer is dropped once better ones are here;
 * three readings in a row outside the mean say that the person walked on, and only these are kept.
 * @param most readings kept: a minute of standing still is as good as ten, what is left then is bias
 */
export function gather(readings: readonly Reading[], next: Reading, most: number): Reading[] {
  // A receiver may tell the same reading twice.
  if (readings.some(({ at }) => at === next.at)) return [...readings];
  const all = [...readings, next].slice(-most);
  const recent = all.slice(-WALKED_AWAY);
  const before = meanFix(all.slice(0, -WALKED_AWAY));
  const isElsewhere =
    before !== null &&
    recent.every(
      ({ position, accuracyMetres }) =>
        courseTo(before.position, position).metres > before.accuracyMetres + accuracyMetres,
    );
  return isElsewhere ? recent : withoutCoarse(all);
}

/** Without readings ten times as coarse as the best: they add nothing and come from networks rather than satellites. */
function withoutCoarse(readings: readonly Reading[]): Reading[] {
  const best = Math.min(...readings.map(({ accuracyMetres }) => accuracyMetres));
  return readings.filter(({ accuracyMetres }) => accuracyMetres <= 10 * Math.max(best, 1));
}
