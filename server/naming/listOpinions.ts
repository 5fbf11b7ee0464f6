import { z } from 'zod';
import type { Actor } from '../accounts/actor.ts';
import { Day, type Input } from '../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import { OpinionTask } from './caseContract.ts';
import { clockLight } from './clockLight.ts';
import type { NamingApi } from './contract.ts';
import { chinaDay, unitsLeft } from './deadline.ts';
import { ASKED_ON, ruleInForce } from './ruleInForce.ts';

const Key = z.tuple([Day, z.uuid()]);
const Row = OpinionTask.omit({ light: true, left: true }).extend({
  unit: z.enum(['working_day', 'day']),
  yellowLeft: z.number().int(),
  redLeft: z.number().int(),
});

/** The opinion requests to the actor's office, the most urgent first; keyset paging on (due day, id). */
export async function listOpinions(
  db: Db,
  actor: Actor,
  query: Input<typeof NamingApi.opinions>['query'],
  today: string,
) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(
    db,
    Row,
    sql`${selectTasks(today)}
         where o.organisation_id = ${actor.organisationId} and o.answered_at is ${query.open === 'true' ? sql`null and o.superseded_at is null` : sql`not null`}
           ${after ? sql`and (o.due_on, o.id) > (${after[0]}::date, ${after[1]}::uuid)` : sql``}
         order by o.due_on, o.id limit ${query.limit + 1}`,
  );
  const items = rows.slice(0, query.limit).map((row) => standing(row, today));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.dueOn, last.id]) : null, total: null };
}

/** Every opinion asked in a case. */
export async function caseOpinions(db: Db, caseId: string, today: string): Promise<OpinionTask[]> {
  const rows = await many(
    db,
    Row,
    sql`${selectTasks(today)} where o.case_id = ${caseId} order by o.asked_at, g.name, o.id`,
  );
  return rows.map((row) => standing(row, today));
}

/** Nothing pauses an opinion; its unit and lights are those of the rule OPINION on the day it was asked. */
function standing({ unit, yellowLeft, redLeft, ...row }: z.infer<typeof Row>, today: string): OpinionTask {
  const { dueOn, answeredAt } = row;
  const stoppedOn = answeredAt === null ? null : chinaDay(answeredAt);
  return {
    ...row,
    light: clockLight({ unit, dueOn, stoppedOn, pausedFrom: null, yellowLeft, redLeft }, today),
    left: stoppedOn === null ? { units: unitsLeft(unit, dueOn, today), unit } : null,
  };
}

const byLaw: Sql = sql`g.kind = any(a.consulted_by_law)`;

const selectTasks = (today: string): Sql => sql`
  select o.id, o.case_id as "caseId", c.case_no as "caseNo", coalesce(d.name, '') as "caseName", g.name as organisation,
         g.kind as "organKind", case when ${byLaw} then 'by_law' else 'by_practice' end as "legalRole",
         case when ${byLaw} then a.consult_article_zh else '' end as "legalArticle",
         case when ${byLaw} then a.consult_article_en else '' end as "legalArticleEn", o.asked_at as "askedAt", o.due_on as "dueOn",
         o.answered_at is null and o.due_on < ${today}::date as overdue, o.opinion, o.text,
         o.legal_basis as "legalBasis", o.signed_by as "signedBy", o.answered_at as "answeredAt",
         o.superseded_at is null as standing, coalesce(r.unit, 'working_day') as unit,
         coalesce(r.yellow_left, 1) as "yellowLeft", coalesce(r.red_left, -1) as "redLeft"
    from opinion o
    join naming_case c on c.id = o.case_id
    join authority a on a.id = c.authority_id
    join organisation g on g.id = o.organisation_id
    left join lateral (${ruleInForce(sql`'OPINION'`, ASKED_ON, sql`c.division_code`)}) r on true
    left join case_candidate d on d.id = coalesce(o.candidate_id, c.chosen_id)`;
