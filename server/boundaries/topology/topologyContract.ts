import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';

/**
 * overlap: ground that two outlines cover. gap: a hole of the union of the set that no outline draws as a hole of its own.
 * blank: such a hole as large as a unit that the set does not hold. invalid: a ring that is no outline of anything.
 * unmatched: edges of neighbours side by side that do not share their vertices.
 */
export const TopologyKind = z.enum(['overlap', 'gap', 'blank', 'invalid', 'unmatched']);
export type TopologyKind = z.infer<typeof TopologyKind>;

/** noise: a speck of rounding. sliver: narrow. patch: wide. whole: one outline inside another, or the same twice. */
export const TopologyClass = z.enum(['noise', 'sliver', 'patch', 'whole']);
export type TopologyClass = z.infer<typeof TopologyClass>;

const size = (most: number) => z.number().min(0).max(most);

/** From which size on what is called what; metres and square metres on the ground. */
export const TopologyThresholds = z.strictObject({
  noiseSquareMetres: size(1e4),
  sliverWidthMetres: size(1e3),
  edgeDistanceMetres: z.number().min(0.01).max(2e3),
  blankSquareMetres: size(1e9),
  blankWidthMetres: size(1e5),
});
export type TopologyThresholds = z.infer<typeof TopologyThresholds>;

/** An outline of the set: its place in it from 1, and what it calls itself. */
export const TopologySide = z.object({
  number: z.number().int(),
  code: z.string().nullable(),
  name: z.string().nullable(),
});
export type TopologySide = z.infer<typeof TopologySide>;

const KindTotal = z.object({
  count: z.number().int(),
  /** Sums; 0 where a kind has no area or no length. */
  areaSquareMetres: z.number(),
  lengthMetres: z.number(),
  classes: z.partialRecord(TopologyClass, z.number().int()),
});
export type KindTotal = z.infer<typeof KindTotal>;

/** How much of what was found in a set: in all, and for each group of sides, the most ground first. */
export const TopologyTotals = z.object({
  outlines: z.number().int(),
  vertices: z.number().int(),
  kinds: z.record(TopologyKind, KindTotal),
  pairs: z
    .object({
      /** The numbers of the sides, joined by `-`: what lists of findings are asked by. */
      key: z.string(),
      sides: TopologySide.array(),
      counts: z.partialRecord(TopologyKind, z.number().int()),
      areaSquareMetres: z.number(),
    })
    .array(),
});
export type TopologyTotals = z.infer<typeof TopologyTotals>;

export const TopologyCheckId = z.uuid().brand<'TopologyCheckId'>();
export type TopologyCheckId = z.infer<typeof TopologyCheckId>;

/** west, south, east, north in degrees. */
const Bbox = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** One check of one set: under way, done, failed with the reason, or given up. */
export const TopologyCheck = z.object({
  id: TopologyCheckId,
  source: z.enum(['file', 'stored']),
  /** The file, or the division whose outlines were checked. */
  title: z.string(),
  sha256: z.string().nullable(),
  crs: z.string(),
  /** Of stored outlines: of what level, as they were on which day. */
  level: z.string().nullable(),
  day: Day.nullable(),
  madeBy: z.string(),
  thresholds: TopologyThresholds,
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number().int(),
  total: z.number().int(),
  totals: TopologyTotals.nullable(),
  failure: z.string().nullable(),
  startedAt: Instant,
  /** Of a cancelled one: when it was given up. */
  finishedAt: Instant.nullable(),
  cancelledBy: z.string().nullable(),
});
export type TopologyCheck = z.infer<typeof TopologyCheck>;

const Position = z.tuple([z.number(), z.number()]);
const FindingGeometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: Position.array().array() }),
  z.object({ type: z.literal('LineString'), coordinates: Position.array() }),
  z.object({ type: z.literal('MultiPoint'), coordinates: Position.array() }),
]);

/** One way to close a gap or undo an overlap: the line of `mover` follows the others'. Only ever a proposal. */
const SnapOption = z.object({
  mover: z.number().int(),
  line: Position.array().array(),
  moves: z.object({ from: Position, to: Position }).array(),
  /** Vertices taken over from the others. */
  taken: z.number().int(),
  farthestMetres: z.number(),
  /** m² the mover gains, or loses where it is below zero. */
  gainSquareMetres: z.number(),
});

/** What does not fit, in CGCS2000, longitude first. */
export const StoredFinding = z.object({
  position: z.number().int(),
  kind: TopologyKind,
  class: TopologyClass.nullable(),
  sides: TopologySide.array(),
  areaSquareMetres: z.number().nullable(),
  lengthMetres: z.number().nullable(),
  /** Mean width of a piece, farthest distance of unmatched edges. */
  widthMetres: z.number().nullable(),
  ring: z.object({ polygon: z.number().nullable(), ring: z.number().nullable(), reason: z.string() }).nullable(),
  bbox: Bbox,
});
export type StoredFinding = z.infer<typeof StoredFinding>;

