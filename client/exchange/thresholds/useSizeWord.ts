import type { ThresholdUnit } from '#server/exchange/thresholds/thresholdContract.ts';
import { useThresholdWords } from './words.ts';

/** A size as people read it: the number with its unit. */
export function useSizeWord(): (value: number, unit: ThresholdUnit) => string {
  const say = useThresholdWords();
  return (value, unit) => `${value.toLocaleString(undefined, { maximumFractionDigits: 6 })} ${say(`unit.${unit}`)}`;
}
