import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import type { CaseId } from '../naming/caseContract.ts';
import { NamingApi } from '../naming/contract.ts';
import { Day } from '../platform/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';

/** `isOpen`: the case still waits for the end of its notice. An announcement names approval and approver (TR-FA). */
const Item = NamingApi.notices.reply.shape.items.element.extend({
  ...{ kind: z.enum(['notice', 'announcement', 'revocation']), romanTone: z.string(), category: PlaceCategory },
  isOpen: z.boolean(),
  /** Since when an announced approval is revoked; null while it stands. `revokedTold`: its announcement can be read. */
  ...{ revokedOn: Day.nullable(), revokedTold: z.boolean() },
  ...{ approver: z.string().nullable(), approvedOn: Day.nullable(), approvalNo: z.string().nullable() },
});
export type FullNotice = z.infer<typeof Item>;

/** The notice or an announcement of a case. @throws Problem not-found */
export async function findNotice(db: Db, kind: FullNotice['kind'], id: CaseId): Promise<FullNotice> {
  const found = await maybeOne(db, Item, SELECT[kind](id));
  if (!found) throw new Problem('not-found', `No ${kind} ${id}`, { detailZh: '没有这条公示或公告。' });
  return found;
}

const selectNotice = (id: CaseId): Sql => sql`
  select c.id, 'notice' as kind, c.kind as "caseKind", d.name, d.roman_tone as "romanTone", c.category,
         coalesce(v.path, c.division_code) as "divisionName", c.location, n.text, n.starts_on as "startsOn",
         n.ends_on as "endsOn", o.name as authority, null as "documentNo", null as "placeId",
         c.state = 'public_notice' as "isOpen", null as approver, null as "approvedOn", null as "approvalNo",
         null as "revokedOn", false as "revokedTold"
    from notice n
    join naming_case c on c.id = n.case_id and c.state not in ('withdrawn', 'refused')
    join case_candidate d on d.id = coalesce(n.candidate_id, c.chosen_id)
    join organisation o on o.id = c.handler_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id}`;

const selectAnnouncement = (id: CaseId): Sql => sql`
  select c.id, 'announcement' as kind, c.kind as "caseKind", d.name, d.roman_tone as "romanTone", c.category,
         coalesce(v.path, c.division_code) as "divisionName", c.location, a.text, a.announced_on as "startsOn",
         null as "endsOn", o.name as authority, a.announcement_no as "documentNo", c.place_id as "placeId",
         false as "isOpen", g.name as approver, k.decided_on as "approvedOn", k.document_no as "approvalNo",
         w.revoked_on as "revokedOn", w.announced_on is not null as "revokedTold"
    from announcement a
    join naming_case c on c.id = a.case_id
    join case_candidate d on d.id = c.chosen_id
    join organisation o on o.id = c.announcer_org_id
    left join decision k on k.case_id = c.id
    left join revocation w on w.case_id = c.id
    left join organisation g on g.id = c.approver_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id}`;

const selectRevocation = (id: CaseId): Sql => sql`
  select c.id, 'revocation' as kind, c.kind as "caseKind", w.name, d.roman_tone as "romanTone", c.category,
         coalesce(v.path, c.division_code) as "divisionName", c.location, w.text, w.announced_on as "startsOn",
         null as "endsOn", o.name as authority, w.announcement_no as "documentNo", c.place_id as "placeId",
         false as "isOpen", g.name as approver, k.decided_on as "approvedOn", k.document_no as "approvalNo",
         w.revoked_on as "revokedOn", true as "revokedTold"
    from revocation w
    join naming_case c on c.id = w.case_id
    join case_candidate d on d.id = c.chosen_id
    join organisation o on o.id = c.announcer_org_id
    left join decision k on k.case_id = c.id
    left join organisation g on g.id = c.approver_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id} and w.announced_on is not null`;

const SELECT: Record<FullNotice['kind'], (id: CaseId) => Sql> = {
  notice: selectNotice,
  announcement: selectAnnouncement,
  revocation: selectRevocation,
};
