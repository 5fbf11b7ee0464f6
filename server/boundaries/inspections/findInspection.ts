import { type Db, maybeOne } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { Inspection, type InspectionId } from './inspectionContract.ts';
import { selectInspection } from './inspectionRow.ts';
import { type InspectionFacts, nextStep } from './inspectionSteps.ts';

const Stored = Inspection.omit({ next: true });

/** One inspection with what comes next. Whether one may read it is asked before. @throws Problem not-found */
export async function findInspection(db: Db, id: InspectionId): Promise<Inspection> {
  const stored = await maybeOne(db, Stored, selectInspection(id));
  if (!stored) throw new Problem('not-found', `No joint inspection ${id}`, { detailZh: '没有这次联合检查。' });
  return { ...stored, next: nextStep(stored.state, factsOf(stored)) };
}

/** What the guards look at. */
export const factsOf = (found: Omit<Inspection, 'next'>): InspectionFacts => ({
  hasInspectorsA: found.inspectorsA !== null,
  hasInspectorsB: found.inspectorsB !== null,
  hasDeskResult: found.deskResult !== null,
  uncheckedItems: found.items.filter(({ result }) => result === null).length,
  items: found.items.length,
  openDefects: found.items.filter(({ result, closedOn }) => result === 'defect' && closedOn === null).length,
  hasReport: found.report !== null,
  signedSides: found.signatures.length,
  hasFiling: found.filing !== null,
  hasArchive: found.archive !== null,
});
