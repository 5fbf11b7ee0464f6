import { z } from 'zod';
import type { ItemRecord } from '../../../boundaries/inspections/inspectionContract.ts';
import { recordItem } from '../../../boundaries/inspections/inspectionItems.ts';
import { maybeOne, run, type Sql, sql } from '../../../platform/db/sql.ts';
import { Problem } from '../../../platform/problem.ts';
import { attest } from './attest.ts';
import { contradicted, made, type Outcome, type WorkOf } from './work.ts';

type Recording = WorkOf<'marker_item'>;
const Item = z.object({
  version: z.number().int(),
  result: z.string().nullable(),
  defectCode: z.string().nullable(),
});

/**
 * A result of a joint inspection: into the inspection itself by its own rules, and kept as what this account attests. Where the
 * other side's account recorded the same before, nothing is written over; where it recorded otherwise, a person settles it.
 * @throws Problem not-found, wrong-state, invalid-input
 */
export async function applyMarkerItem(work: Recording): Promise<Outcome> {
  const { tx, payload, settlement } = work;
  const item = await maybeOne(tx, Item, lockItem(payload));
  if (!item) throw new Problem('not-found', 'No such item', { detailZh: '没有这个检查项。' });
  const isSame = item.result === payload.item.result && item.defectCode === payload.item.defectCode;
  const isStale = item.version !== payload.baseVersion && item.result !== null;
  if (isStale && !isSame && !settlement) return contradicted('state', { otherId: payload.itemId, ...OTHERWISE });
  if (!(isStale && isSame)) await write(work, item.version);
  await keepPhotos(work);
  await attest(work);
  return made(payload.itemId);
}

const OTHERWISE = {
  detail: 'Another result of this item was recorded meanwhile',
  detailZh: '该检查项在此期间已有另一结果',
};

const write = ({ tx, deps, actor, payload, at }: Recording, version: number) =>
  recordItem({ db: tx as typeof deps.db, now: () => at, today: deps.today }, actor, {
    ...{ id: payload.jointInspectionId, itemId: payload.itemId, version },
    result: payload.item satisfies ItemRecord,
  });

async function keepPhotos({ tx, actor, row, payload, at }: Recording): Promise<void> {
  await run(
    tx,
    sql`insert into boundary_file (item_id, inspection_id, kind, sha256, file_name, uploaded_by, uploaded_at)
        select ${payload.itemId}::uuid, ${payload.jointInspectionId}::uuid, 'photo', sha256,
               '外业照片' || (sort + 1) || case media_type when 'image/png' then '.png' when 'image/webp' then '.webp' else '.jpg' end,
               ${actor.displayName}, ${at}::timestamptz
          from field_photo where record_id = ${row.id} order by sort`,
  );
}

const lockItem = ({ itemId, jointInspectionId }: Recording['payload']): Sql => sql`
  select version, result, defect_code as "defectCode" from joint_inspection_item
   where id = ${itemId} and inspection_id = ${jointInspectionId} for update`;
