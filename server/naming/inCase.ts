import type { Actor } from '../accounts/actor.ts';
import { type Sql, sql } from '../platform/db/sql.ts';

/**
 * Whose case it is (alias `c`): the applicant's, and once submitted that of the office that handles, approves, receives or
 * announces, was asked for an opinion or owns a task. These read its file without giving a ground.
 */
export function inCase({ organisationId: office }: Actor): Sql {
  return sql`(c.applicant_org_id = ${office} or (c.state <> 'draft' and (
    c.handler_org_id = ${office} or c.approver_org_id = ${office} or c.receiver_org_id = ${office}
    or c.announcer_org_id = ${office}
    or exists (select 1 from case_task t where t.case_id = c.id and t.owner_org_id = ${office})
    or exists (select 1 from opinion v where v.case_id = c.id and v.organisation_id = ${office}))))`;
}
