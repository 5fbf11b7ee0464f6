import { z } from 'zod';
import { type Db, many, one, type Sql, sql } from '../platform/db/sql.ts';
import { PlaceCategory, PointLineOrArea } from './contract.ts';

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
  legalStatus: string;
  /** First day of the name, YYYY-MM-DD; null where the register does not know it. */
  validFrom: string | null;
  /** The first six digits are the county. */
  divisionCode: string;
  /** Size and kind of the entity as the register has them, for the rules that compare with thresholds. */
  attributes: Readonly<Record<string, unknown>>;
  /** CRS84, of streets and facilities only: their rules ask what lies around. */
  geometry: PointLineOrArea | null;
  /** West, south, east, north of the place in millionths of a degree, east and north left out for a point; empty where it has no shape. */
  box: readonly number[];
}

// A scan reads the whole register: names travel as one text for each county, which costs the driver and a thread that
// gets them a fifth of what rows cost. No name holds a control character (see `insertNames`), and JSON escapes them.
const ROW = '\u001d';
const ITEM = '\u001e';
const COLUMN = '\u001f';

const AS_TEXT = sql`
  array_to_string(array[
    n.id::text, n.place_id::text, n.name, n.generic, case when n.norm = n.name then ${ITEM} else n.norm end, n.specific_norm, n.alike_key,
    array_to_string(n.pinyin_tone, ${ITEM}), array_to_string(n.pinyin_plain, ${ITEM}), n.category, n.status, p.division_code, nullif(p.attributes, '{}')::text,
    case when n.category in ('street', 'facility') then st_asgeojson(p.geom, 9, 0) end, n.legal_status,
    case when p.geom is not null then (st_xmin(p.geom) * 1e6)::int || ' ' || (st_ymin(p.geom) * 1e6)::int
      || case when st_geometrytype(p.geom) = 'ST_Point' then ''
              else ' ' || (st_xmax(p.geom) * 1e6)::int || ' ' || (st_ymax(p.geom) * 1e6)::int end end,
    n.valid_from::text], ${COLUMN}, '')`;

const CATEGORIES: ReadonlyMap<string | undefined, PlaceCategory> = new Map(
  PlaceCategory.options.map((category) => [category, category]),
);
const Attributes = z.record(z.string(), z.unknown());

const NO_BOX: readonly number[] = [];
/** Of most places nobody has measured anything. */
export const NO_ATTRIBUTES: Readonly<Record<string, unknown>> = {};

function liveName(line: string): LiveName {
  const cells = line.split(COLUMN);
  const name = cellOf(cells, 2);
  const norm = cellOf(cells, 4);
  const attributes = cellOf(cells, 12);
  const geometry = cellOf(cells, 13);
  const box = cellOf(cells, 15);
  return {
    nameId: cellOf(cells, 0),
    placeId: cellOf(cells, 1),
    name,
    generic: orNull(cellOf(cells, 3)),
    norm: norm === ITEM ? name : norm,
    specificNorm: cellOf(cells, 5),
    alikeKey: orNull(cellOf(cells, 6)),
    pinyinTone: cellOf(cells, 7).split(ITEM),
    pinyinPlain: cellOf(cells, 8).split(ITEM),
    category: categoryOf(cells[9]),
    status: cellOf(cells, 10),
    legalStatus: cellOf(cells, 14),
    validFrom: orNull(cellOf(cells, 16)),
    divisionCode: cellOf(cells, 11),
    attributes: attributes === '' ? NO_ATTRIBUTES : Attributes.parse(JSON.parse(attributes)),
    geometry: geometry === '' ? null : PointLineOrArea.parse(JSON.parse(geometry)),
    box: box === '' ? NO_BOX : box.split(' ').map(Number),
  };
}

// Not inside: a function made for each of a million lines takes longer than the line.
const cellOf = (cells: readonly string[], at: number): string => cells[at] ?? '';
const orNull = (cell: string): string | null => (cell === '' ? null : cell);

