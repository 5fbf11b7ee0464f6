import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { type CaseObjections, Objection } from './contract.ts';

const Sides = z.object({ handlerOrgId: z.string().nullable(), applicantOrgId: z.string() });
const Counts = z.object({ objections: z.number(), supports: z.number(), unanswered: z.number() });

/**
 * What people said of the notice of a case. The applicant sees how many, other offices of the case the texts and
 * answers, the handling office also who wrote.
 */
export async function listObjections(db: Db, actor: Actor, id: CaseId): Promise<CaseObjections> {
  const sides = await one(
    db,
    Sides,
    sql`select handler_org_id as "handlerOrgId", applicant_org_id as "applicantOrgId" from naming_case where id = ${id}`,
  );
  const isHandler = sides.handlerOrgId === actor.organisationId && actor.permissions.has('naming.handle');
  const isApplicant = sides.applicantOrgId === actor.organisationId;
  return {
    ...(await one(db, Counts, countObjections(id))),
    mayAnswer: isHandler,
    items: isApplicant && !isHandler ? [] : await many(db, Objection, selectObjections(id, isHandler)),
  };
}

const countObjections = (id: CaseId): Sql => sql`
  select count(*) filter (where stance = 'object')::int as objections,
         count(*) filter (where stance = 'support')::int as supports,
         count(*) filter (where stance = 'object' and answered_at is null)::int as unanswered
    from objection where case_id = ${id}`;

const selectObjections = (id: CaseId, withContact: boolean): Sql => sql`
  select o.id, o.objection_no as "objectionNo", o.stance, o.text, o.submitted_at as "submittedAt", o.outcome, o.answer,
         o.answered_by as "answeredBy", o.answered_at as "answeredAt",
         ${withContact ? sql`c.name, c.contact` : sql`null as name, null as contact`}
    from objection o ${withContact ? sql`left join objection_contact c on c.objection_id = o.id` : sql``}
   where o.case_id = ${id} order by o.stance, o.submitted_at, o.id`;
