import { z } from 'zod';
import { type Db, many, run, type Sql, sql } from '../../platform/db/sql.ts';
import type { JudgedRun } from '../imports/importSteps.ts';
import { invalidReasonZh } from '../invalidReasonZh.ts';
import { atText, counts, UNIT } from './rowSql.ts';
import { tell, tellAll } from './tell.ts';

/**
 * Whether areas are valid and lie in China. Nothing is repaired unless somebody took note of it (`geometry-repairable`): then
 * the staged geometry is, so that what is written is what was seen. No overlay is computed on what may be invalid.
 */
export async function judgeGeometries(tx: Db, judged: JudgedRun): Promise<void> {
  await tell(
    tx,
    judged,
    'outside-china',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}, 'at', ${atText(sql`st_pointonsurface(st_envelope(r.geom))`)}) as facts
          from import_row r where ${counts(judged)} and r.geom is not null
           and not (st_xmin(r.geom) >= 73 and st_xmax(r.geom) <= 136 and st_ymin(r.geom) >= 3 and st_ymax(r.geom) <= 54)`,
  );
  const invalid = await many(tx, Invalid, selectInvalid(judged));
  const told = invalid.map((row) => ({
    number: row.number,
    facts: factsOf(row),
    repairable: isRepairable(row, judged),
  }));
  await tellAll(
    tx,
    judged,
    'invalid-geometry',
    told.filter(({ repairable }) => !repairable),
  );
  await tellAll(
    tx,
    judged,
    'geometry-repairable',
    told.filter(({ repairable }) => repairable),
  );
  if (judged.choices.confirmed?.includes('geometry-repairable'))
    await run(
      tx,
      repair(
        judged,
        told.filter(({ repairable }) => repairable).map(({ number }) => number),
      ),
    );
  await tell(
    tx,
    judged,
    'geometry-repaired',
    sql`select r.number, jsonb_build_object('unit', ${UNIT}) as facts from import_row r where ${counts(judged)} and r.fields ? 'repaired'`,
  );
}

const Invalid = z.object({
  number: z.number(),
  unit: z.string(),
  reason: z.string(),
  at: z.string(),
  before: z.number(),
  after: z.number(),
});
type Invalid = z.infer<typeof Invalid>;

// As for built-up areas: spikes and repeated points leave no doubt, of a figure of eight nobody knows what was meant.
const isRepairable = ({ before, after }: Invalid, { thresholds }: JudgedRun): boolean =>
  after > 0 && Math.abs(after - before) / after <= thresholds.repair_change_ratio;

const factsOf = ({ unit, reason, at, before, after }: Invalid): Record<string, string> => ({
  ...{ unit, reason, reasonZh: invalidReasonZh(reason), at },
  before: kilometres(before),
  after: kilometres(after),
});

const kilometres = (squareMetres: number): string => (squareMetres / 1e6).toFixed(squareMetres < 1e6 ? 4 : 1);

const repaired = (geom: Sql): Sql => sql`st_multi(st_collectionextract(st_makevalid(${geom}, 'method=structure'), 3))`;

/** Points cannot be invalid and lines hardly: areas are looked at. The area as drawn is by the shoelace formula. */
const selectInvalid = (judged: JudgedRun): Sql => sql`
  select r.number, ${UNIT} as unit, coalesce(v.reason, 'Empty geometry') as reason, coalesce(${atText(sql`v.location`)}, '–') as at,
         abs(st_area(r.geom)) * scale.factor as before, st_area(r.made) * scale.factor as after
    from (select r.*, ${repaired(sql`r.geom`)} as made from import_row r
           where ${counts(judged)} and st_dimension(r.geom) = 2 and not st_isvalid(r.geom)) r
    cross join lateral st_isvaliddetail(r.geom) v
    cross join lateral (select case when st_area(r.made) > 0 then st_area(r.made::geography) / st_area(r.made) else 0 end as factor) scale
   order by r.number`;

const repair = (judged: JudgedRun, numbers: readonly number[]): Sql => sql`
  update import_row r set geom = ${repaired(sql`r.geom`)}, fields = r.fields || '{"repaired":true}'
   where ${counts(judged)} and r.number = any(${[...numbers]}::int[])`;
