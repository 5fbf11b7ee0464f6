import type { Finding, Level } from '../detection/contract.ts';

/** A finding with the candidate it is about. */
export interface RunFinding {
  candidateId: string;
  name: string;
  finding: Finding;
}

/** What makes two findings the same one, whatever its level: candidate, rule, result, place in the name, clashing name. */
const keyOf = ({ candidateId, finding: { rule, result, span, clash } }: RunFinding): string =>
  JSON.stringify([candidateId, rule, result, span?.start ?? null, clash?.nameId ?? null]);

/** What a later run of the rules found otherwise than an earlier one; `was` is the level before. */
export function changesBetween(before: readonly RunFinding[], after: readonly RunFinding[]) {
  const earlier = new Map(before.map((found) => [keyOf(found), found]));
  const later = new Set(after.map(keyOf));
  return {
    appeared: after.filter((found) => !earlier.has(keyOf(found))),
    gone: before.filter((found) => !later.has(keyOf(found))),
    regraded: after.flatMap((found) => {
      const was: Level | undefined = earlier.get(keyOf(found))?.finding.level;
      return was === undefined || was === found.finding.level ? [] : [{ ...found, was }];
    }),
  };
}
