import { z } from 'zod';
import { type Db, many, run, type Sql, sql } from '../platform/db/sql.ts';
import { type AreaPass, pieceShapes } from './areas/areaPass.ts';
import type { Change, Recoding } from './changeDivisions.ts';
import { heirOf } from './inheritedUnits.ts';

/** A case is at its end: it keeps the code that it was decided under. */
const ENDED = [
  'not_accepted',
  'refused',
  'standard',
  'superseded',
  'abolished',
  'expired',
  'withdrawn',
  'revoked',
  'announced',
];

/**
 * What follows a change at once: places with their names, signs, open cases, offices and built-up areas go on under the codes
 * that exist. Closed cases and filings stay as they were written. Nothing is left under a withdrawn code.
 */
export async function repoint(
  tx: Db,
  { draft, scheme, codes, effectiveOn: day }: Change,
  { recoded, passes }: { recoded: readonly Recoding[]; passes: readonly AreaPass[] },
): Promise<void> {
  // For the trigger that keeps where places lay before.
  await run(tx, sql`select set_config('diming.effective_on', ${day}, true)`);
  for (const { from, to } of [...recoded, ...heirs({ draft, scheme, codes })]) await repointCode(tx, from, to);
  for (const pass of passes) await repointPassed(tx, pass);
  await repointWhole(tx, { draft, scheme, codes, effectiveOn: day });
}

/** What was kept under a superior as a whole and lies in units that passed to another. */
async function repointWhole(tx: Db, { draft, scheme, codes, effectiveOn: day }: Omit<Change, 'document'>) {
  const { unit, to, units, parent } = scheme;
  const passes = draft.change === 'boundary' || draft.change === 'affiliation';
  // Whoever entrusts a unit stays its superior.
  if (!to || !passes || draft.area || draft.entrusting) return;
  const [passed, giver] = draft.change === 'boundary' ? [units, unit] : [[unit], parent];
  for (const { code } of passed)
    await repointArea(tx, { area: codes.get(code) ?? code, from: giver.code, to: to.code, day });
}

/** A unit that ended, and who has its places now. */
function heirs({ draft, scheme, codes }: Pick<Change, 'draft' | 'scheme' | 'codes'>) {
  const { unit, units } = scheme;
  const heir = heirOf(draft, scheme, codes);
  return heir ? [unit, ...units].map(({ code }) => ({ from: code, to: heir })) : [];
}

async function repointCode(tx: Db, from: string, to: string): Promise<void> {
  const followed = (column: Sql): Sql => sql`${to} || substr(${column}, ${from.length + 1})`;
  await run(
    tx,
    sql`update place set division_code = ${followed(sql`division_code`)}, province_code = ${`${to.slice(0, 2)}0000`}, updated_at = now()
         where starts_with(division_code, ${from})`,
  );
  await renewCounties(tx, sql`starts_with(p.division_code, ${to})`);
  await run(
    tx,
    sql`update organisation set division_code = ${followed(sql`division_code`)} where starts_with(division_code, ${from})`,
  );
  await run(
    tx,
    sql`update naming_case set division_code = ${followed(sql`division_code`)}
         where starts_with(division_code, ${from}) and not state = any(${ENDED})`,
  );
  await run(
    tx,
    sql`update campaign set division_code = ${followed(sql`division_code`)}
         where starts_with(division_code, ${from}) and not state = any(${CLOSED})`,
  );
  await run(
    tx,
    sql`update built_up_area set county_code = ${to.slice(0, 6)} where starts_with(county_code, ${from}) and length(${from}) = 6`,
  );
}

/**
 * Places and open cases that lie wholly in what passed by a drawn area, at the level of the pass: those kept under a county
 * come to the county, those kept deeper to the township that receives.
 */
async function repointPassed(tx: Db, { level, receiver, givers, pieces }: AreaPass): Promise<void> {
  const within = sql`(select st_union(s.geom) from (${pieceShapes(pieces)}) s)`;
  const here = level === 'county' ? sql`division_code = any(${givers})` : sql`left(division_code, 9) = any(${givers})`;
  await run(
    tx,
    sql`update place set division_code = ${receiver}, updated_at = now()
         where ${here} and geom is not null and geom && ${within} and st_coveredby(geom, ${within})`,
  );
  await renewCounties(tx, sql`p.division_code = ${receiver}`);
  await run(
    tx,
    sql`update naming_case set division_code = ${receiver}
         where ${here} and not state = any(${ENDED}) and geom && ${within} and st_coveredby(geom, ${within})`,
  );
  if (level === 'township') return;
  await run(
    tx,
    sql`update built_up_area set county_code = ${receiver} where county_code = any(${givers}) and st_coveredby(geom, ${within})`,
  );
  await run(
    tx,
    sql`update built_up_area set county_code = county_code where county_code = any(${[...givers, receiver]})`,
  );
}

interface Passed {
  /** Code of the unit that passed, after the change. */
  area: string;
  from: string;
  to: string;
  day: string;
}

/** Places that were kept under the old county as a whole and lie wholly in what passed. */
async function repointArea(tx: Db, { area, from, to, day }: Passed): Promise<void> {
  const within = sql`(select geom from division where code = ${area} and valid @> ${day}::date)`;
  await run(
    tx,
    sql`update place set division_code = ${to}, updated_at = now()
         where division_code = ${from} and geom is not null and st_coveredby(geom, ${within})`,
  );
  await renewCounties(tx, sql`p.division_code = ${to}`);
  await run(
    tx,
    sql`update built_up_area set county_code = ${to} where county_code = ${from} and st_coveredby(geom, ${within})`,
  );
  // Which counties an area touches follows from outlines; its trigger counts them anew.
  await run(tx, sql`update built_up_area set county_code = county_code where county_code = any(${[from, to]})`);
}

const CLOSED = ['closed', 'cancelled'];

/** Lists of campaigns that go on name a place with its division of today. */
async function renewCampaigns(tx: Db, where: Sql): Promise<void> {
  for (const list of [sql`campaign_item`, sql`campaign_candidate`])
    await run(
      tx,
      sql`update ${list} i set division_code = p.division_code, county_code = left(p.division_code, 6)
            from place p, campaign g
           where p.id = i.place_id and ${where} and g.id = i.campaign_id and not g.state = any(${CLOSED})
             and i.division_code <> p.division_code`,
    );
}

/** Names and signs stand with the county of their place, so that an index can follow. */
async function renewCounties(tx: Db, where: Sql): Promise<void> {
  const Id = z.object({ id: z.uuid() });
  const names = await many(
    tx,
    Id,
    sql`update place_name n set county_code = left(p.division_code, 6), province_code = p.province_code
          from place p where p.id = n.place_id and ${where} and n.county_code <> left(p.division_code, 6) returning n.id`,
  );
  await run(
    tx,
    sql`update name_reading r set county_code = n.county_code, province_code = n.province_code
          from place_name n where n.id = r.name_id and n.id = any(${names.map(({ id }) => id)})`,
  );
  await run(
    tx,
    sql`update sign s set division_code = p.division_code, province_code = p.province_code, updated_at = now()
          from place p where p.id = s.place_id and ${where} and s.division_code <> p.division_code`,
  );
  await renewCampaigns(tx, where);
}
