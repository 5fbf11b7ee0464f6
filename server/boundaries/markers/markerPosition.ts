import { z } from 'zod';
import { type Db, one, sql } from '../../platform/db/sql.ts';
import { fieldFault } from './fieldFault.ts';
import { LonLat, type OriginalCoordinates } from './markerContract.ts';
import { originalDatum } from './originalDatum.ts';

interface Given {
  position: LonLat | null;
  original: OriginalCoordinates | null;
}

/**
 * Where a marker stands in CGCS2000: the position given, or the original coordinates transformed by PostGIS. Those of 1954 and
 * 1980 need parameters that only the surveying authority has, so the CGCS2000 value must come with them.
 * @throws Problem invalid-input `unknown-system`, `datum-needs-parameters`, `position-needed`, `outside-china`
 */
export async function markerPosition(db: Db, { position, original }: Given): Promise<LonLat> {
  if (original) requireKnown(original, position);
  if (position) return position;
  if (!original) throw fieldFault('/position', 'position-needed', 'Give a position', '须填写坐标');
  const { at } = await one(db, z.object({ at: z.tuple([z.number(), z.number()]) }), transformed(original));
  const inChina = LonLat.safeParse(at);
  if (inChina.success) return inChina.data;
  throw fieldFault(
    '/original',
    'outside-china',
    'The coordinates lie outside China: are north (X) and east (Y) swapped, or is the zone another?',
    '坐标不在我国范围内：请检查纵坐标（X）、横坐标（Y）是否颠倒，带号是否正确',
  );
}

function requireKnown({ epsg }: OriginalCoordinates, position: LonLat | null): void {
  const known = originalDatum(epsg);
  if (!known)
    throw fieldFault(
      '/original/epsg',
      'unknown-system',
      `EPSG:${epsg} is no system of marker tables: CGCS2000, WGS 84, Xian 1980 or Beijing 1954`,
      `EPSG:${epsg} 不是界桩成果使用的坐标系（CGCS2000、WGS 84、1980西安、1954北京）`,
    );
  if (known.transformable || position) return;
  throw fieldFault(
    '/position',
    'datum-needs-parameters',
    `${known.datum} cannot be transformed without the parameters of the surveying authority: give the CGCS2000 value too`,
    '1954北京、1980西安坐标没有转换参数不能换算，请同时填写CGCS2000坐标（可向测绘主管部门申请换算）',
  );
}

const transformed = ({ epsg, north, east }: OriginalCoordinates) => sql`
  select jsonb_build_array(round(st_x(p.at)::numeric, 9), round(st_y(p.at)::numeric, 9)) as at
    from (select st_transform(st_setsrid(st_makepoint(${east}::float8, ${north}::float8), ${epsg}::int), 4490) as at) p`;

/** Metres between the position and its original coordinates; null where these cannot be transformed, or there are none. */
export async function transformMetres(db: Db, given: { position: LonLat; original: OriginalCoordinates | null }) {
  const { position, original } = given;
  if (!original || !originalDatum(original.epsg)?.transformable) return null;
  const { metres } = await one(
    db,
    z.object({ metres: z.number() }),
    sql`select st_distance(st_setsrid(st_makepoint((t.at ->> 0)::float8, (t.at ->> 1)::float8), 4490)::geography,
               st_setsrid(st_makepoint(${position[0]}::float8, ${position[1]}::float8), 4490)::geography) as metres
          from (${transformed(original)}) t`,
  );
  return metres;
}
