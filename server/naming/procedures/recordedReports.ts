import type { Db } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { caseNeeds } from './caseNeeds.ts';
import type { ProcedureRecord } from './procedureContract.ts';
import { recordText } from './recordText.ts';

const GOES_UP: readonly string[] = ['expert', 'consultation', 'assessment', 'hearing', 'risk'];

/** That the right to a hearing was told is no record of one. */
const isReport = (record: ProcedureRecord): boolean => record.form !== 'hearing' || record.minutes !== '';

/** The reports that a filing upward names (list `filing-materials`), written from the records of a case. */
export async function recordedReports(
  db: Db,
  { id, today }: { id: CaseId; today: string },
): Promise<{ kind: string; text: string }[]> {
  const needs = (await caseNeeds(db, [id], today)).get(id)?.needs ?? [];
  const named = needs.filter(({ procedure }) => GOES_UP.includes(procedure));
  return named.flatMap(({ procedure, recorded }) =>
    recorded?.stands && recorded.record.form === procedure && isReport(recorded.record)
      ? [{ kind: procedure, text: recordText(recorded.record) }]
      : [],
  );
}