export const StoredFindingDetail = StoredFinding.extend({
  geometry: FindingGeometry,
  proposal: z.object({ options: SnapOption.array(), suggested: z.number().int() }).nullable(),
  /** The outlines of the sides around it. */
  surroundings: z.object({ side: TopologySide, geometry: z.unknown() }).array(),
});
export type StoredFindingDetail = z.infer<typeof StoredFindingDetail>;

const one = {
  permission: 'boundaries.read',
  jurisdiction: 'topology-check',
  params: z.object({ id: TopologyCheckId }),
} as const;
const sent = (least: number, most: number) => z.coerce.number().min(least).max(most).optional();
const sentThresholds = {
  noiseSquareMetres: sent(0, 1e4),
  sliverWidthMetres: sent(0, 1e3),
  edgeDistanceMetres: sent(0.01, 2e3),
  blankSquareMetres: sent(0, 1e9),
  blankWidthMetres: sent(0, 1e5),
};
const squareMetres = z.coerce.number().min(0).max(1e13).optional();
const language = z.strictObject({ language: z.enum(['zh', 'en']).default('zh') });

export const TopologyApi = {
  checkFile: endpoint({
    method: 'post',
    path: '/topology-checks',
    summary: '检查上传的轮廓 / Check the outlines of a file; the work goes on after the reply',
    permission: 'boundaries.check',
    jurisdiction: 'none',
    /** Thresholds that are left out are the shipped ones. */
    query: z.strictObject({ crs: z.string().max(40).optional(), ...sentThresholds }),
    upload: true,
    idempotent: true,
    location: '/topology-checks/:id',
    reply: TopologyCheck,
  }),
  checkStored: endpoint({
    method: 'post',
    path: '/topology-checks/stored',
    summary: '检查库中轮廓 / Check the outlines of a division’s counties or townships as they were on a day',
    permission: 'boundaries.check',
    jurisdiction: 'body-division',
    body: z.strictObject({
      division: DivisionCode,
      level: z.enum(['county', 'township']),
      /** Today where left out. */
      day: Day.optional(),
      thresholds: TopologyThresholds.partial().optional(),
    }),
    idempotent: true,
    location: '/topology-checks/:id',
    reply: TopologyCheck,
  }),
  list: endpoint({
    method: 'get',
    path: '/topology-checks',
    summary: '拓扑检查列表 / Checks of one’s own office and those below, newest first',
    permission: 'boundaries.read',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(TopologyCheck),
  }),
  check: endpoint({
    method: 'get',
    path: '/topology-checks/:id',
    summary: '一次拓扑检查 / One check: how far it is, what it found in all',
    ...one,
    reply: TopologyCheck,
  }),
  cancel: endpoint({
    ...{ ...one, method: 'post', path: '/topology-checks/:id/cancel', permission: 'boundaries.check' },
    summary: '取消尚未完成的检查 / Give up a check that is under way',
    ...{ body: z.strictObject({}), reply: TopologyCheck },
  }),
  findings: endpoint({
    method: 'get',
    path: '/topology-checks/:id/findings',
    summary: '检查结果 / What was found, by kind, the largest first',
    ...one,
    query: PageQuery.extend({
      kind: TopologyKind.optional(),
      class: TopologyClass.optional(),
      /** Numbers of the sides, joined by `-`. */
      pair: z.string().max(200).optional(),
      minArea: squareMetres,
      maxArea: squareMetres,
    }),
    reply: pageOf(StoredFinding),
  }),
  finding: endpoint({
    method: 'get',
    path: '/topology-checks/:id/findings/:position',
    summary: '一处问题 / One finding with its shape, what lies around it, and proposals',
    ...one,
    params: z.object({ id: TopologyCheckId, position: z.coerce.number().int().min(1).max(1e6) }),
    reply: StoredFindingDetail,
  }),
  outlines: endpoint({
    method: 'get',
    path: '/topology-checks/:id/outlines',
    summary: '所检查的轮廓（概略） / The outlines that were checked, generalised for an overview',
    ...one,
    reply: z.object({ items: z.object({ side: TopologySide, geometry: z.unknown() }).array(), bbox: Bbox.nullable() }),
  }),
  workbook: endpoint({
    method: 'get',
    path: '/topology-checks/:id/report.xlsx',
    summary: '检查报告 XLSX / The report as a workbook',
    ...one,
    query: language,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: z.unknown(),
  }),
  geojson: endpoint({
    method: 'get',
    path: '/topology-checks/:id/report.geojson',
    summary: '检查结果 GeoJSON / What was found, with proposals, as GeoJSON (CGCS2000)',
    ...one,
    produces: 'application/geo+json',
    reply: z.unknown(),
  }),
};
