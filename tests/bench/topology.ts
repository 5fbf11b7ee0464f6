/**
 * Time of a topology check of real county outlines, as a ratio to the same overlay written as plain SQL on the same
 * PostGIS, in turns: `node --import tsx tests/bench/topology.ts`. Both begin with the outlines in memory and end with every
 * overlap and gap, its area, length and sides; the check finds invalid rings and unmatched edges and makes proposals besides.
 */
import { existsSync, readFileSync } from 'node:fs';
import { checkOutlines } from '#server/boundaries/topology/checkOutlines.ts';
import type { OutlineSet } from '#server/boundaries/topology/outlineSet.ts';
import { topologyThresholds } from '#server/boundaries/topology/topologyThresholds.ts';
import { readOutlineSet } from '#server/exchange/topology/readOutlineSet.ts';
import { type Db, json, run, sql } from '#server/platform/db/sql.ts';
import { benchRegister, median } from './benchRegister.ts';

const REAL = new URL('../../../shared/data/geo/boundaries/', import.meta.url);
const SETS = [
  ['county_datav2024_gcj02.geojson', 'GCJ-02'],
  ['county_amap_gcj02.geojson', 'GCJ-02'],
  ['county_tianditu2024_cgcs2000.geojson', 'EPSG:4490'],
] as const;
const REPEATS = 9;

if (existsSync(REAL)) await measureAll();
else console.log('left out: the real outlines are not beside the repository');

async function measureAll(): Promise<void> {
  const { deps, close } = await benchRegister();
  console.log(`engine ${deps.engine}`);
  for (const [name, crs] of SETS) {
    const { set } = await readOutlineSet(readFileSync(new URL(name, REAL)), name, crs);
    const [ours, overlay, loading]: number[][] = [[], [], []];
    for (let i = 0; i < REPEATS; i++) {
      ours?.push(await timed(() => checkOutlines(deps.db, set, { thresholds: topologyThresholds() })));
      const plain = await plainSql(deps.db, set);
      overlay?.push(plain.overlay);
      loading?.push(plain.loading);
    }
    const [check, sql, load] = [ours, overlay, loading].map((times) => median(times ?? []));
    if (check === undefined || sql === undefined || load === undefined) continue;
    console.log(
      `${name}: check ${(check / (sql + load)).toFixed(2)} of plain SQL (${(check / sql).toFixed(2)} where that has its table already); ${check.toFixed(0)} ms against ${load.toFixed(0)} + ${sql.toFixed(0)} ms`,
    );
  }
  await close();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** As somebody would write it at a psql prompt: outlines into an indexed table, then two queries. */
async function plainSql(db: Db, { outlines }: OutlineSet): Promise<{ loading: number; overlay: number }> {
  return await db.transaction(async (tx) => {
    const loading = await timed(async () => {
      await run(
        tx,
        sql`create temp table bench_outline on commit drop as
            select number, case when st_isvalid(g) then g
                                else st_multi(st_collectionextract(st_makevalid(g, 'method=structure'), 3)) end as geom
              from (select number, st_setsrid(st_geomfromgeojson(
                             jsonb_build_object('type', 'MultiPolygon', 'coordinates', coordinates)), 4490) as g
                      from jsonb_to_recordset(${json(outlines)}) as f (number int, coordinates jsonb)) d`,
      );
      await run(tx, sql`create index on bench_outline using gist (geom)`);
      await run(tx, sql`analyze bench_outline`);
    });
    const overlay = await timed(async () => {
      await run(
        tx,
        sql`select a.number, b.number, st_area(d.geom::geography), st_perimeter(d.geom::geography), st_asgeojson(d.geom, 15)
              from bench_outline a join bench_outline b on a.number < b.number and st_intersects(a.geom, b.geom)
             cross join lateral st_dump(st_collectionextract(st_intersection(a.geom, b.geom), 3)) d`,
      );
      await run(
        tx,
        sql`select (select array_agg(o.number order by o.number) from bench_outline o where st_dwithin(o.geom, r.geom, 1e-8)),
                   st_area(r.geom::geography), st_perimeter(r.geom::geography), st_asgeojson(r.geom, 15)
              from (select st_union(geom) as geom from bench_outline) u
             cross join lateral st_dump(u.geom) p
             cross join lateral st_dumprings(p.geom) r
             where r.path[1] > 0`,
      );
    });
    return { loading, overlay };
  });
}
