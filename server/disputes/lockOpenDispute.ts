import { z } from 'zod';
import { type Db, one, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { DisputeId } from './contract.ts';
import { type LockedDispute, lockDispute } from './lockDispute.ts';

/** Locks a dispute that is not over, for what does not change its state. @throws Problem not-found, wrong-state */
export async function lockOpenDispute(tx: Db, id: DisputeId): Promise<LockedDispute> {
  const found = await lockDispute(tx, { id });
  const { open } = await one(
    tx,
    z.object({ open: z.boolean() }),
    sql`select open from dispute_state where id = ${found.state}`,
  );
  if (open) return found;
  throw new Problem('wrong-state', `A dispute in state ${found.state} is over`, {
    detailZh: '该争议已经结束，不能再办理此事项。',
    state: found.state,
  });
}
