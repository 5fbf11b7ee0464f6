import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { divisionPrefix } from '../../accounts/divisionPrefix.ts';
import { type Db, many, maybeOne, type Sql, sql } from '../../platform/db/sql.ts';
import type { JurisdictionInput } from '../../platform/http/jurisdictions.ts';
import { Problem } from '../../platform/problem.ts';
import { BuiltUpArea, BuiltUpAreaId } from './builtUpContract.ts';
import { countyShares } from './countyShares.ts';

/** Some 10 m: finer than a map of a city shows. */
const SIMPLER_DEGREES = 0.0001;

/** A shape for the map, as GeoJSON. */
export const simplerShape = (geometry: Sql): Sql =>
  sql`st_asgeojson(st_simplifypreservetopology(${geometry}, ${SIMPLER_DEGREES}::float8), 6, 0)::jsonb`;

/** Columns of an area as the contract has them, of `built_up_area b`; its counties as they are on a day. */
const columns = (day: string): Sql => sql`
  b.id, b.version, b.name, b.county_code as "countyCode", ${countyShares(sql`b.geom`, day)} as counties,
  st_area(b.geom::geography) as "areaSquareMetres", b.as_of as "asOf", b.valid_from as "validFrom", b.valid_to as "validTo",
  b.source, b.document_no as "documentNo", b.end_document_no as "endDocumentNo", b.end_reason as "endReason",
  b.recorded_by as "recordedBy", b.recorded_at as "recordedAt", b.schematic, ${simplerShape(sql`b.geom`)} as geometry`;

/** Areas (alias `b`) that fulfil a condition, by county and name. */
export const builtUpAreas = (db: Db, { where, day, limit }: { where: Sql; day: string; limit: number }) =>
  many(
    db,
    BuiltUpArea,
    sql`select ${columns(day)} from built_up_area b where ${where} order by b.county_code, b.name, b.id limit ${limit}`,
  );

/** Whether an office sees an area (alias `b`): it touches a county of its division, or a county its division lies in. */
export function seenFrom(division: string): Sql {
  const prefix = divisionPrefix(division).slice(0, 6);
  return sql`exists (select 1 from unnest(b.county_codes) c where starts_with(c, ${prefix}))`;
}

const Params = z.object({ id: BuiltUpAreaId });

/** The jurisdiction rule `built-up-area`. @throws Problem not-found */
export async function requireVisibleArea(db: Db, actor: Actor, { params }: JurisdictionInput): Promise<void> {
  const { id } = Params.parse(params);
  const seen = await maybeOne(
    db,
    Params,
    sql`select b.id from built_up_area b where b.id = ${id} and ${seenFrom(actor.divisionCode)}`,
  );
  if (!seen) throw new Problem('not-found', 'No such built-up area', { detailZh: '没有这个建成区。' });
}
