import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { Day, Instant } from '../platform/contract.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import { type CaseId, CaseState, CaseVariant } from './caseContract.ts';
import { higherOrgan } from './higherOrgan.ts';
import { CaseKind } from './kindContract.ts';
import { MissingProcedure, missingProcedures } from './procedures/missingProcedures.ts';

/** What guards and acts may look at: one row, read under the case's lock. */
export const CaseFacts = z.object({
  id: z.string(),
  version: z.number(),
  caseNo: z.string().nullable(),
  state: CaseState,
  kind: CaseKind,
  variant: CaseVariant.nullable(),
  /** Null, like `variant`, in a draft until it is chosen; what follows from it is then empty. */
  category: PlaceCategory.nullable(),
  authorityId: z.string(),
  provinceCode: z.string(),
  divisionCode: z.string(),
  applicantId: z.string(),
  applicantOrgId: z.string(),
  handlerOrgId: z.string(),
  approverOrgId: z.string().nullable(),
  receiverOrgId: z.string().nullable(),
  announcerOrgId: z.string(),
  higherOrgId: z.string(),
  handlerId: z.string().nullable(),
  proposedBy: z.string().nullable(),
  chosenId: z.string().nullable(),
  placeId: z.string().nullable(),
  /** A name held for this case, which it may draw. */
  drawsId: z.string().nullable(),
  /** The place that the name is for, as far as the register has it: nothing of it counts as a clash. */
  selfPlaceId: z.string().nullable(),
  hasMinutes: z.boolean(),
  submittedAt: Instant.nullable(),
  opinionsAsked: z.number(),
  opinionsOpen: z.number(),
  /** Unanswered opinions that are not yet past due: only these hold the case up. */
  opinionsAwaited: z.number(),
  disagreements: z.number(),
  noticeEndsOn: Day.nullable(),
  /** Objections to the public notice that nobody has answered. */
  objectionsOpen: z.number(),
  /** The notice was about the name and the place as they are now. */
  noticeStands: z.boolean(),
  filingStatus: z.enum(['pending', 'accepted', 'returned']).nullable(),
  decidedOn: Day.nullable(),
  lastRunId: z.string().nullable(),
  hasImpact: z.boolean(),
  /** The old name stands on the protection list and the report names no measures that protect it. */
  isUnprotected: z.boolean(),
  /** The last day to tell defects where silence is acceptance (LL art. 32(4)), and the day of receipt from which that counts. */
  silentAfter: Day.nullable(),
  receivedOn: Day.nullable(),
  suspendedOn: Day.nullable(),
  /** The last day of a running clock that the law lets the office extend (LL art. 42), and whether one was. */
  extendableDueOn: Day.nullable(),
  extended: z.boolean(),
  delivered: z.boolean(),
  /** Its approval was announced and then revoked, and the revocation is not announced. */
  revocationUntold: z.boolean(),
  /** Procedures that the trigger table demands and the case has not; asked where the legality review may follow. */
  proceduresMissing: MissingProcedure.array().default([]),
});
export type CaseFacts = z.infer<typeof CaseFacts>;

/** The category of a submitted case. */
export function categoryOf({ id, category }: CaseFacts): PlaceCategory {
  if (category === null) throw new Error(`Case ${id} was submitted without a category`);
  return category;
}

/** Reads and locks a case for the rest of the transaction. @throws Problem not-found */
export async function lockCase(tx: Db, id: CaseId, today: string): Promise<CaseFacts> {
  await maybeOne(tx, z.object({ id: z.string() }), sql`select id from naming_case where id = ${id} for update`);
  return caseFacts(tx, id, today);
}

/** @throws Problem not-found */
export async function caseFacts(db: Db, id: CaseId, today: string): Promise<CaseFacts> {
  const [found] = await manyCaseFacts(db, [id], today);
  if (!found) throw new Problem('not-found', `No naming case ${id}`, { detailZh: '没有这个办件。' });
  return found;
}

