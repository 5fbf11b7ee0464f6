import { z } from 'zod';
import { Day, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { LineId, LineLevel } from '../contract.ts';

/** `west,south,east,north` in degrees, CGCS2000. */
export const BoxText = z.string().regex(/^-?\d{1,3}(\.\d{1,12})?(,-?\d{1,3}(\.\d{1,12})?){3}$/);

const Position = z.tuple([z.number(), z.number()]);
const Course = z.discriminatedUnion('type', [
  z.object({ type: z.literal('LineString'), coordinates: Position.array() }),
  z.object({ type: z.literal('MultiLineString'), coordinates: Position.array().array() }),
]);
const Side = z.object({ code: z.string(), name: z.string() });

/** A stretch of a line as a map draws it: GeoJSON, CGCS2000, longitude first. */
export const MapStretch = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  properties: z.object({
    line: LineId,
    code: z.string(),
    name: z.string().nullable(),
    level: LineLevel,
    /** What the line was on the day; `ended`: it was in force before and is no more. */
    status: z.enum(['draft', 'demarcated', 'changed', 'ended']),
    schematic: z.boolean(),
    sideA: Side,
    sideB: Side,
    /** Which of the two lies to the left, going along the stretch; null where past versions do not keep it. */
    left: z.enum(['A', 'B']).nullable(),
    /** Of the whole line, on the ellipsoid. */
    lengthMetres: z.number(),
  }),
  geometry: Course,
});
export type MapStretch = z.infer<typeof MapStretch>;

/** A neighbour of a line with its area on the ellipsoid of CGCS2000; null where the register has no outline of it. */
export const LineNeighbour = z.object({
  code: z.string(),
  name: z.string(),
  squareMetres: z.number().nullable(),
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
});
export type LineNeighbour = z.infer<typeof LineNeighbour>;

export const BoundaryMapApi = {
  stretches: endpoint({
    method: 'get',
    path: '/boundary-map/lines',
    summary: '图上的界线（GeoJSON 要素）/ Lines inside a box as a map draws them',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      /** China where left out. */
      bbox: BoxText.default('73,3,136,54'),
      /** Zoom of a web map: what is finer than half a pixel there is left out, and township lines below 9. */
      zoom: z.coerce.number().min(0).max(22).default(22),
      /** Lines as they were on a day; as they are where left out. */
      at: Day.optional(),
      /** With the lines that had ended by then. */
      ended: z.enum(['yes', 'no']).default('no'),
    }),
    reply: pageOf(MapStretch),
  }),
  neighbours: endpoint({
    method: 'get',
    path: '/boundary-lines/:id/neighbours',
    summary: '界线两侧的行政区域和面积 / The divisions on either side of a line, with their areas',
    permission: 'boundaries.read',
    jurisdiction: 'boundary-line',
    params: z.object({ id: LineId }),
    query: z.strictObject({ at: Day.optional() }),
    reply: z.object({ items: LineNeighbour.array() }),
  }),
};
