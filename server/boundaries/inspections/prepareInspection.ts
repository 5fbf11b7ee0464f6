import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { fieldFault } from '../markers/fieldFault.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findInspection } from './findInspection.ts';
import type { Inspection, InspectionId, Preparation } from './inspectionContract.ts';
import { lockInspection, requireState } from './lockInspection.ts';

interface Given {
  id: InspectionId;
  version: number;
  preparation: Preparation;
}

/** Year, leading side, inspectors of both sides, and what the desk part found. @throws Problem stale-version, wrong-state, invalid-input */
export function prepareInspection(
  { db, now }: Pick<MarkerDeps, 'db' | 'now'>,
  actor: Actor,
  { id, version, preparation }: Given,
): Promise<Inspection> {
  return db.transaction(async (tx) => {
    await lockInspection(tx, { id, version });
    const found = await findInspection(tx, id);
    requireState(found.state, 'planned', 'desk_check');
    const { plannedYear, leadingSide, inspectorsA, inspectorsB, deskResult } = preparation;
    if (leadingSide !== found.sideA.code && leadingSide !== found.sideB.code)
      throw fieldFault('/leadingSide', 'no-side', 'The leading side is a side of the line', '牵头方须为界线的一方');
    await run(
      tx,
      sql`update joint_inspection
             set planned_year = ${plannedYear}, leading_side = ${leadingSide}, inspectors_a = ${inspectorsA},
                 inspectors_b = ${inspectorsB}, desk_result = ${deskResult}, version = version + 1, updated_at = ${now()}::timestamptz
           where id = ${id}`,
    );
    const before = {
      ...{ plannedYear: found.plannedYear, leadingSide: found.leadingSide, deskResult: found.deskResult },
      ...{ inspectorsA: found.inspectorsA, inspectorsB: found.inspectorsB },
    };
    const subject = { subjectKind: 'joint-inspection', subjectId: id };
    await record(tx, { actor, action: 'inspections.prepare', ...subject, before, after: preparation, at: now() });
    return findInspection(tx, id);
  });
}
