import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { MIDDLE } from './positions.ts';
import { atText, counts, inForce, ofOffice, readable, saysOtherwise, UNIT } from './rowSql.ts';
import { tell } from './tell.ts';

/** Names against the register: what is protected, what stands beside under another category, what cannot be placed. */
export async function judgePlaces(tx: Db, judged: JudgedRun): Promise<void> {
  await tell(
    tx,
    judged,
    'division-unplaced',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from import_row r
         where ${counts(judged)} and not r.fields ? 'county_code' and r.name is not null and (r.geom is null or not ${hasCounties(judged)})`,
  );
  await tell(
    tx,
    judged,
    'point-outside-counties',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'at', ${atText(MIDDLE)}) as facts from import_row r
         where ${counts(judged)} and not r.fields ? 'county_code' and r.name is not null and r.geom is not null and ${hasCounties(judged)}
           and not exists (select from import_finding f where f.run_id = r.run_id and f.number = r.number and f.code = 'point-outside-office')`,
  );
  await tell(
    tx,
    judged,
    'approved-name-kept',
    sql`select m.number, jsonb_build_object('unit', m.unit, 'name', m.known) as facts from (${matches(judged)}) m
         where m.own and m.protected and m.known <> m.name`,
  );
  await tell(tx, judged, 'same-name-near', sameNameNear(judged));
  await tell(
    tx,
    judged,
    'further-name',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from import_row r
         where ${counts(judged)} and r.name is not null and r.fields ? 'further_name' and not exists (select ${namesById(judged)})`,
  );
  await tell(tx, judged, 'too-many-names', manyNames(judged));
  if (judged.kind !== 'census') return;
  await tell(
    tx,
    judged,
    'census-restricted',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'secrecy', r.fields ->> 'secrecy') as facts from import_row r
         where ${counts(judged)} and r.fields ->> 'secrecy' not in ('公开', '非密', '无', '不涉密')`,
  );
  await tell(tx, judged, 'already-imported', alreadyImported(judged));
}

// What of a row becomes a name beside the standard one, and what stands between two of them.
const NAMES = ['short_name', 'alias', 'former_name', 'map_name'];
const BETWEEN = '[；;、，,/|\n]';

/** Rows that give more other names than the office allows. So many take twice as many characters: most rows are not looked into. */
const manyNames = (judged: JudgedRun): Sql => {
  const most = judged.thresholds.row_aliases;
  return sql`
    select t.number, jsonb_build_object('unit', t.unit, 'given', t.given, 'most', ${most}::int) as facts
      from (select r.number, ${UNIT} as unit,
                   (select count(*) from regexp_split_to_table(n.names, ${BETWEEN}) part where btrim(part) <> '') as given
              from import_row r
             cross join lateral (
               select string_agg(r.fields ->> key, '；') as names from unnest(${NAMES}::text[]) key) n
             where ${counts(judged)} and length(n.names) > 2 * ${most}::int) t
     where t.given > ${most}::int`;
};

const hasCounties = (judged: JudgedRun): Sql =>
  sql`exists (select from division d where d.level = 'county' and d.geom is not null and ${inForce(judged)})`;

// Villages of one name lie farther apart than this, survey and map differ by less.
const nearRow = (geom: Sql, { thresholds }: JudgedRun): Sql =>
  sql`(r.geom is null or ${geom} is null or st_dwithin(${geom}::geography, r.geom::geography, ${thresholds.same_place_metres}::float8))`;

/**
 * The place of the register that a row means: by the place code as issued, else by name and category in its county and near
 * enough. `protected`: its name was approved, which nothing imported overwrites (glossary 4.4). `own`: it belongs to the office;
 * of any other nothing may be told or kept, and the row is refused (`../take/othersRows.ts`).
 */
const matches = (judged: JudgedRun): Sql => sql`
  select r.number, ${UNIT} as unit, r.name, r.fields, r.geom, ${belongs(judged)} as own, k.*
    from import_row r
    join lateral (${bestMatch(judged)}) k on true
   where ${counts(judged)} and r.name is not null`;

const belongs = ({ divisionCode }: JudgedRun): Sql =>
  sql`starts_with(k.division_code, ${divisionPrefix(divisionCode)})`;

const PLACE = sql`p.id, p.division_code, p.geom as place_geom, p.place_code, p.secrecy, p.meaning, p.origin, p.history, p.description, n.name as known,
                 n.legal_status in ('approved_tr', 'approved_earlier', 'deemed_standard') as protected`;

/** The place that a row of our own export names by its id, where it belongs to the office. */
const byId = ({ divisionCode }: JudgedRun): Sql => sql`
  r.fields ? 'place_id' and starts_with(p.division_code, ${divisionPrefix(divisionCode)})
  and p.id = case when r.fields ->> 'place_id' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (r.fields ->> 'place_id')::uuid end`;

/** The names of that place that row `r` may mean, whether in use or not. */
const namesById = (judged: JudgedRun): Sql => sql`
  from place p join place_name n on n.place_id = p.id where ${byId(judged)} and n.norm = r.fields ->> 'norm'`;

