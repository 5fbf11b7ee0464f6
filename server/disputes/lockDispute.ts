import { z } from 'zod';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type DisputeId, DisputeLevel, DisputeState, DisputeTrack } from './contract.ts';
import { noDispute } from './findDispute.ts';

const Locked = z.object({
  id: z.uuid().brand<'DisputeId'>(),
  version: z.number().int(),
  track: DisputeTrack,
  level: DisputeLevel,
  state: DisputeState,
  sideA: z.string(),
  sideB: z.string(),
  handlerCode: z.string(),
  registrantCode: z.string(),
  aroseOn: z.iso.date(),
  lineId: z.uuid().nullable(),
});
export type LockedDispute = z.infer<typeof Locked>;

/**
 * Locks a dispute at the version that was read; without one, for what does not lead to another state.
 * @throws Problem not-found, stale-version
 */
export async function lockDispute(
  tx: Db,
  { id, version }: { id: DisputeId; version?: number },
): Promise<LockedDispute> {
  const found = await maybeOne(tx, Locked, sql`${select(id)} for update`);
  if (!found) throw noDispute(id);
  if (version === undefined || found.version === version) return found;
  throw new Problem('stale-version', `The dispute is at version ${found.version}, you read version ${version}`, {
    detailZh: `该争议已被更新（当前版本 ${found.version}，您打开的是版本 ${version}），请刷新后再办理。`,
    current: found.version,
  });
}

/** What the state table and the acts need of a dispute, unlocked; undefined where there is none. */
export const readDispute = (db: Db, id: DisputeId): Promise<LockedDispute | undefined> =>
  maybeOne(db, Locked, select(id));

const select = (id: DisputeId): Sql => sql`
  select id, version, track, level, state, side_a as "sideA", side_b as "sideB", handler_code as "handlerCode",
         registrant_code as "registrantCode", arose_on as "aroseOn", line_id as "lineId"
    from dispute where id = ${id}`;
