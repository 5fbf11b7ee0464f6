import { z } from 'zod';
import { Day, type Input } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { NamingApi } from './contract.ts';

const Item = NamingApi.notices.reply.shape.items.element;
// A case may be announced and revoked on one day.
const Key = z.tuple([Day, z.uuid(), Item.shape.kind]);

/** Public notices (公示, of namings and of clean-up lists) and announcements (公告, of names and of revocations), the latest first. */
export async function listNotices(db: Db, query: Input<typeof NamingApi.notices>['query']) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Item, selectPage(query, after));
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.startsOn, last.id, last.kind]) : null, total: null };
}

/** What is announced is a name, or that its approval is revoked. */
const ofKind = (kind: Input<typeof NamingApi.notices>['query']['kind']): Sql => {
  if (kind === undefined) return sql`true`;
  return kind === 'announcement' ? sql`kind in ('announcement', 'revocation')` : sql`kind = ${kind}`;
};

const selectPage = (
  query: Input<typeof NamingApi.notices>['query'],
  after: z.infer<typeof Key> | undefined,
): Sql => sql`
  select * from (
    select c.id, 'notice' as kind, c.kind as "caseKind", d.name, d.roman_tone as "romanTone", c.category,
           coalesce(v.path, c.division_code) as "divisionName", c.location, n.text, n.starts_on as "startsOn",
           n.ends_on as "endsOn", null::text as authority, null::text as "documentNo", null::uuid as "placeId"
      from notice n
      join naming_case c on c.id = n.case_id and c.state not in ('withdrawn', 'refused')
      join case_candidate d on d.id = coalesce(n.candidate_id, c.chosen_id)
      left join division v on v.code = c.division_code and upper_inf(v.valid)
    union all
    select g.id, 'campaign', null, g.title, null, null, coalesce(v.path, g.division_code), '', coalesce(g.notice_text, ''),
           g.notice_starts_on, g.notice_ends_on, o.name, g.document_no, null
      from campaign g
      join organisation o on o.id = g.handler_org_id
      left join division v on v.code = g.division_code and upper_inf(v.valid)
     where g.notice_starts_on is not null and g.state <> 'cancelled'
    union all
    select c.id, 'announcement', c.kind, d.name, d.roman_tone, c.category, coalesce(v.path, c.division_code), c.location, a.text,
           a.announced_on, null, o.name, a.announcement_no, c.place_id
      from announcement a
      join naming_case c on c.id = a.case_id
      join case_candidate d on d.id = c.chosen_id
      join organisation o on o.id = c.announcer_org_id
      left join division v on v.code = c.division_code and upper_inf(v.valid)
    union all
    select c.id, 'revocation', c.kind, w.name, d.roman_tone, c.category, coalesce(v.path, c.division_code), c.location, w.text,
           w.announced_on, null, o.name, w.announcement_no, c.place_id
      from revocation w
      join naming_case c on c.id = w.case_id
      join case_candidate d on d.id = c.chosen_id
      join organisation o on o.id = c.announcer_org_id
      left join division v on v.code = c.division_code and upper_inf(v.valid)
     where w.announced_on is not null) as item
   where ${ofKind(query.kind)}
     ${after ? sql`and ("startsOn", id, kind) < (${after[0]}::date, ${after[1]}::uuid, ${after[2]})` : sql``}
   order by "startsOn" desc, id desc, kind desc
   limit ${query.limit + 1}`;
