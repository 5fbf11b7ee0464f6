import { z } from 'zod';
import { maybeOne, run, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { systemStep } from '../systemStep.ts';

const Drawn = z.object({ caseId: z.string().nullable(), nameId: z.string() });

/** Gives a drawn name back to whoever held it: it stays reserved, and the place is no longer that of this case. True if there was one. */
export async function giveBackName(context: ActContext): Promise<boolean> {
  const { tx, found, now } = context;
  const drawn = await maybeOne(
    tx,
    Drawn,
    sql`update name_reservation set state = 'free', drawn_by = null, updated_at = ${now}
         where drawn_by = ${found.id} and state = 'drawn' returning case_id as "caseId", name_id as "nameId"`,
  );
  if (!drawn) return false;
  // What a revoked approval gave it is gone.
  await run(
    tx,
    sql`update place_name set valid_from = null, valid_to = null, legal_status = 'unknown'
         where id = ${drawn.nameId} and status = 'reserved'`,
  );
  await run(tx, sql`update naming_case set place_id = null where id = ${found.id}`);
  if (drawn.caseId !== null) {
    await systemStep(context, drawn.caseId, 'reserved', { code: 'given-back', caseNo: found.caseNo ?? '' });
  }
  return true;
}
