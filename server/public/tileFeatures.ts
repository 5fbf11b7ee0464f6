import type { OutlineReader } from '../divisions/clearedOutlines.ts';
import type { PgQuery } from '../platform/db/pgQuery.ts';
import type { TileFeature } from './encodeTile.ts';
import type { TileAddress } from './tileAddress.ts';
import { tileGrid } from './tileGrid.ts';
import type { TileSet } from './tileSets.ts';

/** `key` identifies the row, `shape` is GeoJSON; the other columns are the properties. */
type Row = { key: string; shape: string } & TileFeature['properties'];

interface Seen {
  day: string;
  /** The public unless said otherwise; only outlines differ. */
  reader?: OutlineReader;
}

/** What may be seen inside a tile on a day, in degrees, clipped to the tile and no finer than it shows. */
export async function tileFeatures(
  query: PgQuery,
  address: TileAddress,
  { day, reader = 'public' }: Seen,
): Promise<TileFeature[]> {
  const { box, snap } = tileGrid(address);
  const select = reader === 'office' && address.set === 'divisions' ? officeDivisions : SELECT[address.set];
  const { text, values, whole = false } = select(address.z, day);
  const { rows } = await query(text, [...box, ...(whole ? [] : snap), ...values]);
  return rows.map(({ key, shape, ...properties }: Row) => ({
    id: featureId(key),
    geometry: JSON.parse(shape),
    properties,
  }));
}

/**
 * An integer for renderers that need one: row numbers as they are, 48 bits of a UUID, 50 random bits of a ULID. Two
 * features of one tile share one only by a chance of about n²/2^49.
 */
export function featureId(key: string): number {
  if (/^\d{1,15}$/.test(key)) return Number(key);
  if (key.length === 36) return Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16);
  return [...key.slice(-10)].reduce((sum, digit) => sum * 32 + CROCKFORD.indexOf(digit), 0);
}
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const BOX = 'st_makeenvelope($1, $2, $3, $4, 4490)';
const cut = (geometry: string): string =>
  `st_snaptogrid(st_clipbybox2d(${geometry}, ${BOX}::box2d), 0, 0, $5::float8, $6::float8)`;
// Seven decimals are 1 cm, a tenth of a tile unit at zoom 16.
const written = (geometry: string): string => `st_asgeojson(${geometry}, 7, 0)`;

interface Select {
  text: string;
  /** Bound from $7 on; from $5 on where `whole`. */
  values: (string | number)[];
  /** Nothing to clip: $5 and $6 do not occur. */
  whole?: boolean;
}

const outlines = (from: string): string => `
      select key, code, name, level, schematic, ${written('st_forcepolygoncw(g)')} as shape
        from (select row_id::text as key, code, name, level, schematic, st_collectionextract(${cut('geom')}, 3) as g
                from ${from}
               where geom && ${BOX} and level = any($7::text[]) and valid @> $8::date) t
       where not st_isempty(g)
       order by length(code) desc, code`;

/** All outlines that tell nothing of a restricted line. */
const officeDivisions = (z: number, day: string): Select => ({
  values: [z < 9 ? '{county}' : '{county,township}', day],
  text: outlines(
    '(select * from division d where not exists (select 1 from concealed_outline c where c.code = d.code)) d',
  ),
});

const SELECT: Record<TileSet, (z: number, day: string) => Select> = {
  divisions: (z, day) => ({
    values: [z < 9 ? '{county}' : '{county,township}', day],
    text: outlines('cleared_outline'),
  }),
  'division-labels': (z, day) => ({
    values: [z < 9 ? '{county}' : '{county,township}', day],
    whole: true,
    text: `
      select key, code, name, level, ${written('g')} as shape
        from (select row_id::text as key, code, name, level, st_pointonsurface(geom) as g
                from division
               where geom && ${BOX} and level = any($5::text[]) and valid @> $6::date) t
       where g && ${BOX}
       order by length(code), code`,
  }),
  'boundary-lines': (z) => ({
    values: [z < 9 ? '{province,county}' : '{province,county,township}'],
    text: `
      select key, id, code, level, schematic, ${written('g')} as shape
        from (select c.id as key, l.id, l.code, l.level, l.schematic, st_collectionextract(${cut('c.geom')}, 2) as g
                from boundary_arc c
                join boundary_line_arc m on m.arc_id = c.id
                join cleared_line k on k.id = m.line_id
                join boundary_line l on l.id = m.line_id
               where c.geom && ${BOX} and l.level = any($7::text[])) t
       where not st_isempty(g)
       order by level, code, key`,
  }),
  'built-up-areas': (_z, day) => ({
    values: [day],
    text: `
      select key, key as id, name, schematic, ${written('st_forcepolygoncw(g)')} as shape
        from (select id::text as key, name, schematic, st_collectionextract(${cut('geom')}, 3) as g
                from built_up_area
               where geom && ${BOX} and valid_from <= $7::date and (valid_to is null or valid_to > $7::date)) t
       where not st_isempty(g)
       order by key`,
  }),
  places: (z) => ({
    values: [z],
    text: `
      select id as key, id, name, roman, category, schematic, ${written('st_forcepolygoncw(g)')} as shape
        from (select p.id, n.name, s.roman_tone as roman, p.category, p.schematic,
                     case when st_dimension(p.geom) = 0 then p.geom
                          else st_collectionextract(${cut('p.geom')}, st_dimension(p.geom) + 1) end as g
                from place p
                join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
                join spelling s on s.name_id = n.id and s.script = 'pinyin'
               where p.geom && ${BOX} and p.status = 'live' and p.secrecy = 'public' and p.min_zoom <= $7::int) t
       where not st_isempty(g)
       order by id`,
  }),
  signs: () => ({
    values: [],
    whole: true,
    text: `
      select s.id as key, s.id, s.type, s.status, ${written('s.position')} as shape
        from sign s
        join place p on p.id = s.place_id and p.secrecy = 'public'
       where s.position && ${BOX} and s.status in ('planned', 'installed')
       order by s.id`,
  }),
};
