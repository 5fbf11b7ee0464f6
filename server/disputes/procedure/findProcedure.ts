import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { type Db, many, maybeOne, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import type { DisputeDeps } from '../disputeDeps.ts';
import { noDispute } from '../findDispute.ts';
import { sidesOf } from '../isParty.ts';
import { type LockedDispute, readDispute } from '../lockDispute.ts';
import { seatsOf } from '../seatsOf.ts';
import { archiveList } from './archiveList.ts';
import { filingRoute } from './filingRoute.ts';
import { Filing, Procedure } from './procedureContract.ts';
import { selectMaps, selectMeetings, selectRecords, selectSettlement, selectSolutions } from './procedureRows.ts';

/** Everything the procedure of a dispute left, the rules it stands on, and what is still missing. @throws Problem not-found */
export async function findProcedure(
  { db, today }: Pick<DisputeDeps, 'db' | 'today'>,
  actor: Actor,
  id: DisputeId,
): Promise<Procedure> {
  const found = await readDispute(db, id);
  if (!found) throw noDispute(id);
  const of = Procedure.shape;
  const settlement = (await maybeOne(db, of.settlement.unwrap(), selectSettlement(id))) ?? null;
  return {
    ...(await rulesOf(db, found)),
    sides: sidesOf({ found, seats: await seatsOf(db, found), actor }),
    meetings: await many(db, of.meetings.element, selectMeetings(id)),
    solutions: await many(db, of.solutions.element, selectSolutions(id)),
    records: await many(db, of.records.element, selectRecords(id)),
    settlement,
    maps: await many(db, of.maps.element, selectMaps(id)),
    filing:
      settlement && found.track === 'T1' ? await filingOf(db, found, { kind: settlement.kind, day: today() }) : null,
    archiveList: found.track === 'T1' ? await archiveList(db, id) : [],
  };
}

async function rulesOf(db: Db, { id, track, state }: LockedDispute) {
  const of = Procedure.shape;
  const target = await maybeOne(
    db,
    of.target.unwrap(),
    sql`select t.days, t.source, t.source_zh as "sourceZh", ((s.at at time zone 'Asia/Shanghai')::date + t.days) as "dueOn"
          from dispute_target t
          cross join lateral (select max(at) as at from dispute_step where dispute_id = ${id} and to_state = ${state}
                                and from_state is distinct from to_state) s
         where t.state = ${state} and s.at is not null`,
  );
  return {
    rules: await many(
      db,
      of.rules.element,
      sql`select act, rule, rule_zh as "ruleZh", article, article_zh as "articleZh", verified from dispute_act_rule
           where track = ${track} order by act`,
    ),
    roles: await many(
      db,
      of.roles.element,
      sql`select id, label_en as label, label_zh as "labelZh", rule, rule_zh as "ruleZh", article, article_zh as "articleZh", verified
            from dispute_settlement_role order by id`,
    ),
    meetingKinds: await many(
      db,
      of.meetingKinds.element,
      sql`select kind, both_sides as both from dispute_meeting_rule where state = ${state} 
           order by array_position(array['negotiation', 'mediation', 'site', 'expert'], kind)`,
    ),
    target: target ?? null,
  };
}

const Sent = Filing.pick({ filedOn: true, number: true, paper: true, stops: true }).extend({
  filers: z.string().array(),
});

/** What was filed, or, before that, the way it will take. */
async function filingOf(
  db: Db,
  found: LockedDispute,
  at: { kind: 'agreement' | 'decision'; day: string },
): Promise<Filing | null> {
  const route = await filingRoute(db, found, at);
  if (!route) return null;
  const { filers, stops, article, articleZh, rule, ruleZh, verified } = route;
  const law = { article, articleZh, rule, ruleZh, verified };
  const sent = await maybeOne(db, Sent, selectFiling(found.id));
  if (sent) return { ...law, ...sent };
  const ahead = stops.map((organ) => ({ organ, receivedOn: null, number: null, paper: null }));
  return { ...law, filers: filers.map(({ name }) => name), stops: ahead, filedOn: null, number: null, paper: null };
}

const selectFiling = (id: DisputeId) => sql`
  select f.filed_on as "filedOn", f.number, jsonb_build_object('id', b.id, 'fileName', b.file_name) as paper,
         array(select v.name || '人民政府' from division v where v.code = any(f.filers) and v.valid @> f.filed_on order by v.code) as filers,
         coalesce((select jsonb_agg(jsonb_build_object('organ', s.organ, 'receivedOn', r.received_on, 'number', r.number,
                     'paper', case when p.id is null then null else jsonb_build_object('id', p.id, 'fileName', p.file_name) end)
                     order by s.at)
                     from unnest(f.stops) with ordinality as s (organ, at)
                     left join dispute_receipt r on r.dispute_id = f.dispute_id and r.stop = s.at - 1
                     left join dispute_file p on p.id = r.file_id), '[]') as stops
    from dispute_filing f join dispute_file b on b.id = f.file_id
   where f.dispute_id = ${id}`;
