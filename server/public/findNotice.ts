import type { CaseId } from '../naming/caseContract.ts';
import { NamingApi } from '../naming/contract.ts';
import { type Db, maybeOne, type Sql, sql } from '../platform/db/sql.ts';
import { Problem } from '../platform/problem.ts';
import type { Notice } from './noticesPage.ts';

const Item = NamingApi.notices.reply.shape.items.element;

/** The notice or the announcement of a case. @throws Problem not-found */
export async function findNotice(db: Db, kind: Notice['kind'], id: CaseId): Promise<Notice> {
  const found = await maybeOne(db, Item, kind === 'notice' ? selectNotice(id) : selectAnnouncement(id));
  if (!found) throw new Problem('not-found', `No ${kind} ${id}`, { detailZh: '没有这条公示或公告。' });
  return found;
}

const selectNotice = (id: CaseId): Sql => sql`
  select c.id, 'notice' as kind, c.kind as "caseKind", d.name, d.roman_tone as "romanTone", c.category,
         coalesce(v.path, c.division_code) as "divisionName", c.location, n.text, n.starts_on as "startsOn",
         n.ends_on as "endsOn", o.name as authority, null as "documentNo", null as "placeId"
    from notice n
    join naming_case c on c.id = n.case_id and c.state not in ('withdrawn', 'refused')
    join case_candidate d on d.id = c.chosen_id
    join organisation o on o.id = c.handler_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id}`;

const selectAnnouncement = (id: CaseId): Sql => sql`
  select c.id, 'announcement' as kind, c.kind as "caseKind", d.name, d.roman_tone as "romanTone", c.category,
         coalesce(v.path, c.division_code) as "divisionName", c.location, a.text, a.announced_on as "startsOn",
         null as "endsOn", o.name as authority, a.announcement_no as "documentNo", c.place_id as "placeId"
    from announcement a
    join naming_case c on c.id = a.case_id
    join case_candidate d on d.id = c.chosen_id
    join organisation o on o.id = c.announcer_org_id
    left join division v on v.code = c.division_code and upper_inf(v.valid)
   where c.id = ${id}`;
