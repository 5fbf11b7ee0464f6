import { type Db, run, type Sql, sql } from '../../platform/db/sql.ts';
import { higherOrgan } from '../higherOrgan.ts';
import { TOLD_PERMISSION, type Told, type ToldAct, WHOM_TO_TELL } from './whomToTell.ts';

interface Happened {
  act: ToldAct;
  caseId: string;
  /** Whoever did it is not told of it; null where the law itself acted. */
  actorId: string | null;
  at: string;
  /** Where the office client is found. */
  publicUrl: string;
}

/**
 * Tells the offices concerned of an act, in the transaction of the act: a row for each person who may act for them, and a
 * mail to be sent where his address is known. The mail names the number of the case and nothing else of it.
 */
export async function tellOffices(tx: Db, happened: Happened): Promise<void> {
  for (const { to, isTask } of WHOM_TO_TELL[happened.act] ?? []) await run(tx, tell(happened, to, isTask));
}

const tell = ({ act, caseId, actorId, at, publicUrl }: Happened, to: Told, isTask: boolean): Sql => sql`
  with told as (
    insert into notification (account_id, case_id, act, is_task, created_at)
    select a.id, c.id, ${act}, ${isTask}, ${at}
      from naming_case c join account a on ${OFFICE[to]}
     where c.id = ${caseId} and a.id is distinct from ${actorId}::uuid and not a.disabled
       and exists (select 1 from account_role r join role_permission p on p.role = r.role
                    where r.account_id = a.id and p.permission = ${TOLD_PERMISSION[to]})
    returning id, account_id, case_id)
  insert into mail_outbox (notification_id, recipient, subject, body, created_at)
  select t.id, a.email, '地名办件 ' || c.case_no,
         '地名办件 ' || c.case_no || ' 有新的办理情况，请登录查看。' || chr(10)
           || 'Naming case ' || c.case_no || ' has moved on. Please sign in to see it.' || chr(10) || chr(10)
           || ${`${publicUrl}/office/cases/`}::text || c.id || chr(10),
         ${at}::timestamptz
    from told t join account a on a.id = t.account_id join naming_case c on c.id = t.case_id
   where a.email is not null and c.case_no is not null`;

/** The accounts of each office; a case that was handed to a person concerns him and not his whole office. */
const OFFICE: Record<Told, Sql> = {
  applicant: sql`a.organisation_id = c.applicant_org_id`,
  handler: sql`a.organisation_id = c.handler_org_id and (c.handler_id is null or c.handler_id = a.id)`,
  approver: sql`a.organisation_id = c.approver_org_id`,
  receiver: sql`a.organisation_id = coalesce(c.receiver_org_id, c.handler_org_id)`,
  announcer: sql`a.organisation_id = c.announcer_org_id`,
  higher: sql`a.organisation_id = ${higherOrgan(sql`c.approver_org_id`)}`,
  consulted: sql`exists (select 1 from opinion o where o.case_id = c.id and o.organisation_id = a.organisation_id
    and o.answered_at is null and o.superseded_at is null)`,
};
