/** The vector tile sets of the register: one layer each, named as the set. */
export const TILE_SETS = {
  divisions: {
    title: '行政区划 / Administrative divisions',
    minZoom: 3,
    fields: { code: 'String', name: 'String', level: 'String', schematic: 'Boolean' },
  },
  // One point each: a label per outline would be repeated in every tile that the outline crosses.
  'division-labels': {
    title: '行政区划注记 / Labels of divisions',
    minZoom: 3,
    fields: { code: 'String', name: 'String', level: 'String' },
  },
  // Only lines cleared for the public (MR arts. 11, 15).
  'boundary-lines': {
    title: '行政区域界线 / Boundary lines',
    minZoom: 5,
    fields: { id: 'String', code: 'String', level: 'String', schematic: 'Boolean' },
  },
  'built-up-areas': {
    title: '建成区 / Built-up areas',
    minZoom: 7,
    fields: { id: 'String', name: 'String', schematic: 'Boolean' },
  },
  places: {
    title: '标准地名 / Standard place names',
    minZoom: 5,
    fields: { id: 'String', name: 'String', roman: 'String', category: 'String', schematic: 'Boolean' },
  },
  signs: {
    title: '地名标志 / Place-name signs',
    minZoom: 11,
    fields: { id: 'String', type: 'String', status: 'String' },
  },
} as const satisfies Record<string, { title: string; minZoom: number; fields: Record<string, string> }>;

export type TileSet = keyof typeof TILE_SETS;

/** At zoom 16 a tile unit is 0.12 m on the ground at 38° north: finer than any position in the register. */
export const MAX_ZOOM = 16;

export const isTileSet = (name: string): name is TileSet => Object.hasOwn(TILE_SETS, name);
