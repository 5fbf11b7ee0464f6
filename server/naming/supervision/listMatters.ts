import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { Day, type Input, Instant } from '../../platform/contract.ts';
import { decodeCursor, encodeCursor } from '../../platform/db/cursor.ts';
import { type Db, many, type Sql, sql } from '../../platform/db/sql.ts';
import { clockLight } from '../clockLight.ts';
import { measureTerms, penaltyTerms } from '../lightTerms.ts';
import { SupervisionApi } from './contract.ts';
import { MatterSummary } from './matterContract.ts';
import { visibleMatters } from './visibleMatters.ts';

type Query = Input<typeof SupervisionApi.list>['query'];
const Key = z.tuple([Instant, z.uuid()]);
const Row = MatterSummary.omit({ light: true }).extend({
  unit: z.enum(['working_day', 'day']).nullable(),
  yellowLeft: z.number().nullable(),
  redLeft: z.number().nullable(),
});

const RUNNING = { stoppedOn: null, pausedFrom: null };

/** Matters of the actor's divisions, the latest change first, each with the nearest day to be kept. */
export async function listMatters(db: Db, actor: Actor, query: Query, today: string) {
  const after = query.cursor ? decodeCursor(Key, query.cursor) : undefined;
  const rows = await many(db, Row, selectPage(actor, query, after));
  const items = rows.slice(0, query.limit).map(({ unit, yellowLeft, redLeft, ...row }) => ({
    ...row,
    light:
      row.dueOn && unit
        ? clockLight({ ...RUNNING, unit, dueOn: row.dueOn, yellowLeft: yellowLeft ?? 0, redLeft: redLeft ?? -1 }, today)
        : null,
  }));
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.updatedAt, last.id]) : null, total: null };
}

const selectPage = (actor: Actor, { state, limit }: Query, after: z.infer<typeof Key> | undefined): Sql => sql`
  select m.id, m.matter_no as "matterNo", l.act_zh as "actZh", l.act_en as "actEn", m.state, m.subject_name as "subjectName",
         coalesce(d.name, m.division_code) as "divisionName", m.found_on as "foundOn", c.due_on as "dueOn",
         c.unit, c.yellow_left as "yellowLeft", c.red_left as "redLeft", m.updated_at as "updatedAt"
    from supervision_matter m
    join lateral (select act_zh, act_en from liability_rule where code = m.liability order by valid @> m.found_on desc, lower(valid) desc limit 1) l on true
    left join division d on d.code = m.division_code and upper_inf(d.valid)
    left join lateral (
      select * from (
        select s.due_on, t.* from supervision_measure s join lateral (${measureTerms}) t on true
         where s.matter_id = m.id and s.due_on is not null and s.outcome is null
        union all
        select s.decide_by, t.* from supervision_penalty s join lateral (${penaltyTerms}) t on true
         where s.matter_id = m.id and s.outcome is null) k
       where m.state = 'open' order by due_on limit 1) c on true
   where ${visibleMatters(actor)} ${state ? sql`and m.state = ${state}` : sql``}
     ${after ? sql`and (m.updated_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
   order by m.updated_at desc, m.id desc limit ${limit + 1}`;

type NamesQuery = Input<typeof SupervisionApi.usedNames>['query'];
const UsedName = SupervisionApi.usedNames.reply.shape.items.element;
const NameKey = z.tuple([Day, z.uuid()]);

/** Names recorded as used instead of the standard one, in the actor's divisions, the latest seen first. */
export async function listUsedNames(db: Db, actor: Actor, { limit, cursor }: NamesQuery) {
  const after = cursor ? decodeCursor(NameKey, cursor) : undefined;
  const rows = await many(
    db,
    UsedName,
    sql`select n.id, n.name, p.id as "placeId", s.name as "standardName", p.division_code as "divisionCode", u.evidence,
               u.seen_on as "seenOn"
          from promotional_name u
          join place_name n on n.id = u.name_id
          join place p on p.id = n.place_id and starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)})
          left join place_name s on s.place_id = p.id and s.kind = 'standard' and s.status = 'standard'
         where ${after ? sql`(u.seen_on, n.id) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`}
         order by u.seen_on desc, n.id desc limit ${limit + 1}`,
  );
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? encodeCursor([last.seenOn, last.id]) : null, total: null };
}
