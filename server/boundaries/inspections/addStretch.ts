import type { Actor } from '../../accounts/actor.ts';
import { record } from '../../audit/record.ts';
import { run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { findInspection } from './findInspection.ts';
import type { Inspection, InspectionId, StretchDraft } from './inspectionContract.ts';
import { lockInspection, requireState } from './lockInspection.ts';

interface Given {
  id: InspectionId;
  version: number;
  body: StretchDraft;
}

/** A stretch that the inspectors want looked at, beside those made of the line; while the field part goes on. @throws Problem stale-version, wrong-state, conflict `stretch-listed` */
export function addStretch(
  { db, now }: Pick<MarkerDeps, 'db' | 'now'>,
  actor: Actor,
  { id, version, body: { section } }: Given,
): Promise<Inspection> {
  return db.transaction(async (tx) => {
    await lockInspection(tx, { id, version });
    const { state, items } = await findInspection(tx, id);
    requireState(state, 'field_check');
    if (items.some((item) => item.section === section))
      throw new Problem('conflict', 'This stretch is listed already', {
        detailZh: '该检查段已在清单中。',
        code: 'stretch-listed',
      });
    const no = Math.max(0, ...items.map((item) => item.no)) + 1;
    await run(
      tx,
      sql`insert into joint_inspection_item (inspection_id, no, section, added) values (${id}, ${no}::int, ${section}, true)`,
    );
    await run(
      tx,
      sql`update joint_inspection set version = version + 1, updated_at = ${now()}::timestamptz where id = ${id}`,
    );
    const subject = { subjectKind: 'joint-inspection', subjectId: id };
    await record(tx, { actor, action: 'inspections.add-stretch', ...subject, after: { no, section }, at: now() });
    return findInspection(tx, id);
  });
}
