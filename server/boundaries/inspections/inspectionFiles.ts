import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import type { Upload } from '../../platform/contract.ts';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { BoundaryFile } from '../markers/markerContract.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { keepFile } from '../markers/markerFiles.ts';
import { type InspectionId, InspectionState, type ItemId } from './inspectionContract.ts';
import { requireState } from './lockInspection.ts';

/** Hangs a paper on an inspection. @throws Problem unsupported-media, invalid-input (infected), conflict */
export const attachInspectionFile = (
  deps: MarkerDeps,
  actor: Actor,
  { id, kind, upload }: { id: InspectionId; kind: BoundaryFile['kind']; upload: Upload },
): Promise<BoundaryFile> =>
  keepFile(deps, actor, { owner: { column: sql`inspection_id`, id, subjectKind: 'joint-inspection', kind }, upload });

/** Hangs a photo on an item, as long as things are done to it. @throws Problem not-found, wrong-state, unsupported-media, conflict */
export async function attachItemPhoto(
  deps: MarkerDeps,
  actor: Actor,
  { id, itemId, upload }: { id: InspectionId; itemId: ItemId; upload: Upload },
): Promise<BoundaryFile> {
  const found = await maybeOne(
    deps.db,
    z.object({ state: InspectionState }),
    sql`select i.state from joint_inspection_item t join joint_inspection i on i.id = t.inspection_id
         where t.id = ${itemId} and i.id = ${id}`,
  );
  if (!found) throw new Problem('not-found', 'No such item', { detailZh: '没有这个检查项。' });
  requireState(found.state, 'field_check', 'findings_open');
  const owner = { column: sql`item_id`, id: itemId, subjectKind: 'joint-inspection', kind: 'photo' as const };
  const file = await keepFile(deps, actor, { owner, upload });
  await run(deps.db, sql`update boundary_file set inspection_id = ${id} where id = ${file.id}`);
  return file;
}
