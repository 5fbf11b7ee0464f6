import { z } from 'zod';
import { requireShape } from '../../gazetteer/requireShape.ts';
import { fieldProblem } from '../../naming/fieldProblem.ts';
import { json, one, type Sql, sql } from '../../platform/db/sql.ts';
import type { ActContext } from './actContext.ts';
import type { Course } from './actContract.ts';

/** A course as PostGIS reads it: LineString, EPSG:4490. Splice only what `requireCourse` let pass. */
export const courseShape = (course: Course | null): Sql =>
  course ? sql`st_setsrid(st_geomfromgeojson(${json(course)}), 4490)` : sql`null::geometry(LineString, 4490)`;

// Outlines of two sources were found hundreds of metres apart.
const NEAR_DEGREES = 0.02;
const Judged = z.object({ simple: z.boolean(), metres: z.number(), near: z.boolean() });

/** A line that does not cross itself, has a length, and runs where the two sides meet. @throws Problem invalid-input */
export async function requireCourse(
  { tx, found, today }: ActContext,
  course: Course,
  pointer = '/course',
): Promise<void> {
  requireShape(course, pointer);
  const shape = courseShape(course);
  const near = (code: string): Sql => sql`coalesce((
    select bool_or(st_dwithin(v.geom, g, ${NEAR_DEGREES})) from division v where v.code = ${code} and v.valid @> ${today}::date
       and v.geom is not null), true)`;
  const {
    simple,
    metres,
    near: isNear,
  } = await one(
    tx,
    Judged,
    sql`select st_issimple(g) as simple, st_length(g::geography) as metres, ${near(found.sideA)} and ${near(found.sideB)} as near
          from (select ${shape} as g) s`,
  );
  if (!simple || metres < 1)
    throw fieldProblem(
      pointer,
      'invalid-course',
      'The course crosses itself or has no length',
      '界线走向自相交或者没有长度',
    );
  if (!isNear)
    throw fieldProblem(
      pointer,
      'elsewhere',
      'The course does not run where the two sides meet',
      '界线走向不在双方毗邻地带',
    );
}
