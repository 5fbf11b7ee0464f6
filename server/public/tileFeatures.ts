import type { PgQuery } from '../platform/db/pgQuery.ts';
import type { TileFeature } from './encodeTile.ts';
import type { TileAddress } from './tileAddress.ts';
import { tileGrid } from './tileGrid.ts';
import type { TileSet } from './tileSets.ts';

interface Row {
  key: string;
  shape: string;
  properties: TileFeature['properties'];
}

/**
 * What the public may see inside a tile on a day, in tile units. Clipped in degrees before it is projected: the rest of
 * a large outline costs nothing then.
 */
export async function tileFeatures(query: PgQuery, address: TileAddress, day: string): Promise<TileFeature[]> {
  const { box, affine } = tileGrid(address);
  const { rows } = await query(SELECT[address.set](address.z), [...box, ...affine, ...ownValues(address, day)]);
  return rows.map(({ key, shape, properties }: Row) => ({
    id: featureId(key),
    geometry: JSON.parse(shape),
    properties,
  }));
}

const ownValues = ({ set, z }: TileAddress, day: string): (string | number)[] => {
  if (set === 'divisions') return [day];
  return set === 'places' ? [z] : [];
};

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
const inTile = (geometry: string): string =>
  `st_snaptogrid(st_affine(st_transform(st_clipbybox2d(${geometry}, ${BOX}::box2d), 3857),
     $5::float8, 0, 0, -($5::float8), $6::float8, $7::float8), 1)`;
const pointInTile = (geometry: string): string =>
  `st_snaptogrid(st_affine(st_transform(${geometry}, 3857), $5::float8, 0, 0, -($5::float8), $6::float8, $7::float8), 1)`;
// Outer rings count as clockwise on a screen, where y grows downwards: that is counter-clockwise in numbers.
const written = 'st_asgeojson(st_forcepolygonccw(g), 0, 0) as shape';

const SELECT: Record<TileSet, (z: number) => string> = {
  divisions: (z) => `
    select key, properties, ${written}
      from (select row_id::text as key, code, st_collectionextract(${inTile('geom')}, 3) as g,
                   jsonb_build_object('code', code, 'name', name, 'level', level, 'schematic', schematic) as properties
              from division
             where geom && ${BOX} and level = any('${z < 9 ? '{county}' : '{county,township}'}') and valid @> $8::date) t
     where not st_isempty(g)
     order by length(code) desc, code`,
  'built-up-areas': () => `
    select key, properties, ${written}
      from (select id::text as key, st_collectionextract(${inTile('geom')}, 3) as g,
                   jsonb_build_object('id', id, 'name', name, 'schematic', schematic) as properties
              from built_up_area
             where geom && ${BOX}) t
     where not st_isempty(g)
     order by key`,
  places: () => `
    select key, properties, ${written}
      from (select p.id::text as key, case when st_dimension(p.geom) = 0 then ${pointInTile('p.geom')}
                     else st_collectionextract(${inTile('p.geom')}, st_dimension(p.geom) + 1) end as g,
                   jsonb_build_object('id', p.id, 'name', n.name, 'roman', s.roman_tone, 'category', p.category,
                     'schematic', p.schematic) as properties
              from place p
              join place_name n on n.place_id = p.id and n.kind = 'standard' and n.status = 'standard'
              join spelling s on s.name_id = n.id and s.script = 'pinyin'
             where p.geom && ${BOX} and p.status = 'live' and p.secrecy = 'public' and p.min_zoom <= $8::int) t
     where not st_isempty(g)
     order by key`,
  signs: () => `
    select s.id as key, st_asgeojson(${pointInTile('s.position')}, 0, 0) as shape,
           jsonb_build_object('id', s.id, 'type', s.type, 'status', s.status) as properties
      from sign s
      join place p on p.id = s.place_id and p.secrecy = 'public'
     where s.position && ${BOX} and s.status in ('planned', 'installed')
     order by s.id`,
};
