import type { FoundDispute } from './resultFacts.ts';
import type { Settled } from './settledCourse.ts';

/** The day from which the settlement, and a change of divisions that it needed, take effect (BD art. 14). */
export function earliestOn({ found, settled }: { found: FoundDispute; settled: Settled }): string {
  const day = settled.effectiveOn ?? settled.settledOn;
  const change = found.dossier?.effectiveOn;
  if (change && change > day) return change;
  return day;
}