/** A name beside the standard one, or one out of use, is looked for among the names of its place and nowhere else. */
const bestMatch = (judged: JudgedRun): Sql => sql`
  select * from (
    (select -1 as rank, ${PLACE} ${namesById(judged)}
      order by n.kind = 'standard' desc, n.status in ('standard', 'census_only') desc, n.id limit 1)
    union all
    (select 0, ${PLACE} from place p join place_name n on n.place_id = p.id
      where ${byId(judged)} and not r.fields ? 'further_name' and p.status = 'live' and n.kind = 'standard' and n.status in ('standard', 'census_only')
      limit 1)
    union all
    (select 1, ${PLACE} from place p join place_name n on n.place_id = p.id
      where r.code is not null and p.place_code = r.code and p.status = 'live' and n.kind = 'standard' and n.status in ('standard', 'census_only')
      limit 1)
    union all
    (select 2, ${PLACE} from place_name n join place p on p.id = n.place_id
      where n.norm = r.fields ->> 'norm' and n.province_code = left(r.fields ->> 'county_code', 2) || '0000'
        and n.county_code = r.fields ->> 'county_code' and n.category = r.fields ->> 'category_id'
        and n.kind = 'standard' and n.status in ('standard', 'census_only') and p.status = 'live'
        and (p.place_code is null or r.code is null) and not r.fields ? 'further_name' and ${nearRow(sql`p.geom`, judged)}
      order by st_distance(p.geom, r.geom) nulls last, p.id limit 1)) c
   order by c.rank limit 1`;

const sameNameNear = (judged: JudgedRun): Sql => sql`
  select r.number, jsonb_build_object('name', n.name, 'metres', round(n.metres::numeric)) as facts from import_row r
    join lateral (
      select n.name, st_distance(p.geom::geography, r.geom::geography) as metres from place_name n join place p on p.id = n.place_id
       where n.norm = r.fields ->> 'norm' and n.province_code = left(r.fields ->> 'county_code', 2) || '0000'
         and n.county_code = r.fields ->> 'county_code' and n.category <> r.fields ->> 'category_id'
         and n.kind = 'standard' and n.status = 'standard' and p.status = 'live' and not p.schematic and ${readable(judged)}
         and st_dwithin(p.geom::geography, r.geom::geography, ${judged.thresholds.same_place_metres}::float8)
       order by 2 limit 1) n on true
   where ${counts(judged)} and r.geom is not null`;

/** The same form came before and was committed, in a run that the office may read. */
const alreadyImported = (judged: JudgedRun): Sql => sql`
  select r.number, '{}'::jsonb as facts from import_row r
   where ${counts(judged)} and r.code is not null and exists (
     select 1 from import_run e join import_row o on o.run_id = e.id and o.code = r.code
      where e.kind = 'census' and e.state = 'committed' and ${ofOffice(sql`e.division_code`, judged)} and e.id <> r.run_id and o.outcome = 'added' and o.given = r.given)`;

/** A field of the file that the register has otherwise: how it stood; what the file leaves empty overwrites nothing. */
const changeOf = (field: string, before: Sql): Sql => sql`
  case when m.fields ? ${field}::text and ${saysOtherwise(sql`(m.fields ->> ${field}::text)`, before)}
       then jsonb_build_object(${field}::text, ${before}) else '{}'::jsonb end`;

const beforeOf = ({ thresholds }: JudgedRun): Sql => sql`
  case when m.protected or m.known = m.name then '{}'::jsonb else jsonb_build_object('name', m.known) end
  || ${changeOf('place_code', sql`m.place_code`)} || ${changeOf('meaning_text', sql`m.meaning`)}
  || ${changeOf('origin_text', sql`m.origin`)} || ${changeOf('history_text', sql`m.history`)}
  || ${changeOf('entity_description', sql`m.description`)}
  || case when m.geom is not null and (m.place_geom is null
            or st_distance(m.place_geom::geography, m.geom::geography) > ${thresholds.place_moved_metres}::float8)
          then jsonb_build_object('geometry', st_asgeojson(m.place_geom, 6, 0)::jsonb) else '{}'::jsonb end`;

/** Outcome of each row of names. */
export const placeVerdicts = (judged: JudgedRun): Sql => sql`
  with m as materialized (${matches(judged)}),
       v as materialized (select m.number, m.id::text as subject,
              case when m.fields ? 'further_name' or not m.own then '{}'::jsonb else ${beforeOf(judged)} end as before from m)
  select r.number, 'place' as kind, v.subject, v.before,
         case when v.subject is not null then case when v.before = '{}'::jsonb then 'unchanged' else 'changed' end
              when r.name is null or r.fields ? 'further_name' then 'skipped' else 'added' end as outcome
    from import_row r left join v on v.number = r.number
   where ${counts(judged)}`;

/** Each census record is evidence of its own, about the place it means where the register has it; how that stands goes with it. */
export const censusVerdicts = (judged: JudgedRun): Sql => sql`
  with m as materialized (${matches(judged)})
  select r.number, 'place' as kind, case when m.own then m.id::text end as subject, 'added' as outcome, case when m.own then ${beforeOf(judged)} end as before
    from import_row r left join m on m.number = r.number
   where ${counts(judged)}`;
