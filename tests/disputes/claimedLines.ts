import { expect } from 'vitest';
import { z } from 'zod';
import { type Db, one, type Sql, sql } from '#server/platform/db/sql.ts';

export type Line = { type: string; coordinates: unknown };
export const claimDraft = (side: 'a' | 'b', line: Line, over: object = {}) => ({
  ...{ side, round: 1, line, text: '某方主张：自某点起沿某梁至某点。', mapScale: 10_000, datedOn: '2026-01-05' },
  ...over,
});

/** The line on record between two divisions as PostGIS finds it, one stretch. */
export const recordOf = (a: string, b: string): Sql => sql`(
  select p.geom from division x join division y on y.code = ${b} and upper_inf(y.valid)
   cross join lateral st_dump(st_linemerge(st_collectionextract(st_intersection(st_boundary(x.geom), st_boundary(y.geom), 1e-9), 2))) p
   where x.code = ${a} and upper_inf(x.valid) order by st_length(p.geom) desc limit 1)`;

/** A line through points: `[share]` on the line on record, `[share, dx, dy]` that many degrees beside it. */
export type Points = readonly (readonly [number] | readonly [number, number, number])[];
export const through = (points: Points, a: string, b: string): Sql => sql`(
  select st_makeline(array(select st_translate(st_lineinterpolatepoint(r.g, (p ->> 0)::float8), coalesce((p ->> 1)::float8, 0), coalesce((p ->> 2)::float8, 0))
           from jsonb_array_elements(${JSON.stringify(points)}::jsonb) with ordinality e (p, n) order by n)) as g
    from (select ${recordOf(a, b)} as g) r)`;

const Geo = z.object({ g: z.object({ type: z.string(), coordinates: z.unknown() }) });
export const asJson = async (db: Db, line: Sql): Promise<Line> =>
  (await one(db, Geo, sql`select st_asgeojson(${line}, 15)::jsonb as g`)).g;

// What a claim moves, found anew by linear referencing: the polygon between the line and the stretch of the record that it replaces.
const lune = (points: Points, a: string, b: string): Sql => sql`(
  select coalesce(st_collectionextract(st_makevalid(st_makepolygon(st_addpoint(l, st_startpoint(l)))), 3), 'SRID=4490;POLYGON EMPTY'::geometry)
    from (select st_makeline(c.g, st_reverse(st_linesubstring(r.g, ${points[0]?.[0] ?? 0}::float8, ${points.at(-1)?.[0] ?? 1}::float8))) as l
            from (select ${through(points, a, b)} as g) c cross join (select ${recordOf(a, b)} as g) r) k)`;
export const Areas = z.object({ contested: z.number(), unclaimed: z.number() });
/** What both claim and what neither does, found anew. */
export const expected = (db: Db, [claimA, claimB]: readonly [Points, Points], [a, b]: readonly [string, string]) =>
  one(
    db,
    Areas,
    sql`select st_area(st_intersection(ca, cb, 1e-9)::geography) as contested,
               st_area(st_difference(st_difference(u, ca, 1e-9), cb, 1e-9)::geography) as unclaimed
          from (select st_symdifference(x.geom, ${lune(claimA, a, b)}, 1e-9) as ca, st_symdifference(y.geom, ${lune(claimB, a, b)}, 1e-9) as cb,
                       st_union(x.geom, y.geom, 1e-9) as u
                  from division x join division y on y.code = ${b} and upper_inf(y.valid) where x.code = ${a} and upper_inf(x.valid)) s`,
  );

/** Within a thousandth, or a square metre. */
export function near(found: number | undefined, truth: number): void {
  expect(Math.abs((found ?? Number.NaN) - truth), `${found} instead of ${truth}`).toBeLessThanOrEqual(
    Math.max(truth / 1000, 1),
  );
}

/** A paper of a side in the file of a dispute. */
export async function paper(db: Db, id: string, part: 'a' | 'b'): Promise<string> {
  const row = await one(
    db,
    z.object({ id: z.string() }),
    sql`with f as (insert into stored_file (sha256, size_bytes, media_type, stored_at, scan_state)
                   values (${id.replaceAll('-', '').padEnd(64, part)}, 1, 'application/pdf', now(), 'off') on conflict do nothing returning sha256)
        insert into dispute_file (dispute_id, sha256, file_name, part, uploaded_by, organisation, uploaded_at)
        select ${id}::uuid, sha256, '某方来函.pdf', ${part}, '经办人', '某民政局', now() from f returning id`,
  );
  return row.id;
}
