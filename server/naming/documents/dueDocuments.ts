import { z } from 'zod';
import { Day } from '../../platform/contract.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import type { CaseId } from '../caseContract.ts';
import { DocumentKind } from './contract.ts';

/** A document that the steps taken so far call for. */
const DueDocument = z.object({
  kind: DocumentKind,
  subjectId: z.string().nullable(),
  about: z.string().nullable(),
  organisationId: z.string(),
  organ: z.string(),
  /** Its number where the act it documents has one already. */
  fixedNo: z.string().nullable(),
  /** Its day where the act it documents has one; else it bears the day on which it is issued. */
  fixedDay: Day.nullable(),
});
export type DueDocument = z.infer<typeof DueDocument>;

/** Every document of a case that may be issued by now, in the order of the procedure, whoever issues it. */
export async function dueDocuments(db: Db, caseId: CaseId): Promise<DueDocument[]> {
  const found = await many(db, DueDocument, selectDue(caseId));
  const order = DocumentKind.options;
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const dayOf = sql`(s.at at time zone 'UTC' + interval '8 hours')::date`;

// An applicant who was told of an extension or a suspension by a paper without a number has that paper already.
const selectDue = (caseId: CaseId): Sql => sql`
  with c as (select * from naming_case where id = ${caseId}),
  due as (
    select 'acceptance' as kind, null::uuid as subject_id, null as about, c.handler_org_id as organisation_id,
           null as fixed_no, null::date as fixed_day, min(s.at) as since
      from c join case_step s on s.case_id = c.id and s.act = 'accept' group by c.handler_org_id
    union all
    select k.kind, s.id, to_char(${dayOf}, 'YYYY-MM-DD'), c.handler_org_id,
           case when k.kind in ('extension', 'suspension') then s.document end,
           case when k.kind in ('extension', 'suspension') then ${dayOf} end, s.at
      from c join case_step s on s.case_id = c.id
      join (values ('return', 'correction'), ('notAccept', 'non_acceptance'), ('extend', 'extension'), ('suspend', 'suspension'),
                   ('resume', 'resumption')) as k (act, kind) on k.act = s.act
     where k.kind not in ('extension', 'suspension') or s.document ~ '〔20[0-9]{2}〕[1-9][0-9]*号$'
    union all
    select 'opinion_request', v.id, o.name, c.handler_org_id, null, null, v.asked_at
      from c join opinion v on v.case_id = c.id and v.superseded_at is null join organisation o on o.id = v.organisation_id
    union all
    select 'opinion_reply', v.id, o.name, v.organisation_id, null, null, v.answered_at
      from c join opinion v on v.case_id = c.id and v.superseded_at is null join organisation o on o.id = v.organisation_id
     where v.answered_at is not null
    union all
    select 'public_notice', null, null, c.handler_org_id, null, n.starts_on, null::timestamptz
      from c join notice n on n.case_id = c.id
    union all
    select case d.outcome when 'approved' then 'approval' else 'refusal' end, null, null, c.approver_org_id,
           d.document_no, d.decided_on, d.at
      from c join decision d on d.case_id = c.id where c.approver_org_id is not null
    union all
    select 'delivery', null, null, c.handler_org_id, null, null, d.at from c join decision d on d.case_id = c.id
    union all
    select paper.kind, null, null, c.handler_org_id, null, null, d.at
      from c join decision d on d.case_id = c.id and d.outcome = 'approved',
           (values ('filing_report'), ('filing_form')) as paper (kind)
    union all
    select 'announcement', null, null, c.announcer_org_id, a.announcement_no, a.announced_on, null::timestamptz
      from c join announcement a on a.case_id = c.id
    union all
    select 'dossier', null, null, c.announcer_org_id, null, null, d.at
      from c join decision d on d.case_id = c.id and d.outcome = 'approved'
    union all
    select p.kind, w.id, null, p.organisation_id, p.no, p.on_day, null
      from c join revocation w on w.case_id = c.id,
           lateral (values ('revocation', w.organisation_id, w.document_no, w.revoked_on),
                           ('revocation_announcement', c.announcer_org_id, w.announcement_no, w.announced_on))
             as p (kind, organisation_id, no, on_day)
     where p.organisation_id is not null and p.on_day is not null)
  select due.kind, due.subject_id as "subjectId", due.about, due.organisation_id as "organisationId", o.name as organ,
         due.fixed_no as "fixedNo", due.fixed_day as "fixedDay"
    from due join organisation o on o.id = due.organisation_id
   order by due.since, due.about`;
