import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { visibleMarkers } from '../../boundaries/markers/visibleMarkers.ts';
import { visibleDossiers } from '../../dossiers/visibleDossiers.ts';
import { visibleTo } from '../../naming/visibleTo.ts';
import { type Sql, sql } from '../../platform/db/sql.ts';
import type { ContentKind } from './contentContract.ts';

const CASES_ENDED: Sql = sql`'{draft,not_accepted,refused,standard,superseded,abolished,expired,withdrawn,revoked,announced}'::text[]`;
const DOSSIERS_ENDED: Sql = sql`'{archived,refused,withdrawn}'::text[]`;

/** What of one kind stands in an area: rows of (id, name, detail, division_code, geom). */
interface Inside {
  columns: { id: Sql; name: Sql; detail: Sql; division: Sql; geom: Sql };
  from: Sql;
}

/** Places (alias `p`) that the reader sees: those that everybody sees, and all of his own divisions. */
const visiblePlaces = (actor: Actor): Sql => sql`
  (p.secrecy = 'public' and p.status in ('live', 'abolished') or starts_with(p.division_code, ${divisionPrefix(actor.divisionCode)}))`;

const places = (actor: Actor, at: Sql, category: Sql): Inside => ({
  columns: {
    id: sql`p.id`,
    name: sql`coalesce((select n.name from place_name n where n.place_id = p.id
      order by n.status = 'standard' desc, n.kind = 'standard' desc, n.valid_from desc nulls last, n.id limit 1), '')`,
    detail: sql`p.category`,
    division: sql`p.division_code`,
    geom: sql`p.geom`,
  },
  from: sql`place p where p.geom && ${at} and st_intersects(p.geom, ${at}) and ${category} and p.status <> 'void' and ${visiblePlaces(actor)}`,
});

const OF: Readonly<Record<ContentKind, (actor: Actor, at: Sql) => Inside>> = {
  villages: (actor, at) => places(actor, at, sql`p.category = 'committee_site'`),
  names: (actor, at) => places(actor, at, sql`p.category <> 'committee_site'`),
  signs: (actor, at) => ({
    columns: {
      id: sql`s.id`,
      name: sql`(select n.name from place_name n where n.id = s.name_id)`,
      detail: sql`s.status`,
      division: sql`s.division_code`,
      geom: sql`s.position`,
    },
    from: sql`sign s where s.position && ${at} and st_intersects(s.position, ${at}) and s.status <> 'withdrawn'
      and starts_with(s.division_code, ${divisionPrefix(actor.divisionCode)})`,
  }),
  markers: (actor, at) => ({
    columns: {
      id: sql`m.id`,
      name: sql`m.number_text`,
      detail: sql`m.status`,
      division: sql`null::text`,
      geom: sql`m.geom`,
    },
    from: sql`boundary_marker m join boundary_line l on l.id = m.line_id
      where m.geom && ${at} and st_intersects(m.geom, ${at}) and ${visibleMarkers(actor)}`,
  }),
  cases: (actor, at) => ({
    columns: {
      id: sql`c.id`,
      name: sql`coalesce((select k.name from case_candidate k where k.case_id = c.id order by k.id = c.chosen_id desc nulls last, k.rank limit 1), c.case_no, '')`,
      detail: sql`c.state`,
      division: sql`c.division_code`,
      geom: sql`c.geom`,
    },
    from: sql`naming_case c where c.geom && ${at} and st_intersects(c.geom, ${at}) and not c.state = any(${CASES_ENDED}) and ${visibleTo(actor)}`,
  }),
  // A dossier stands where its drawn area lies, else where the unit that it changes does.
  dossiers: (actor, at) => ({
    columns: {
      id: sql`d.id`,
      name: sql`d.subject`,
      detail: sql`d.state`,
      division: sql`d.draft ->> 'unit'`,
      geom: sql`null::geometry`,
    },
    from: sql`division_dossier d where not d.state = any(${DOSSIERS_ENDED}) and ${visibleDossiers(actor)} and case
      when jsonb_typeof(d.draft -> 'area') = 'object' then st_intersects(st_setsrid(st_geomfromgeojson(d.draft -> 'area'), 4490), ${at})
      else exists (select 1 from division u where u.code = d.draft ->> 'unit' and upper_inf(u.valid) and u.geom && ${at}
        and st_intersects(u.geom, ${at})) end`,
  }),
};

/** A page of one kind of what lies in an area, by id; only what the reader may see anyway. */
export function selectInside(
  kind: ContentKind,
  actor: Actor,
  { at, after, limit }: { at: Sql; after: string | undefined; limit: number },
): Sql {
  const { columns, from } = OF[kind](actor, at);
  // First what lies inside, along the spatial index, then the order of the page: an area holds some thousands at most.
  return sql`
    with inside as materialized (
      select ${columns.id}::text as id, ${columns.name} as name, ${columns.detail} as detail, ${columns.division} as division, ${columns.geom} as geom
        from ${from})
    select i.id, i.name, i.detail, i.division as "divisionCode",
           (select v.name from division v where v.code = i.division and upper_inf(v.valid)) as "divisionName",
           st_asgeojson(st_pointonsurface(i.geom), 7, 0)::jsonb -> 'coordinates' as at
      from inside i
     where ${after === undefined ? sql`true` : sql`i.id > ${after}`}
     order by i.id limit ${limit}`;
}

/** How many of one kind lie in an area; only what the reader may see anyway. */
export const countInside = (kind: ContentKind, actor: Actor, at: Sql): Sql =>
  sql`(select count(*)::int from ${OF[kind](actor, at).from})`;
