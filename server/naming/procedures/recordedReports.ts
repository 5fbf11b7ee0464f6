import type { Db } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { caseNeeds } from './caseNeeds.ts';
import { recordText } from './recordText.ts';

/** The reports that a filing upward names (list `filing-materials`), written from the records of a case. */
export async function recordedReports(
  db: Db,
  { id, today }: { id: CaseId; today: string },
): Promise<{ kind: string; text: string }[]> {
  const needs = (await caseNeeds(db, [id], today)).get(id)?.needs ?? [];
  const named = needs.filter(({ procedure }) => ['expert', 'consultation', 'assessment'].includes(procedure));
  return named.flatMap(({ procedure, recorded }) =>
    recorded?.stands && recorded.record.form === procedure
      ? [{ kind: procedure, text: recordText(recorded.record) }]
      : [],
  );
}
