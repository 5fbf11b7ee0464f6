import { Day } from '../platform/contract.ts';
import { isTileSet, MAX_ZOOM, type TileSet } from './tileSets.ts';

/** A tile of the XYZ scheme in Web Mercator (EPSG:3857): x to the east, y to the south. */
export interface TileAddress {
  set: TileSet;
  z: number;
  x: number;
  y: number;
  /** The day that is shown; today where left out. Only outlines and labels of divisions are kept through time. */
  at?: string;
}

/** What a path under `/tiles/` asks for. */
export type TileRequest =
  | { kind: 'tile'; address: TileAddress }
  | { kind: 'tilejson' | 'metadata'; set: TileSet; at?: string }
  | { kind: 'no-such-set' | 'no-such-tile' | 'no-such-day' };

const TILE = /^\/tiles\/([a-z-]{1,30})\/(\d{1,2})\/(\d{1,7})\/(\d{1,7})\.mvt$/;
const DESCRIPTION = /^\/tiles\/([a-z-]{1,30})(\.json|\/metadata\.json)$/;

/** Sets whose rows are kept through time. */
const DATED: ReadonlySet<TileSet> = new Set(['divisions', 'division-labels']);

/** Reads a path with `?at=` in it; zoom 0–16 and x, y inside the zoom's grid, or there is no such tile. */
export function tileRequest(url: string): TileRequest {
  const [path = '', search = ''] = url.split('?', 2);
  const asked = addressed(path);
  const at = new URLSearchParams(search).get('at');
  if (at === null) return asked;
  if (!Day.safeParse(at).success) return { kind: 'no-such-day' };
  if (asked.kind === 'tile')
    return DATED.has(asked.address.set) ? { ...asked, address: { ...asked.address, at } } : asked;
  return 'set' in asked && DATED.has(asked.set) ? { ...asked, at } : asked;
}

function addressed(path: string): TileRequest {
  const tile = TILE.exec(path);
  if (tile) return tileOf(tile);
  const [, set = '', form] = DESCRIPTION.exec(path) ?? [];
  if (!isTileSet(set)) return { kind: set === '' ? 'no-such-tile' : 'no-such-set' };
  return { kind: form === '.json' ? 'tilejson' : 'metadata', set };
}

function tileOf([, set = '', ...numbers]: readonly string[]): TileRequest {
  if (!isTileSet(set)) return { kind: 'no-such-set' };
  const [z = 0, x = 0, y = 0] = numbers.map(Number);
  if (z > MAX_ZOOM || x >= 2 ** z || y >= 2 ** z) return { kind: 'no-such-tile' };
  return { kind: 'tile', address: { set, z, x, y } };
}
