import type { z } from 'zod';
import { type Db, one, type Sql, sql } from '../platform/db/sql.ts';
import { CaseDetail, type CaseId } from './caseContract.ts';
import { higherOrgan } from './higherOrgan.ts';
import { receiverOf } from './receiverOf.ts';

/** The columns of a case that stand in one row. */
export const CaseRow = CaseDetail.pick({
  id: true,
  version: true,
  caseNo: true,
  kind: true,
  oldName: true,
  cancellation: true,
  drawsId: true,
  heldUntil: true,
  category: true,
  categoryLabel: true,
  categoryLabelEn: true,
  variant: true,
  state: true,
  divisionCode: true,
  divisionPath: true,
  location: true,
  extent: true,
  geometry: true,
  lengthMetres: true,
  areaSquareMetres: true,
  attributes: true,
  applicant: true,
  contactName: true,
  contactPhone: true,
  handler: true,
  handlerPerson: true,
  higherOrgan: true,
  delivery: true,
  suspension: true,
  approver: true,
  filingReceiver: true,
  filingReceiverEn: true,
  announcer: true,
  authorityArticle: true,
  authorityArticleEn: true,
  authorityVerified: true,
  consulted: true,
  consultedByLaw: true,
  minutes: true,
  notice: true,
  decision: true,
  filing: true,
  announcement: true,
  revocation: true,
  placeId: true,
  updatedAt: true,
});
export type CaseRow = z.infer<typeof CaseRow>;

/** A draft lacks what was not chosen yet. Geometry in CRS84 order; lengths in metres and areas in square metres on the ellipsoid. */
export const caseRow = (db: Db, id: CaseId, today: string): Promise<CaseRow> => one(db, CaseRow, selectCase(id, today));

// Nothing here is a join that need not be: the planner tries the orders of joins, and with those of seventeen tables took
// longer than all other questions about a case together.
const selectCase = (id: CaseId, today: string): Sql => sql`
  select c.id, c.version, c.case_no as "caseNo", c.kind, ${ofKind}, c.category, coalesce(t.label_zh, '') as "categoryLabel",
         coalesce(t.label_en, '') as "categoryLabelEn", c.variant, c.state,
         coalesce(c.division_code, '') as "divisionCode", coalesce(v.path, c.division_code, '') as "divisionPath", c.location, c.extent,
         st_asgeojson(c.geom, 7, 0)::jsonb as geometry, ${measures}, c.attributes, ${nameOf(sql`c.applicant_org_id`)} as applicant,
         c.contact_name as "contactName", c.contact_phone as "contactPhone",
         coalesce(${nameOf(sql`c.handler_org_id`)}, '—') as handler,
         (select display_name from account where id = c.handler_id) as "handlerPerson",
         coalesce(${nameOf(higherOrgan(sql`c.approver_org_id`))}, ${nameOf(sql`c.handler_org_id`)}, '—') as "higherOrgan",
         coalesce(${nameOf(sql`c.approver_org_id`)}, '—') as approver,
         coalesce(${receiverOf(sql`a.filing_receiver`, sql`c.division_code`)}, '—') as "filingReceiver",
         coalesce(${receiverOf(sql`a.filing_receiver_en`, sql`c.division_code`)}, '—') as "filingReceiverEn",
         coalesce(${nameOf(sql`c.announcer_org_id`)}, '—') as announcer, coalesce(a.article_zh, '') as "authorityArticle",
         coalesce(a.article, '') as "authorityArticleEn",
         coalesce(a.verified and (c.kind in ('naming', 'renaming') or a.case_kind = c.kind), false) as "authorityVerified", coalesce(a.consulted, '{}') as consulted,
         coalesce(a.consulted_by_law, '{}') as "consultedByLaw", c.minutes,
         ${procedure(today)}, c.place_id as "placeId", c.updated_at as "updatedAt"
    from naming_case c
    left join category t on t.id = c.category
    left join authority a on a.id = c.authority_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id}`;

const nameOf = (id: Sql): Sql => sql`(select name from organisation where id = ${id})`;

// The Regulations have no article on cancelling and reserving: without a row of its own the kind follows that of naming,
// and is told as unverified.
const ofKind: Sql = sql`
  case when c.kind in ('renaming', 'cancellation') then coalesce(c.old_name, (select n.name from place_name n
    where n.place_id = c.place_id and n.kind = 'standard' and n.status in ('standard', 'census_only')
    order by n.status = 'standard' desc limit 1)) end as "oldName",
  case when c.cancellation_code is null then null else
    jsonb_build_object('code', c.cancellation_code, 'text', coalesce(c.cancellation_text, '')) end as cancellation,
  c.draws_id as "drawsId",
  case when c.state = 'abolished' and c.kind = 'cancellation' then (select max(n.blocked_until) from place_name n
         where n.place_id = c.place_id and n.status = 'abolished')
       when c.kind = 'reservation' and c.state in ('reserved', 'drawn', 'expired') then (select h.expires_on from name_reservation h where h.case_id = c.id) end as "heldUntil"`;

const measures: Sql = sql`
  case st_dimension(c.geom) when 1 then st_length(c.geom::geography) end as "lengthMetres",
  case st_dimension(c.geom) when 2 then st_area(c.geom::geography) end as "areaSquareMetres"`;

const procedure = (today: string): Sql => sql`
  (select jsonb_build_object('startsOn', n.starts_on, 'endsOn', n.ends_on, 'text', n.text, 'over', n.ends_on < ${today}::date)
     from notice n where n.case_id = c.id) as notice,
  (select jsonb_build_object('documentNo', d.document_no, 'decidedOn', d.decided_on,
            'outcome', d.outcome, 'reasonCode', d.reason_code, 'reason', d.reason)
     from decision d where d.case_id = c.id) as decision,
  (select jsonb_build_object('status', f.status, 'filingNo', f.filing_no, 'filedOn', f.filed_on, 'reason', f.reason,
            'acceptedOn', f.accepted_on, 'receiptNo', f.receipt_no, 'daysLate', f.days_late)
     from filing f where f.case_id = c.id) as filing,
  (select jsonb_build_object('means', y.means, 'recipient', y.recipient, 'deliveredOn', y.delivered_on, 'note', y.note)
     from delivery y where y.case_id = c.id) as delivery,
  (select jsonb_build_object('reasonCode', s.reason_code, 'reason', s.reason,
            'told', s.told, 'suspendedOn', s.suspended_on, 'expectedOn', s.expected_on)
     from case_suspension s where s.case_id = c.id and s.resumed_on is null) as suspension,
  (select jsonb_build_object('announcementNo', m.announcement_no,
            'announcedOn', m.announced_on, 'channels', to_jsonb(m.channels), 'text', m.text)
     from announcement m where m.case_id = c.id) as announcement,
  (select jsonb_build_object('organ', w.organ, 'documentNo', w.document_no,
            'revokedOn', w.revoked_on, 'reason', w.reason, 'article', w.article, 'articleEn', w.article_en,
            'announcementNo', w.announcement_no, 'announcedOn', w.announced_on)
     from revocation w where w.case_id = c.id) as revocation`;
