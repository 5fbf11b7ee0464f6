import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, json, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { type DeclaredUnit, declaredUnits } from './declaredUnits.ts';
import { counts, inForce, officeName, ofOffice, UNIT } from './rowSql.ts';
import { tell, tellAll } from './tell.ts';

/**
 * Where places, census records and markers lie, against the outlines of the register and against the unit under which the
 * file has them. Afterwards `fields` has `county_code` (and `division_code` where the file gives none).
 */
export async function judgePositions(tx: Db, judged: JudgedRun): Promise<void> {
  const units = await declaredUnits(tx, judged);
  const unknown = units.filter(({ code }) => code === null);
  await tellAll(
    tx,
    judged,
    'declared-unit-unknown',
    unknown.map(({ given, rows }) => ({ number: null, facts: { declared: given, count: String(rows) } })),
  );
  await run(tx, placeRows(judged, units));
  const outside = await tell(tx, judged, 'outside-declared-unit', outsideDeclared(judged));
  if (outside >= judged.thresholds.declared_unit_rows)
    await tell(tx, judged, 'many-outside-declared-unit', manyOutside(judged, outside));
  await tell(tx, judged, 'point-outside-office', outsideOffice(judged));
}

/** The middle of row `r`: the centre of an area that may be invalid is no overlay. */
export const MIDDLE = sql`case when st_dimension(r.geom) = 0 and st_numgeometries(r.geom) = 1 then r.geom else st_centroid(r.geom) end`;

/** Code of the division that row `r` names itself under: its code, or what its name was found to be. */
const declaredCode = (units: readonly DeclaredUnit[]): Sql => sql`
  coalesce(r.fields ->> 'division_code', (select u.code from jsonb_to_recordset(${json(units)}) as u (given text, code text)
    where u.given = coalesce(r.fields ->> 'division_name', r.fields ->> 'divisions') limit 1))`;

/** The county by position, else by the declared unit, else by the place code. */
const placeRows = (judged: JudgedRun, units: readonly DeclaredUnit[]): Sql => sql`
  with p as materialized (
          select r.number, c.code as actual, w.declared, coalesce(c.code,
                 case when length(w.declared) >= 6 and substr(w.declared, 5, 2) <> '00' then left(w.declared, 6) end,
                 left(r.fields ->> 'place_code', 6)) as county
            from import_row r
            cross join lateral (select ${declaredCode(units)} as declared) w
            left join lateral (${countyOf(judged)}) c on true
           where ${counts(judged)})
  update import_row i
     set fields = i.fields || jsonb_strip_nulls(jsonb_build_object('county_code', p.county,
           'declared_code', p.declared, 'located_in', p.actual))
    from p
   where i.run_id = ${judged.id}::uuid and i.number = p.number and coalesce(p.county, p.declared) is not null`;

const countyOf = (judged: JudgedRun): Sql => sql`
  select d.code from division d
   where r.geom is not null and d.geom && ${MIDDLE} and d.level = 'county' and ${inForce(judged)} and st_intersects(d.geom, ${MIDDLE})
   order by d.code limit 1`;

// Outlines drawn for show are simplified by some kilometres at most.
const SCHEMATIC_DEGREES = 0.03;

/** Whether the middle of row `r` lies in an outline of the declared unit, or near it where that is only drawn for show. */
const inDeclared = (judged: JudgedRun): Sql => sql`exists (
  select 1 from division d where starts_with(d.code, left(regexp_replace(r.fields ->> 'declared_code', '(00)+$', ''), 6))
     and d.level = 'county' and d.geom is not null and ${inForce(judged)}
     and st_dwithin(d.geom, ${MIDDLE}, case when d.schematic then ${SCHEMATIC_DEGREES}::float8 else 0 end))`;

const outsideDeclared = (judged: JudgedRun): Sql => sql`
  select r.number, jsonb_build_object('unit', ${UNIT_OR_ROMAN}, 'declared', coalesce(n.name, r.fields ->> 'division_name', r.fields ->> 'declared_code'),
           'actual', coalesce(a.code || ' ' || a.name, 'no outline of the register'), 'actualZh', coalesce(a.name, '库中轮廓之外')) as facts
    from import_row r
    left join division n on n.code = r.fields ->> 'declared_code' and n.valid @> ${judged.today}::date
    left join division a on a.code = r.fields ->> 'located_in' and a.valid @> ${judged.today}::date
   where ${counts(judged)} and r.geom is not null and r.fields ? 'declared_code'
     and (r.fields ? 'located_in' or ${hasOutlines(judged)}) and not ${inDeclared(judged)}
     and not starts_with(coalesce(r.fields ->> 'located_in', '–'), left(regexp_replace(r.fields ->> 'declared_code', '(00)+$', ''), 6))`;

/** The file as a whole, where such a share of the rows that name a unit lies elsewhere that they were filed under a wrong one. */
const manyOutside = (judged: JudgedRun, outside: number): Sql => sql`
  select null::int as number, jsonb_build_object('count', ${String(outside)}::text, 'all', c.rows::text) as facts
    from (select count(*) as rows from import_row r where ${counts(judged)} and r.geom is not null and r.fields ? 'declared_code') c
   where ${outside}::int >= c.rows * ${judged.thresholds.declared_unit_share}::float8`;

/** Rows without a Chinese name are called by their Latin one. */
const UNIT_OR_ROMAN = sql`coalesce(nullif(concat_ws(' ', r.code, r.name), ''), r.fields ->> 'roman', '#' || r.number)`;

const hasOutlines = (judged: JudgedRun): Sql => sql`exists (
  select 1 from division d where starts_with(d.code, left(regexp_replace(r.fields ->> 'declared_code', '(00)+$', ''), 6))
     and d.level = 'county' and d.geom is not null and ${inForce(judged)})`;

// The office's own line is drawn to some hundred metres, for show to kilometres.
const outsideOffice = (judged: JudgedRun): Sql => sql`
  select r.number, jsonb_build_object('unit', ${UNIT}, 'office', ${officeName(judged)}, 'km', round((n.metres / 1e3)::numeric, 1)) as facts
    from import_row r
    join lateral (
      select min(st_distance(d.geom::geography, (${MIDDLE})::geography)) as metres, bool_or(d.schematic) as schematic from division d
       where ${ofOffice(sql`d.code`, judged)} and d.level = ${officeLevel(judged)} and d.geom is not null and ${inForce(judged)}) n
      on n.metres > case when n.schematic then ${judged.thresholds.office_off_schematic_metres}::float8 else ${judged.thresholds.office_off_metres}::float8 end
   where ${counts(judged)} and r.geom is not null and ${judged.kind !== 'markers'}::boolean
     and not ${ofOffice(sql`coalesce(r.fields ->> 'located_in', '–')`, judged)}`;

/** A township has outlines of its own, everybody above those of counties. */
const officeLevel = ({ divisionCode }: JudgedRun): string =>
  divisionPrefix(divisionCode).length > 6 ? 'township' : 'county';
