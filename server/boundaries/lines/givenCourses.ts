import { type Db, many, sql } from '../../platform/db/sql.ts';
import { METRES_PER_DEGREE } from '../../platform/degrees.ts';
import type { LineId } from '../contract.ts';
import { GivenCourse } from './givenCourseContract.ts';

const MOST = 20;

/**
 * The courses that files gave for a line, the latest first, with how far each lies from the course on record: as along a
 * meridian, which is at most a quarter too much in China.
 */
export const givenCourses = (db: Db, id: LineId): Promise<GivenCourse[]> =>
  many(
    db,
    GivenCourse,
    sql`with c as materialized (
               select st_collect(a.geom) as geom from boundary_line_arc m join boundary_arc a on a.id = m.arc_id where m.line_id = ${id})
        select g.id, g.name, g.source, g.created_at as "importedAt", g.agreement, g.document, g.note, g.verified,
               g.length_metres as "lengthMetres",
               round((st_hausdorffdistance(g.geom, c.geom) * ${METRES_PER_DEGREE}::int)::numeric)::float8 as "metresOff",
               (select jsonb_agg(st_asgeojson(p.geom, 9, 0)::jsonb -> 'coordinates' order by p.path)
                  from st_dump(st_force2d(g.geom)) p) as parts
          from given_course g join boundary_line l on l.code = g.code cross join c
         where l.id = ${id} and l.secrecy <> 'restricted' and st_dimension(g.geom) = 1
         order by g.created_at desc, g.id limit ${MOST}`,
  );
