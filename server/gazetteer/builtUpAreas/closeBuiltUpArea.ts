import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, run, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { type BuiltUpAreaId, type BuiltUpEnd, CountyShare } from './builtUpContract.ts';
import { countyShares } from './countyShares.ts';
import { requireKeeper } from './requireKeeper.ts';

interface Close extends BuiltUpEnd {
  id: BuiltUpAreaId;
  /** As it was read. */
  version: number;
  at: string;
}

const Open = z.object({
  name: z.string(),
  countyCode: z.string(),
  version: z.number(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  counties: CountyShare.array(),
});

/**
 * Ends an area on a day, inside the caller's transaction. Ended on its own first day it never was in force: so a mistake is
 * undone before it has force.
 * @returns name and county code of the area
 * @throws Problem not-found, not-allowed (it lies in another office's counties too), stale-version, wrong-state (has an end
 *   already), invalid-input `/validTo`
 */
export async function closeBuiltUpArea(tx: Db, actor: Actor, close: Close): Promise<z.infer<typeof Open>> {
  const { id, version, documentNo, reason, validTo, at } = close;
  await run(tx, sql`select id from built_up_area where id = ${id} for update`);
  const found = await maybeOne(
    tx,
    Open,
    sql`select b.name, b.county_code as "countyCode", b.version, b.valid_from as "validFrom", b.valid_to as "validTo",
               ${countyShares(sql`b.geom`, validTo)} as counties
          from built_up_area b where b.id = ${id}`,
  );
  if (!found) throw new Problem('not-found', 'No such built-up area', { detailZh: '没有这个建成区。' });
  requireKeeper(
    actor,
    found.counties.length > 0 ? found.counties : [{ code: found.countyCode, name: found.countyCode }],
  );
  requireOpen(found, { version, validTo });
  await run(
    tx,
    sql`update built_up_area
           set valid_to = ${validTo}, end_document_no = ${documentNo}, end_reason = ${reason}, version = version + 1,
               updated_at = ${at}
         where id = ${id}`,
  );
  return found;
}

function requireOpen(found: z.infer<typeof Open>, { version, validTo }: { version: number; validTo: string }): void {
  if (found.version !== version)
    throw new Problem('stale-version', `“${found.name}” is at version ${found.version}, you read version ${version}`, {
      detailZh: `“${found.name}”已被他人修改，请刷新后再办理。`,
      current: found.version,
    });
  if (found.validTo !== null)
    throw new Problem('wrong-state', `“${found.name}” already ends on ${found.validTo}`, {
      detailZh: `“${found.name}”已定于 ${found.validTo} 终止。`,
    });
  if (validTo >= found.validFrom) return;
  const detail = `“${found.name}” is in force from ${found.validFrom} on: it cannot end before`;
  const detailZh = `“${found.name}”自 ${found.validFrom} 起有效，不能早于该日终止`;
  throw new Problem('invalid-input', detail, {
    detailZh: `${detailZh}。`,
    errors: [{ in: 'body', pointer: '/validTo', code: 'before-first-day', detail, detailZh }],
  });
}
