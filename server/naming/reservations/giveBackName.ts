import { z } from 'zod';
import { maybeOne, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { ActContext } from '../act.ts';
import { systemStep } from '../systemStep.ts';

const Drawn = z.object({
  caseId: z.string().nullable(),
  planId: z.string().nullable(),
  nameId: z.string(),
  placeId: z.string(),
});

/** Gives a drawn name back to whoever held it: it stays reserved, and the place is no longer that of this case. True if there was one. */
export async function giveBackName(context: ActContext): Promise<boolean> {
  const { tx, found, now } = context;
  const drawn = await maybeOne(
    tx,
    Drawn,
    sql`update name_reservation set state = 'free', drawn_by = null, updated_at = ${now}
         where drawn_by = ${found.id} and state = 'drawn'
         returning case_id as "caseId", plan_id as "planId", name_id as "nameId", place_id as "placeId"`,
  );
  if (!drawn) return false;
  // What a revoked approval gave it is gone.
  await run(
    tx,
    sql`update place_name set valid_from = null, valid_to = null, legal_status = 'unknown'
         where id = ${drawn.nameId} and status = 'reserved'`,
  );
  await run(tx, sql`update naming_case set place_id = null where id = ${found.id}`);
  if (drawn.planId !== null) {
    await run(tx, placeOfPlan(drawn.placeId, drawn.planId, now));
    await run(tx, nameOfPlan(drawn.nameId, drawn.planId));
  }
  if (drawn.caseId !== null) {
    await systemStep(context, drawn.caseId, 'reserved', { code: 'given-back', caseNo: found.caseNo ?? '' });
  }
  return true;
}

/** As `registerPlan` made it: the plan holds the name for its whole division again, not for the county of the case that drew it. */
const placeOfPlan = (placeId: string, planId: string, now: string): Sql => sql`
  update place p set division_code = t.division_code, meaning = null, origin = null, description = null, attributes = '{}',
         geom = (select geom from division where code = t.division_code and upper_inf(valid)),
         position_source = '地名方案范围', source = '地名方案 ' || t.title, version = p.version + 1, updated_at = ${now}
    from toponym_plan t where t.id = ${planId} and p.id = ${placeId}`;

const nameOfPlan = (nameId: string, planId: string): Sql => sql`
  with given_back as (
    update place_name n set county_code = left(t.division_code, 6) from toponym_plan t
     where t.id = ${planId} and n.id = ${nameId} returning n.id, n.county_code)
  update name_reading r set county_code = b.county_code from given_back b where r.name_id = b.id`;