/** Facts of several cases in one statement, for lists. */
export async function manyCaseFacts(db: Db, ids: readonly string[], today: string): Promise<CaseFacts[]> {
  if (ids.length === 0) return [];
  const found = await many(db, CaseFacts, selectFacts(ids, today));
  const drafting = found.filter(({ state }) => state === 'drafting_decision').map(({ id }) => id);
  const missing = await missingProcedures(db, drafting, today);
  return found.map((facts) => ({ ...facts, proceduresMissing: missing.get(facts.id) ?? [] }));
}

const selectFacts = (ids: readonly string[], today: string): Sql => sql`
  select c.id, c.version, c.case_no as "caseNo", c.state, c.kind, c.variant, c.category, coalesce(c.authority_id, '') as "authorityId",
         coalesce(c.province_code, '') as "provinceCode", coalesce(c.division_code, '') as "divisionCode", c.applicant_id as "applicantId",
         c.applicant_org_id as "applicantOrgId", coalesce(c.handler_org_id::text, '') as "handlerOrgId",
         c.approver_org_id as "approverOrgId", c.receiver_org_id as "receiverOrgId",
         coalesce(c.announcer_org_id::text, '') as "announcerOrgId", coalesce(${higherOrgan(sql`c.approver_org_id`)}::text, c.handler_org_id::text, '') as "higherOrgId",
         c.handler_id as "handlerId", c.proposed_by as "proposedBy", c.chosen_id as "chosenId",
         c.place_id as "placeId", c.draws_id as "drawsId",
         coalesce(c.place_id, (select h.place_id from name_reservation h where h.id = c.draws_id and (h.state = 'free' or h.drawn_by = c.id))) as "selfPlaceId",
         c.minutes is not null as "hasMinutes", c.submitted_at as "submittedAt",
         coalesce(o.asked, 0)::int as "opinionsAsked", coalesce(o.open, 0)::int as "opinionsOpen",
         coalesce(o.awaited, 0)::int as "opinionsAwaited", coalesce(o.against, 0)::int as "disagreements",
         (select count(*) from objection b where b.case_id = c.id and b.stance = 'object' and b.answered_at is null)::int as "objectionsOpen",
         n.ends_on as "noticeEndsOn",
         coalesce(n.candidate_id = c.chosen_id and n.geom_key is not distinct from md5(st_asbinary(c.geom)), false) as "noticeStands",
         f.status as "filingStatus", d.decided_on as "decidedOn",
         i.id is not null as "hasImpact", coalesce(i.listed and i.protective_measures is null, false) as "isUnprotected",
         (select r.id from check_run r where r.case_id = c.id order by r.seq desc limit 1) as "lastRunId",
         k.due_on as "silentAfter", k.started_on as "receivedOn",
         (select s.suspended_on from case_suspension s where s.case_id = c.id and s.resumed_on is null) as "suspendedOn",
         (select min(e.due_on) from clock e where e.case_id = c.id and e.stopped_on is null and e.extension > 0
             and e.extended_by = 0) as "extendableDueOn",
         exists (select 1 from clock e where e.case_id = c.id and e.stopped_on is null and e.extended_by > 0) as extended,
         exists (select 1 from delivery y where y.case_id = c.id) as delivered,
         exists (select 1 from revocation y join announcement a on a.case_id = y.case_id
                  where y.case_id = c.id and y.announced_on is null) as "revocationUntold"
    from naming_case c
    left join lateral (
      select count(*) as asked, count(*) filter (where answered_at is null) as open,
             count(*) filter (where answered_at is null and due_on >= ${today}::date) as awaited,
             count(*) filter (where opinion = 'disagree') as against
        from opinion where case_id = c.id and superseded_at is null) o on true
    left join lateral (
      select id, listed, protective_measures from case_impact where case_id = c.id order by seq desc limit 1) i on true
    left join lateral (select due_on, started_on from clock
      where case_id = c.id and stopped_on is null and silence = 'accepted' order by due_on, id limit 1) k on true
    left join notice n on n.case_id = c.id
    left join filing f on f.case_id = c.id
    left join decision d on d.case_id = c.id
   where c.id = any(${ids}::uuid[])`;
