import { z } from 'zod';
import type { Db } from '../../platform/db/sql.ts';
import { caseNeeds, type StandingNeed } from './caseNeeds.ts';
import { isDemanded } from './isDemanded.ts';
import { ProcedureState } from './needContract.ts';
import { Procedure } from './procedureContract.ts';

/** A procedure that a case must have and has not, with the articles that demand it. */
export const MissingProcedure = z.object({
  procedure: Procedure,
  state: ProcedureState,
  articlesZh: z.string().array(),
  articlesEn: z.string().array(),
});
export type MissingProcedure = z.infer<typeof MissingProcedure>;

const SETTLED: readonly ProcedureState[] = ['done', 'omitted', 'step'];

/** What still stands between each of these cases and its legality review, by case id. */
export async function missingProcedures(
  db: Db,
  ids: readonly string[],
  today: string,
): Promise<Map<string, MissingProcedure[]>> {
  const needs = ids.length === 0 ? [] : [...(await caseNeeds(db, ids, today))];
  return new Map(needs.map(([id, found]) => [id, found.needs.filter(isMissing).map(named)]));
}

const isMissing = (need: StandingNeed): boolean => isDemanded(need) && !SETTLED.includes(need.state);

function named({ procedure, state, reasons }: StandingNeed): MissingProcedure {
  const demanding = reasons.filter(isDemanded);
  return {
    ...{ procedure, state },
    articlesZh: [...new Set(demanding.map(({ articleZh }) => articleZh))],
    articlesEn: [...new Set(demanding.map(({ articleEn }) => articleEn))],
  };
}
