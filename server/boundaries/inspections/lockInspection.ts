import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import { Problem } from '../../platform/problem.ts';
import type { InspectionId, InspectionState } from './inspectionContract.ts';

/** Who acts, when, and on which day in China. */
export interface Moment {
  actor: Actor;
  now: string;
  today: string;
}

const Locked = z.object({ version: z.number().int() });

/** Locks an inspection that was read at a version; null: any. @throws Problem not-found, stale-version */
export async function lockInspection(
  tx: Db,
  { id, version }: { id: InspectionId; version: number | null },
): Promise<void> {
  const found = await maybeOne(tx, Locked, sql`select version from joint_inspection where id = ${id} for update`);
  if (!found) throw new Problem('not-found', `No joint inspection ${id}`, { detailZh: '没有这次联合检查。' });
  if (version !== null && found.version !== version) throw stale(found.version, version);
}

export const stale = (current: number, read: number): Problem =>
  new Problem('stale-version', `It is at version ${current}, you read version ${read}`, {
    detailZh: `内容已被更新（当前版本 ${current}，您打开的是版本 ${read}），请刷新后再办理。`,
    current,
  });

/** @throws Problem wrong-state unless the inspection is in one of these states */
export function requireState(state: InspectionState, ...allowed: InspectionState[]): void {
  if (allowed.includes(state)) return;
  throw new Problem('wrong-state', `Not possible for an inspection in state ${state}`, {
    detailZh: '联检当前状态下不能办理此事项。',
    state,
  });
}
