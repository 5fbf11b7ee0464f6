import { z } from 'zod';
import { Day, DivisionCode, endpoint, Instant } from '../platform/contract.ts';
import { Division, DivisionLevel } from './contract.ts';

/** Kinds of change (DR-IM art. 2); a change of whom a unit is entrusted to (代管) is an affiliation. */
export const ChangeType = z.enum(['establish', 'abolish', 'affiliation', 'boundary', 'seat', 'name']);
export type ChangeType = z.infer<typeof ChangeType>;

const EventParty = z.object({
  side: z.enum(['predecessor', 'successor']),
  code: z.string(),
  name: z.string(),
  path: z.string(),
  codeEffect: z.enum(['kept', 'withdrawn', 'issued']),
});

export const DivisionEvent = z.object({
  id: z.uuid(),
  type: ChangeType,
  effectiveOn: Day,
  title: z.string(),
  document: z.string(),
  approver: z.string(),
  dossierId: z.uuid().nullable(),
  recordedAt: Instant,
  parties: EventParty.array(),
});
export type DivisionEvent = z.infer<typeof DivisionEvent>;

/** A stretch of time in which a division had one code, with no gap. */
const CodePeriod = z.object({ code: z.string(), from: Day, to: Day.nullable() });

export const DivisionHistory = z.object({
  /** All periods of the division, the latest first. */
  rows: Division.array(),
  codes: CodePeriod.array(),
  events: DivisionEvent.array(),
});
export type DivisionHistory = z.infer<typeof DivisionHistory>;

const Standing = z.object({ code: z.string(), name: z.string(), path: z.string() });

/** What became of one division between two days; `kinds` says in which respects it differs. */
export const DivisionChange = z.object({
  kinds: z.enum(['begun', 'ended', 'code', 'name', 'superior', 'outline', 'seat']).array(),
  level: DivisionLevel,
  before: Standing.nullable(),
  after: Standing.nullable(),
  /** On the ellipsoid, in m²; null where it has no outline on either day. */
  gainedSquareMetres: z.number().nullable(),
  lostSquareMetres: z.number().nullable(),
});
export type DivisionChange = z.infer<typeof DivisionChange>;

/** An area in CGCS2000, longitude first (CRS84 order). */
const Area = z.object({ type: z.literal('MultiPolygon'), coordinates: z.number().array().array().array().array() });
const Outline = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  properties: z.object({
    code: z.string(),
    name: z.string(),
    level: DivisionLevel,
    part: z.enum(['whole', 'gained', 'lost']),
    schematic: z.boolean(),
    /** On the ellipsoid; only where asked for. */
    squareMetres: z.number().optional(),
  }),
  geometry: Area,
});
/** GeoJSON (RFC 7946 but for the datum). */
export const Outlines = z.object({ type: z.literal('FeatureCollection'), features: Outline.array() });
export type Outlines = z.infer<typeof Outlines>;

/** A day on which divisions became others: the titles of the events, and how many rows begin. */
export const ChangeDay = z.object({ day: Day, titles: z.string().array(), rows: z.number().int() });
export type ChangeDay = z.infer<typeof ChangeDay>;

const Between = z.strictObject({
  from: Day,
  to: Day,
  /** Committees only on request: a township that moves takes dozens along. */
  level: DivisionLevel.optional(),
});

export const DivisionHistoryApi = {
  history: endpoint({
    method: 'get',
    path: '/divisions/:code',
    summary: '行政区划沿革 / One division through time, found by any code it ever had',
    permission: 'public',
    jurisdiction: 'none',
    params: z.object({ code: DivisionCode }),
    reply: DivisionHistory,
  }),
  outlines: endpoint({
    method: 'get',
    path: '/division-outlines',
    summary: '某日的行政区划轮廓（GeoJSON）/ Outlines on a day as GeoJSON',
    permission: 'public',
    jurisdiction: 'none',
    query: z.strictObject({
      at: Day.optional(),
      level: z.enum(['county', 'township']),
      parent: DivisionCode.optional(),
    }),
    reply: Outlines,
  }),
  changeDays: endpoint({
    method: 'get',
    path: '/division-change-days',
    summary: '发生过区划变更的日期 / The days on which divisions changed',
    permission: 'public',
    jurisdiction: 'none',
    query: z.strictObject({ under: DivisionCode.optional() }),
    /** In order; `first` is the first day that the register knows. */
    reply: z.object({ first: Day.nullable(), items: ChangeDay.array() }),
  }),
  changes: endpoint({
    method: 'get',
    path: '/division-changes',
    summary: '两个日期之间的变更 / What changed between two days',
    permission: 'public',
    jurisdiction: 'none',
    query: Between,
    reply: z.object({ items: DivisionChange.array(), events: DivisionEvent.array() }),
  }),
  changedAreas: endpoint({
    method: 'get',
    path: '/division-changes/areas',
    summary: '两个日期之间划入划出的范围（GeoJSON）/ Areas gained and lost between two days',
    permission: 'public',
    jurisdiction: 'none',
    query: Between,
    reply: Outlines,
  }),
};
