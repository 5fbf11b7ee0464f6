import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { inCase } from '../inCase.ts';

/** Whether the actor's office is in the case, not only above it. */
export async function isInCase(db: Db, actor: Actor, id: CaseId): Promise<boolean> {
  const row = z.object({ isIn: z.boolean() });
  const { isIn } = await one(
    db,
    row,
    sql`select coalesce(${inCase(actor)}, false) as "isIn" from naming_case c where c.id = ${id}`,
  );
  return isIn;
}
