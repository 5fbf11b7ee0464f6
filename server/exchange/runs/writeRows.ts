import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { z } from 'zod';
import { type Db, many, sql } from '../../platform/db/sql.ts';
import { guarded } from '../../platform/formulaGuard.ts';
import type { RunRow } from './runRow.ts';

const Row = z.object({
  number: z.number(),
  outcome: z.string().nullable(),
  code: z.string().nullable(),
  name: z.string().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  geometry: z.string().nullable(),
  given: z.record(z.string(), z.string()),
});
const PAGE = 2000;
const OWN = ['row', 'outcome', 'code', 'name', 'lon', 'lat', 'geometry'];

/**
 * Writes the rows of a run as CSV (UTF-8): as understood, positions in degrees of CGCS2000, then as given. Shapes other than
 * points as GeoJSON. What a spreadsheet would run is preceded by an apostrophe.
 */
export async function writeRows(db: Db, run: RunRow, path: string): Promise<void> {
  const headings = run.facts?.headings ?? [];
  const lines = stringify({ header: true, columns: [...OWN, ...headings.map((heading) => `given:${heading}`)] });
  await pipeline(Readable.from(linesOf(db, run, headings)), lines, createWriteStream(path));
}

const NUMBER = /^-\d+([.]\d+)?$/;
const safe = (text: string): string => (NUMBER.test(text) ? text : guarded(text));
const safeOrNull = (text: string | null): string | null => (text === null ? null : safe(text));

async function* linesOf(
  db: Db,
  { id }: RunRow,
  headings: readonly string[],
): AsyncIterable<(string | number | null)[]> {
  for (let after = -1; ; ) {
    const rows = await many(
      db,
      Row,
      sql`select number, outcome, code, name, given,
                 case when st_geometrytype(geom) = 'ST_Point' then st_x(geom) end as lon,
                 case when st_geometrytype(geom) = 'ST_Point' then st_y(geom) end as lat,
                 case when st_geometrytype(geom) <> 'ST_Point' then st_asgeojson(geom, 9, 0) end as geometry
            from import_row where run_id = ${id} and number > ${after} order by number limit ${PAGE}`,
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    for (const { number, outcome, code, name, lon, lat, geometry, given } of rows)
      yield [
        ...[number, outcome, safeOrNull(code), safeOrNull(name), lon, lat, geometry],
        ...headings.map((heading) => safe(given[heading] ?? '')),
      ];
  }
}
