import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';

export const LineId = z.uuid().brand<'LineId'>();
export type LineId = z.infer<typeof LineId>;

/** The level of what a line divides: a line between counties of two provinces is a province line. */
export const LineLevel = z.enum(['province', 'county', 'township']);
export type LineLevel = z.infer<typeof LineLevel>;

const Side = z.object({ code: z.string(), name: z.string() });

/** Who approves the line, by which article; `verified` is false where the text leaves it open, and `note` says what. */
const LineApprover = z.object({
  organ: z.enum(['state_council', 'province_government']),
  instrument: z.string(),
  article: z.string(),
  articleZh: z.string(),
  verified: z.boolean(),
  note: z.string(),
  noteZh: z.string(),
});

export const BoundaryLine = z.object({
  id: LineId,
  version: z.number().int(),
  /** The register's own mark; not the number printed on markers. */
  code: z.string(),
  level: LineLevel,
  /** Two-unit short form, e.g. 灵永线; null where nobody gave it one. */
  name: z.string().nullable(),
  sideA: Side,
  sideB: Side,
  approver: LineApprover,
  /** draft: drawn from outlines, without an agreement on record. */
  status: z.enum(['draft', 'demarcated', 'changed']),
  secrecy: z.enum(['public', 'internal']),
  /** 审图号 of the reviewed map that makes the line public. */
  mapReviewNumber: z.string().nullable(),
  schematic: z.boolean(),
  /** On the ellipsoid of CGCS2000. */
  lengthMetres: z.number(),
  /** west, south, east, north in degrees. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  source: z.string(),
  sourceEn: z.string(),
  agreement: z.string().nullable(),
  approvalDocument: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  updatedAt: Instant,
});
export type BoundaryLine = z.infer<typeof BoundaryLine>;

/** A stretch of a line; going along it, `left` lies to the left. CGCS2000, longitude first (CRS84 order). */
const LineArc = z.object({
  /** Of the arc; of an ended line, which has none any more, the number of the part in its last course. */
  id: z.string(),
  left: z.string(),
  right: z.string(),
  schematic: z.boolean(),
  lengthMetres: z.number(),
  geometry: z.object({ type: z.literal('LineString'), coordinates: z.tuple([z.number(), z.number()]).array() }),
});

export const BoundaryLineDetail = BoundaryLine.extend({ arcs: LineArc.array() });
export type BoundaryLineDetail = z.infer<typeof BoundaryLineDetail>;

export const BoundariesApi = {
  listLines: endpoint({
    method: 'get',
    path: '/boundary-lines',
    summary: '行政区域界线列表 / Boundary lines along one’s own divisions',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      level: LineLevel.optional(),
      division: DivisionCode.optional(),
      /** Those in force on a day, with the course, state and documents of then. */
      at: Day.optional(),
      /** Only those that ended, with their last course. */
      ended: z.literal('only').optional(),
    }),
    reply: pageOf(BoundaryLine),
  }),
  getLine: endpoint({
    method: 'get',
    path: '/boundary-lines/:id',
    summary: '行政区域界线 / One boundary line with its course',
    permission: 'boundaries.read',
    jurisdiction: 'boundary-line-record',
    params: z.object({ id: LineId }),
    reply: BoundaryLineDetail,
  }),
};
