import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { counts, inForce, officeName, ofOffice, sameName, UNIT } from './rowSql.ts';
import { tell } from './tell.ts';

/** Rows of a list or of outlines against the divisions in force: whose they are, their names, codes out of use. */
export async function judgeDivisionRows(tx: Db, judged: JudgedRun): Promise<void> {
  await judgeOffice(tx, judged);
  const given = sql`jsonb_build_object('code', r.code, 'name', d.name, 'given', r.name)`;
  await tell(
    tx,
    judged,
    'name-differs',
    sql`select r.number, ${given} as facts from import_row r join division d on d.code = r.code and ${inForce(judged)}
         where ${counts(judged)} and r.name is not null and ${ofOffice(sql`r.code`, judged)} and r.name <> d.name
           and not ${sameName(sql`r.name`, sql`d.name`)}`,
  );
  await judgeUnknown(tx, judged);
  await judgeKept(tx, judged);
}

/** Rows of others: refused where they stand in a list, skipped as neighbours where outlines of the office are beside them. */
async function judgeOffice(tx: Db, judged: JudgedRun): Promise<void> {
  const facts = sql`jsonb_build_object('unit', ${UNIT}, 'office', ${officeName(judged)})`;
  const others = sql`select r.number, ${facts} as facts from import_row r
                      where ${counts(judged)} and r.code is not null and not ${ofOffice(sql`r.code`, judged)}`;
  const above = sql`starts_with(${divisionPrefix(judged.divisionCode)}, regexp_replace(r.code, '(00)+$', ''))`;
  const own = sql`exists (select 1 from import_row r where ${counts(judged)} and r.geom is not null and ${ofOffice(sql`r.code`, judged)})`;
  await tell(tx, judged, 'above-office', sql`${others} and ${above}`);
  await tell(tx, judged, 'neighbour-skipped', sql`${others} and not ${above} and r.geom is not null and ${own}`);
  await tell(tx, judged, 'outside-office', sql`${others} and not ${above} and not (r.geom is not null and ${own})`);
}

/** Codes that the register does not have today. */
async function judgeUnknown(tx: Db, judged: JudgedRun): Promise<void> {
  await tell(
    tx,
    judged,
    'code-ended',
    sql`select r.number, jsonb_build_object('code', r.code, 'name', e.name, 'day', e.day) as facts
          from (select d.code, max(upper(d.valid)) as day, (array_agg(d.name order by upper(d.valid) desc))[1] as name from division d
                 group by d.code having not bool_or(upper_inf(d.valid)) and max(upper(d.valid)) <= ${judged.today}::date) e
          join import_row r on r.code = e.code
         where ${counts(judged)} and ${ofOffice(sql`r.code`, judged)}`,
  );
  await tell(
    tx,
    judged,
    'unknown-code',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'day', ${judged.today}::text) as facts from import_row r
         where ${counts(judged)} and r.code is not null and ${ofOffice(sql`r.code`, judged)}
           and not exists (select 1 from division d where d.code = r.code) and not ${isAdded(judged)}`,
  );
}

/**
 * An unknown code of row `r` that comes in: a village under a township that the register or the file has, a township or county
 * only where the register has none beside it, because everything later goes through a dossier. Outlines need their unit.
 */
export const isAdded = (judged: JudgedRun): Sql => sql`(r.geom is null and case length(r.code)
    when 12 then exists (select 1 from division d where d.code = left(r.code, 9) and ${inForce(judged)})
              or exists (select 1 from import_row t where t.run_id = r.run_id and t.code = left(r.code, 9) and not t.left_out)
                 and ${hasNone(sql`left(r.code, 6)`, judged)}
    when 9 then ${hasNone(sql`left(r.code, 6)`, judged)}
    else ${hasNone(sql`left(r.code, 4) || '00'`, judged)} end)`;

const hasNone = (parent: Sql, judged: JudgedRun): Sql =>
  sql`not exists (select 1 from division d where d.parent_code = ${parent} and not d.statistical and ${inForce(judged)})`;

/** What of an outline is not kept, and what its townships then look like. */
async function judgeKept(tx: Db, judged: JudgedRun): Promise<void> {
  const known = sql`import_row r join division d on d.code = r.code and ${inForce(judged)}`;
  const facts = sql`jsonb_build_object('unit', ${UNIT}, 'count', (${schematicParts(judged)}))`;
  const own = sql`${counts(judged)} and r.geom is not null and ${ofOffice(sql`r.code`, judged)}`;
  await tell(
    tx,
    judged,
    'statistical-unit',
    sql`select r.number, ${facts} as facts from ${known} where ${own} and d.statistical`,
  );
  await tell(
    tx,
    judged,
    'level-not-kept',
    sql`select r.number, ${facts} as facts from ${known} where ${own} and not d.statistical and d.level not in ('county', 'township')`,
  );
  await tell(
    tx,
    judged,
    'parts-schematic',
    sql`select r.number, ${facts} as facts from ${known}
         where ${own} and d.level = 'county' and (${schematicParts(judged)}) > 0 and not ${sameShape}`,
  );
  await tell(
    tx,
    judged,
    'schematic',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from import_row r where ${counts(judged)} and r.geom is not null and ${isMarked}
           and not exists (select 1 from division d where d.code = r.code and ${inForce(judged)} and ${sameShape})`,
  );
}

const schematicParts = (judged: JudgedRun): Sql => sql`
  select count(*) from division p where p.parent_code = d.code and p.schematic and p.valid @> ${judged.today}::date`;

/** Row `r` says of itself that its outline is drawn for show. */
const isMarked = sql`lower(coalesce(r.given ->> 'schematic', r.given ->> '示意轮廓', '')) in ('true', 'yes', '是')`;

// Formats begin and wind rings as they like; exports write nine digits, a tenth of a millimetre.
const normal = (geom: Sql): Sql => sql`st_asbinary(st_normalize(st_snaptogrid(${geom}, 1e-9)))`;

/** Whether the register already has the outline of row `r`, vertex for vertex; one drawn for show only where the row says so. */
const sameShape = sql`
  case when d.geom is null or r.geom is null or d.schematic and not ${isMarked} or st_npoints(d.geom) <> st_npoints(r.geom) then false
       when st_asbinary(d.geom) = st_asbinary(st_multi(r.geom)) then true
       else ${normal(sql`d.geom`)} = ${normal(sql`st_multi(r.geom)`)} end`;

/** Outcome of each row of divisions that nothing speaks against. */
export const divisionVerdicts = (judged: JudgedRun): Sql => sql`
  select r.number, 'division' as kind, d.code as subject,
         case when not ${ofOffice(sql`coalesce(r.code, '')`, judged)} then 'skipped'
              when d.row_id is null then case when ${isAdded(judged)} then 'added' else 'skipped' end
              when r.geom is null then 'unchanged'
              when d.statistical or d.level not in ('county', 'township') then 'skipped'
              when d.geom is null then 'added'
              when ${sameShape} then 'unchanged' else 'changed' end as outcome,
         case when r.geom is not null and d.row_id is not null and not ${sameShape}
              then jsonb_build_object('outline', case when d.geom is null then null
                     else round((st_area(d.geom::geography) / 1e6)::numeric, 1)::text || ' km²' end,
                   'source', d.source, 'schematic', d.schematic) end as before
    from import_row r left join division d on d.code = r.code and ${inForce(judged)}
   where ${counts(judged)}`;
