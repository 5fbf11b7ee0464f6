import { z } from 'zod';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import { LineId } from '../contract.ts';
import { LonLat, type MarkerId, MarkerSecrecy, MarkerStatus } from './markerContract.ts';

const Locked = z.object({
  version: z.number().int(),
  lineId: LineId,
  status: MarkerStatus,
  secrecy: MarkerSecrecy,
  position: LonLat,
});
export type LockedMarker = z.infer<typeof Locked>;

/** The marker locked for a change. @throws Problem not-found, stale-version */
export async function lockMarker(
  tx: Db,
  { id, version }: { id: MarkerId; version: number | null },
): Promise<LockedMarker> {
  const found = await maybeOne(
    tx,
    Locked,
    sql`select version, line_id as "lineId", status, secrecy, jsonb_build_array(st_x(geom), st_y(geom)) as position
          from boundary_marker where id = ${id} for update`,
  );
  if (!found) throw new Problem('not-found', `No marker ${id}`, { detailZh: '没有这个界桩。' });
  if (version === null || found.version === version) return found;
  throw new Problem('stale-version', `The marker is at version ${found.version}, you read version ${version}`, {
    detailZh: `该界桩已被更新（当前版本 ${found.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: found.version,
  });
}
