import { type Sql, sql } from '../platform/db/sql.ts';

/** `{code, name}` of the government of a division; 000000 is the State Council. */
export const government = (code: Sql): Sql => sql`jsonb_build_object('code', ${code}, 'name',
  coalesce((select name from division v where v.code = ${code} order by lower(v.valid) desc limit 1) || '人民政府', '国务院'))`;

/** The columns of a list item of `dispute d`. */
export const LIST_COLUMNS: Sql = sql`
  d.id, d.version, d.track, d.level, d.state, d.title, ${government(sql`d.side_a`)} as "sideA",
  ${government(sql`d.side_b`)} as "sideB", ${government(sql`d.handler_code`)} as handler, d.arose_on as "aroseOn",
  d.registered_at as "registeredAt", d.updated_at as "updatedAt"`;

/** The article and the procedure of row `dispute_authority a`. */
export const authorityOf: Sql = sql`
  jsonb_build_object('handler', a.handler, 'instrument', a.instrument, 'article', a.article, 'articleZh', a.article_zh,
    'procedure', a.procedure, 'procedureZh', a.procedure_zh, 'verified', a.verified)`;

/** One dispute but for the acts of the reader. Nine decimals are 0.1 mm. */
export const selectDispute = (id: string): Sql => sql`
  select ${LIST_COLUMNS}, ${government(sql`d.registrant_code`)} as registrant,
         ${authorityOf} as authority,
         d.facts, d.agreement, d.cause, d.affected_villages as "affectedVillages", d.affected_population as "affectedPopulation",
         d.resources_at_stake as "resourcesAtStake", d.risk_level as "riskLevel", d.line_id as "lineId", d.binding_reason as "bindingReason", st_asgeojson(d.area, 9, 0)::jsonb as area,
         st_area(d.area::geography) as "areaSquareMetres",
         (select jsonb_agg(jsonb_build_object('act', s.act, 'from', s.from_state, 'to', s.to_state, 'actor', s.actor,
                   'organisation', s.organisation, 'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                   'reason', s.reason) order by s.seq)
            from dispute_step s where s.dispute_id = d.id) as steps
    from dispute d
    join dispute_authority a on a.id = d.authority_id
   where d.id = ${id}`;