function categoryOf(text: string | undefined): PlaceCategory {
  const category = CATEGORIES.get(text);
  if (category === undefined) throw new Error(`No category of places: ${text}`);
  return category;
}

/** The names of a text as the functions below answer it. */
export const liveNames = (text: string): LiveName[] => (text === '' ? [] : text.split(ROW).map(liveName));

const Names = z.object({ names: z.string() });
const NamesOfCounty = Names.extend({ county: z.string(), hasAny: z.boolean() });
type NamesOfCounty = z.infer<typeof NamesOfCounty>;

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

/**
 * All comparable names of some counties, a text each in their order, and whether there is any of these categories; census
 * names included: they are checked though nothing is compared with them.
 */
export function namesOfCounties(
  db: Db,
  counties: readonly string[],
  { categories, today }: { categories: readonly string[]; today: string },
): Promise<NamesOfCounty[]> {
  return many(
    db,
    NamesOfCounty,
    sql`select c.county, found.names, found."hasAny"
          from unnest(${counties}::text[]) with ordinality as c (county, at)
         cross join lateral (
           select coalesce(string_agg(line, ${ROW}), '') as names, coalesce(bool_or(category = any(${categories})), false) as "hasAny"
             from (select ${AS_TEXT} as line, n.category
                     from place_name n join place p on p.id = n.place_id
                    where n.county_code = c.county and (${comparable(today)} or n.status = 'census_only')
                    order by n.pinyin_key, n.id) as in_order) as found
         order by c.at`,
  );
}

/** All comparable names of some categories in the whole country, those compared beyond their county: a text a province, in order. */
export async function namesOfCategories(db: Db, categories: readonly string[], today: string): Promise<string[]> {
  const rows = await many(
    db,
    Names,
    sql`select string_agg(${AS_TEXT}, ${ROW} order by n.pinyin_key, n.id) as names
          from place_name n join place p on p.id = n.place_id
         where n.category = any(${categories}) and ${comparable(today)} group by n.province_code order by n.province_code`,
  );
  return rows.map(({ names }) => names);
}

const Membership = z.object({
  areaId: z.string(),
  areaName: z.string(),
  placeId: z.string(),
});
export type Membership = z.infer<typeof Membership>;

interface AreaQuery {
  county: string;
  categories: readonly string[];
  today: string;
}

/** Which built-up areas (alias `b`) are in force on a day. */
export const areaInForce = (today: string): Sql =>
  sql`(b.valid_from <= ${today}::date and (b.valid_to is null or b.valid_to > ${today}::date))`;

/** Which built-up areas the places of a county touch. */
export const areasOfCounty = (db: Db, { county, categories, today }: AreaQuery): Promise<Membership[]> =>
  many(
    db,
    Membership,
    sql`select distinct b.id as "areaId", b.name as "areaName", p.id as "placeId"
          from place_name n join place p on p.id = n.place_id join built_up_area b on st_intersects(p.geom, b.geom)
         where n.county_code = ${county} and n.category = any(${categories}) and ${areaInForce(today)}`,
  );

/** Names that lie in these built-up areas and belong to other counties that the areas touch, as text, and where. */
export async function namesInAreas(
  db: Db,
  { areas, county, categories, today }: AreaQuery & { areas: readonly string[] },
): Promise<{ names: string; memberships: Membership[] }> {
  const inside = sql`
    place_name n join place p on p.id = n.place_id join built_up_area b on st_intersects(p.geom, b.geom)
     where b.id = any(${areas}::uuid[]) and n.county_code <> ${county} and n.county_code = any(b.county_codes)
       and n.category = any(${categories})
       and ${comparable(today)}`;
  const { names } = await one(
    db,
    Names,
    sql`select coalesce(string_agg(line, ${ROW}), '') as names
          from (select distinct on (n.id) ${AS_TEXT} as line from ${inside}) as found`,
  );
  const memberships = await many(
    db,
    Membership,
    sql`select distinct b.id as "areaId", b.name as "areaName", p.id as "placeId" from ${inside}`,
  );
  return { names, memberships };
}
