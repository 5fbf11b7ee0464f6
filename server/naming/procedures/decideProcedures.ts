import { isDemanded } from './isDemanded.ts';
import type { TriggerRow, TriggerSubject } from './needContract.ts';
import { Procedure, Strength } from './procedureContract.ts';

export interface Decided {
  procedure: Procedure;
  strength: Strength;
  /** The rows that hold, the strictest first. */
  reasons: TriggerRow[];
  /** A written reason may stand in its place: every row that demands it allows that. */
  mayOmit: boolean;
}

/** An empty condition asks nothing; all others must hold. */
function holds(row: TriggerRow, { kind, category, listed, featureType, addresses, facts }: TriggerSubject): boolean {
  const isIn = (list: readonly string[], value: string | null) =>
    list.length === 0 || (value !== null && list.includes(value));
  return (
    isIn(row.caseKinds, kind) &&
    isIn(row.categories, category) &&
    isIn(row.featureTypes, featureType) &&
    (!row.listed || listed) &&
    (row.minAddresses === null || (addresses ?? 0) >= row.minAddresses) &&
    row.facts.every((fact) => facts.includes(fact))
  );
}

/**
 * Which procedures a case needs and why, by the rows of the trigger table (TR art. 11: in proportion). Of several rows the
 * strictest counts; a row that asks nothing is no reason where another asks something. A procedure that no row speaks of is
 * not required, without a reason; the legality review is named only where a row demands it.
 */
export function decideProcedures(subject: TriggerSubject, rows: readonly TriggerRow[]): Decided[] {
  return Procedure.options.flatMap((procedure) => {
    const held = rows.filter((row) => row.procedure === procedure && holds(row, subject));
    const strength = Strength.options.find((level) => held.some((row) => row.strength === level));
    if (procedure === 'legality' && strength === undefined) return [];
    const reasons = held
      .filter((row) => strength === 'not_required' || row.strength !== 'not_required')
      .toSorted((a, b) => Strength.options.indexOf(a.strength) - Strength.options.indexOf(b.strength));
    const mayOmit = reasons.filter(isDemanded).every((row) => row.mayOmit);
    return [{ procedure, strength: strength ?? 'not_required', reasons, mayOmit }];
  });
}
