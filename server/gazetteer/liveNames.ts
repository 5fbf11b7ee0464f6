import { z } from 'zod';
import { type Db, many, type Sql, sql } from '../platform/db/sql.ts';
import type { PlaceCategory, PointLineOrArea } from './contract.ts';

/** A name in the register with the keys it is compared by. */
export interface LiveName {
  nameId: string;
  placeId: string;
  name: string;
  generic: string | null;
  norm: string;
  specificNorm: string;
  alikeKey: string | null;
  pinyinTone: string[];
  pinyinPlain: string[];
  category: PlaceCategory;
  status: string;
  provinceCode: string;
  countyCode: string;
  divisionCode: string;
  /** Size and kind of the entity as the register has them, for the rules that compare with thresholds. */
  attributes: Record<string, unknown>;
  /** CRS84, of streets and facilities only: their rules ask what lies around. */
  geometry: PointLineOrArea | null;
}

// A scan reads the whole register: reading the lists as text and looking at three fields takes a fifth of a full schema.
const ITEM = '\u001e';
type Listed = Omit<LiveName, 'pinyinTone' | 'pinyinPlain'> & { tones: string; sounds: string };
const isListed = (row: unknown): boolean =>
  row instanceof Object && 'tones' in row && 'sounds' in row && 'nameId' in row;
const Row = z.custom<Listed>(isListed).transform(
  ({ tones, sounds, ...row }): LiveName => ({
    ...row,
    pinyinTone: tones.split(ITEM),
    pinyinPlain: sounds.split(ITEM),
  }),
);

const COLUMNS = sql`
  n.id as "nameId", n.place_id as "placeId", n.name, n.generic, n.norm, n.specific_norm as "specificNorm",
  n.alike_key as "alikeKey", array_to_string(n.pinyin_tone, ${ITEM}) as tones,
  array_to_string(n.pinyin_plain, ${ITEM}) as sounds, n.category, n.status, n.province_code as "provinceCode",
  n.county_code as "countyCode", p.division_code as "divisionCode", p.attributes,
  case when n.category in ('street', 'facility') then st_asgeojson(p.geom, 9, 0)::jsonb end as geometry`;

/** Names that others are compared with: in force, reserved, or still blocked after their end. */
export const comparable = (today: string): Sql => sql`
  (n.status in ('standard', 'reserved') or (n.status in ('former', 'abolished') and n.blocked_until > ${today}::date))`;

/** Codes of the counties that have names, inside the divisions whose codes begin so, in order. */
export async function countiesWithNames(db: Db, prefix: string): Promise<string[]> {
  const rows = await many(db, z.object({ code: z.string() }), selectCounties(prefix));
  return rows.map(({ code }) => code);
}

// One step of the index for each county: `distinct` would read all of it.
const selectCounties = (prefix: string): Sql => sql`
  with recursive county (code) as (
    (select county_code from place_name where county_code >= ${prefix} order by county_code limit 1)
    union all
    select (select n.county_code from place_name n where n.county_code > c.code order by n.county_code limit 1)
      from county c where c.code is not null)
  select code from county where starts_with(code, ${prefix.slice(0, 6)})`;

/** All comparable names of a county, census names included: they are checked though nothing is compared with them. */
export const namesOfCounty = (db: Db, county: string, today: string): Promise<LiveName[]> =>
  many(
    db,
    Row,
    sql`select ${COLUMNS} from place_name n join place p on p.id = n.place_id
         where n.county_code = ${county} and (${comparable(today)} or n.status = 'census_only')
         order by n.pinyin_key, n.id`,
  );

/** All comparable names of some categories in the whole country: of those compared beyond their county. */
export const namesOfCategories = (db: Db, categories: readonly string[], today: string): Promise<LiveName[]> =>
  many(
    db,
    Row,
    sql`select ${COLUMNS} from place_name n join place p on p.id = n.place_id
         where n.category = any(${categories}) and ${comparable(today)}`,
  );

const Membership = z.object({
  areaId: z.string(),
  areaName: z.string(),
  areaCounty: z.string(),
  placeId: z.string(),
});
export type Membership = z.infer<typeof Membership>;

/** Which built-up areas the places of a county touch. */
export const areasOfCounty = (db: Db, county: string, categories: readonly string[]): Promise<Membership[]> =>
  many(
    db,
    Membership,
    sql`select distinct b.id as "areaId", b.name as "areaName", b.county_code as "areaCounty", p.id as "placeId"
          from place_name n join place p on p.id = n.place_id join built_up_area b on st_intersects(p.geom, b.geom)
         where n.county_code = ${county} and n.category = any(${categories})`,
  );

/** Names of other counties that lie in these built-up areas, and where. */
export async function namesInAreas(
  db: Db,
  {
    areas,
    county,
    categories,
    today,
  }: { areas: readonly string[]; county: string; categories: readonly string[]; today: string },
): Promise<{ names: LiveName[]; memberships: Membership[] }> {
  const inside = sql`
    place_name n join place p on p.id = n.place_id join built_up_area b on st_intersects(p.geom, b.geom)
     where b.id = any(${areas}::uuid[]) and n.county_code <> ${county} and n.category = any(${categories})
       and ${comparable(today)}`;
  const names = await many(db, Row, sql`select distinct on (n.id) ${COLUMNS} from ${inside}`);
  const memberships = await many(
    db,
    Membership,
    sql`select distinct b.id as "areaId", b.name as "areaName", b.county_code as "areaCounty", p.id as "placeId" from ${inside}`,
  );
  return { names, memberships };
}
