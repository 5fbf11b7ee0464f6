import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { visibleDossiers } from '../../dossiers/visibleDossiers.ts';
import { CASE_ACTS } from '../../naming/caseActs.ts';
import { visibleTo } from '../../naming/visibleTo.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { DisputeId } from '../contract.ts';
import { releaseOf } from './releaseRow.ts';
import { markOf } from './subjectGround.ts';

// What lies there is found first, along the index of shapes: ordered and limited at once, the planner may go through all by date.

/** What a list of touching things is asked for. `limit`: how many of each kind. */
export interface Asked {
  id: DisputeId;
  actor: Actor;
  /** The day in China on which the dispute was registered. */
  registeredOn: string;
  limit: number;
}

const path = (code: Sql): Sql =>
  sql`coalesce((select v.path from division v where v.code = ${code} and upper_inf(v.valid)), ${code})`;
const stage = (ahead: Sql, doneOn: Sql, registeredOn: string): Sql =>
  sql`case when ${ahead} then 'ahead' when ${doneOn} < ${registeredOn}::date then 'before' else 'passed' end`;

const BEFORE_APPROVAL = [...CASE_ACTS.withdraw.from];
const WITHOUT_EFFECT = ['withdrawn', 'refused', 'not_accepted', 'superseded', 'expired', 'revoked'];

/** Cases in the contested area, the newest first. A draft only where the reader may open it. */
export const touchingCases = ({ id, actor, registeredOn, limit }: Asked): Sql => sql`
  with ground as materialized (select geom from dispute_ground where dispute_id = ${id}::uuid),
  there as materialized (
    select distinct c.id from ground g join naming_case c on c.geom && g.geom and st_intersects(c.geom, g.geom))
  select 'case' as subject, c.id::text as id, coalesce(n.name, '') as label, c.case_no as number, c.state,
         ${stage(sql`c.state = any(${BEFORE_APPROVAL}::text[])`, sql`coalesce(k.decided_on, c.created_at::date)`, registeredOn)} as stage,
         ${path(sql`c.division_code`)} as division, o.name as office, c.updated_at as "updatedAt",
         st_asgeojson(c.geom, 6, 0)::jsonb as geometry,
         ${releaseOf({ dispute: sql`${id}::uuid`, subject: 'case', id: sql`c.id::text`, mark: markOf.case })} as release,
         ${visibleTo(actor)} as "mayOpen"
    from there
    join naming_case c on c.id = there.id
    join organisation o on o.id = c.handler_org_id
    left join decision k on k.case_id = c.id
    left join lateral (select x.name from case_candidate x where x.case_id = c.id and x.dropped_at is null
                        order by x.id is not distinct from c.chosen_id desc, x.rank limit 1) n on true
   where c.state <> all(${WITHOUT_EFFECT}::text[]) and (c.state <> 'draft' or ${visibleTo(actor)})
   order by c.updated_at desc, c.id limit ${limit}`;

/** Signs in the contested area, the newest first. */
export const touchingSigns = ({ id, actor, registeredOn, limit }: Asked): Sql => sql`
  with ground as materialized (select geom from dispute_ground where dispute_id = ${id}::uuid),
  there as materialized (
    select distinct s.id from ground g join sign s on s.position && g.geom and st_intersects(s.position, g.geom))
  select 'sign' as subject, s.id, concat_ws(' ', n.name, s.number) as label, null as number, s.status as state,
         ${stage(sql`s.status = 'planned'`, sql`coalesce(s.installed_on, s.created_at::date)`, registeredOn)} as stage,
         ${path(sql`s.division_code`)} as division, s.maintainer as office, s.updated_at as "updatedAt",
         st_asgeojson(s.position, 6, 0)::jsonb as geometry,
         ${releaseOf({ dispute: sql`${id}::uuid`, subject: 'sign', id: sql`s.id`, mark: markOf.sign })} as release,
         (${actor.permissions.has('signs.read')} and starts_with(s.division_code, ${divisionPrefix(actor.divisionCode)})) as "mayOpen"
    from there
    join sign s on s.id = there.id
    join place_name n on n.id = s.name_id
   where s.status <> 'withdrawn'
   order by s.updated_at desc, s.id limit ${limit}`;

/**
 * Changes of divisions that touch the contested area. What is still being drafted is shown to whoever may read the dossier; the
 * one that settles the dispute itself is not among them.
 */
export const touchingDossiers = ({ id, actor, registeredOn, limit }: Asked): Sql => sql`
  select 'dossier' as subject, d.id::text as id, d.draft ->> 'title' as label, null as number, d.state,
         ${stage(
           sql`d.state in ('drafting', 'consulting', 'submitted')`,
           sql`coalesce((d.facts -> 'approval' ->> 'on')::date, d.created_at::date)`,
           registeredOn,
         )} as stage,
         ${path(sql`(d.draft ->> 'unit')`)} as division, o.name as office, d.updated_at as "updatedAt", null as geometry,
         ${releaseOf({ dispute: sql`${id}::uuid`, subject: 'dossier', id: sql`d.id::text`, mark: markOf.dossier })} as release,
         (${actor.permissions.has('dossiers.read')} and ${visibleDossiers(actor)}) as "mayOpen"
    from division_dossier d
    join organisation o on o.id = d.owner_org_id
   where d.state not in ('refused', 'withdrawn')
     and (d.state not in ('drafting', 'consulting') or ${visibleDossiers(actor)})
     and exists (select from dossier_ground x join dispute_ground g on g.dispute_id = ${id}::uuid
                    and g.geom && x.geom and st_intersects(g.geom, x.geom)
                  where x.dossier_id = d.id)
     and not exists (select from dispute_settlement e where e.dispute_id = ${id}::uuid and e.dossier_id = d.id)
   order by d.updated_at desc, d.id limit ${limit}`;
