import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import type { Objections } from './contract.ts';
import { objectionsAbout } from './objectionsAbout.ts';

const Sides = z.object({ handlerOrgId: z.string().nullable(), applicantOrgId: z.string() });

/**
 * What people said of the notice of a case. The applicant sees how many, other offices of the case the texts and
 * answers, the handling office also who wrote.
 */
export async function listObjections(db: Db, actor: Actor, id: CaseId): Promise<Objections> {
  const sides = await one(
    db,
    Sides,
    sql`select handler_org_id as "handlerOrgId", applicant_org_id as "applicantOrgId" from naming_case where id = ${id}`,
  );
  const isHandler = sides.handlerOrgId === actor.organisationId && actor.permissions.has('naming.handle');
  const isApplicant = sides.applicantOrgId === actor.organisationId;
  return objectionsAbout(db, sql`o.case_id = ${id}`, { isHandler, countsOnly: isApplicant && !isHandler });
}
