import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day, type Input } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { unitsLeft } from '../deadline.ts';
import { DueItem, type DueListApi } from './contract.ts';
import { chosen, litLimits, ofWhom, visibleLimits } from './litLimits.ts';

type ListQuery = Input<typeof DueListApi.list>['query'];
const Key = z.tuple([Day, z.uuid()]);
const Row = DueItem.omit({ light: true, left: true }).extend({
  yellowLeft: z.number().int(),
  redLeft: z.number().int(),
  pausedFrom: Day.nullable(),
});

/** Running time limits that the actor may see, the one longest overdue first; keyset paging on (last day, id). */
export async function listDue(db: Db, actor: Actor, query: ListQuery, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Row, selectPage(actor, query, { after, today }));
  const items = rows.slice(0, query.limit).map((row) => standing(row, today));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.dueOn, last.id]) : null, total: null };
}

function standing({ yellowLeft, redLeft, pausedFrom, ...row }: z.infer<typeof Row>, today: string): DueItem {
  const { unit, dueOn } = row;
  return {
    ...row,
    light: clockLight({ unit, dueOn, stoppedOn: null, pausedFrom, yellowLeft, redLeft }, today),
    // While it is paused no unit is used up.
    left: unitsLeft(unit, dueOn, pausedFrom ?? today),
  };
}

interface PageAt {
  after: z.infer<typeof Key> | undefined;
  today: string;
}

// Names are looked up for the rows of the page alone.
const selectPage = (actor: Actor, query: ListQuery, { after, today }: PageAt): Sql => sql`
  with lit as (${litLimits(visibleLimits(actor), today)}),
  page as (
    select * from lit l where ${ofWhom(actor, query.whose)} and ${chosen(query)}
      ${after ? sql`and (l.due_on, l.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
     order by l.due_on, l.id limit ${query.limit + 1})
  select p.id, p.source, p.about, p.subject_id as "subjectId", p.no, coalesce(n.name, '') as name,
         coalesce(n.name_en, n.name, '') as "nameEn", p.clock, p.label, p.label_en as "labelEn", p.task,
         coalesce(p.office, o.name, '—') as office, coalesce(p.office_id = ${actor.organisationId}, false) as "isMine",
         coalesce(p.division_code, '') as "divisionCode", coalesce(v.path, p.division_code, '') as "divisionName",
         p.started_on as "startedOn", p.due_on as "dueOn", p.unit, p.yellow_left as "yellowLeft", p.red_left as "redLeft",
         p.paused_from as "pausedFrom", p.article, p.article_en as "articleEn", p.verified
    from page p
    left join organisation o on o.id = p.office_id
    left join division v on v.code = p.division_code and upper_inf(v.valid)
    left join lateral (${selectName}) n on true
   order by p.due_on, p.id`;

const selectName: Sql = sql`
  (select d.name, null::text as name_en from case_candidate d join naming_case c on c.id = d.case_id
    where p.about = 'case' and d.case_id = p.subject_id and d.dropped_at is null
    order by d.id is not distinct from c.chosen_id desc, d.rank limit 1)
  union all
  (select string_agg(i.name, '、' order by i.position), string_agg(i.name, ', ' order by i.position)
     from inbound_filing_name i where p.about = 'filing' and i.filing_id = p.subject_id having count(*) > 0)
  union all
  (select a.act_zh, a.act_en from supervision_matter m join liability_rule a on a.code = m.liability
    where p.about = 'matter' and m.id = p.subject_id order by a.valid @> m.found_on desc, lower(a.valid) desc limit 1)
  union all
  (select coalesce(max(a.act_zh), '其他地名违法行为'), coalesce(max(a.act_en), 'Another violation')
     from violation_report w left join liability_rule a on a.code = w.kind and upper_inf(a.valid)
    where p.about = 'report' and w.id = p.subject_id having count(*) > 0)`;
