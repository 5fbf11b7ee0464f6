import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PlaceCategory } from '#server/gazetteer/contract.ts';
import { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { insertNames } from '#server/gazetteer/insertNames.ts';
import { loadNamingTables } from '#server/gazetteer/loadNamingTables.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { type Db, json, many, run, sql } from '#server/platform/db/sql.ts';

const tables = loadNamingTables();

export interface RegisteredPlace {
  name: string;
  category: PlaceCategory;
  /** County code. */
  county: string;
  geometry: PointLineOrArea;
  status?: 'standard' | 'reserved' | 'census_only';
  validFrom?: string;
}

/** Puts a place with its name straight into the register; answers its id. */
export async function registerPlace(db: Db, place: RegisteredPlace): Promise<string> {
  const { name, category, county, geometry, status = 'standard', validFrom = null } = place;
  const id = randomUUID();
  const provinceCode = `${county.slice(0, 2)}0000`;
  await run(
    db,
    sql`insert into place (id, province_code, division_code, category, status, geom, position_source, source, created_at, updated_at)
        values (${id}, ${provinceCode}, ${county}, ${category}, 'live',
                st_setsrid(st_geomfromgeojson(${json(geometry)}::text), 4490), 'test', 'test', now(), now())`,
  );
  await insertNames(db, tables, [
    {
      ...{ placeId: id, provinceCode, countyCode: county, category, name, kind: 'standard', status },
      ...{ legalStatus: 'unknown', validFrom },
    },
  ]);
  return id;
}

const Registered = z.object({
  nameId: z.string(),
  placeId: z.uuid(),
  name: z.string(),
  category: z.custom<PlaceCategory>(),
  division: DivisionCode,
  geometry: PointLineOrArea.nullable(),
});

/** The names of a county that a scan checks, as a live check of each would be asked. */
export async function registeredNames(db: Db, county: string) {
  const rows = await many(
    db,
    Registered,
    sql`select n.id as "nameId", n.place_id as "placeId", n.name, n.category, p.division_code as division,
               st_asgeojson(p.geom, 9, 0)::jsonb as geometry
          from place_name n join place p on p.id = n.place_id
         where n.county_code = ${county} and n.status in ('standard', 'reserved', 'census_only')`,
  );
  return rows.map(({ nameId, placeId, geometry, ...request }) => ({
    nameId,
    request: { ...request, self: placeId, ...(geometry ? { geometry } : {}) },
  }));
}
