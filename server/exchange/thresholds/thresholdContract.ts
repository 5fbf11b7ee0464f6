import { z } from 'zod';
import { Day, endpoint, Instant, longText, oneLine } from '../../platform/contract.ts';

/** What is decided by a size: see the notes of the rows. */
export const ThresholdId = z.enum([
  'same_place_metres',
  'place_moved_metres',
  'office_off_metres',
  'office_off_schematic_metres',
  'declared_unit_share',
  'declared_unit_rows',
  'shift_metres',
  'shift_share',
  'gcj02_fit_ratio',
  'gcj02_pair_metres',
  'gcj02_outline_metres',
  'gcj02_outline_ratio',
  'moved_far_metres',
  'repair_change_ratio',
  'fit_large_square_metres',
  'fit_rounding_metres',
  'uncovered_square_metres',
  'marker_near_metres',
  'marker_off_metres',
  'marker_moved_metres',
  'line_differs_metres',
  'row_aliases',
  'census_same_entity_metres',
  'census_outside_metres',
  'census_match_metres',
  'census_neighbour_metres',
  'export_kept_days',
  'export_at_once_rows',
  'webhook_tries',
  'webhook_kept_days',
]);
export type ThresholdId = z.infer<typeof ThresholdId>;

/** Every size by its id, in the unit of its row. */
export const Thresholds = z.record(ThresholdId, z.number());
export type Thresholds = z.infer<typeof Thresholds>;

/** The sizes a run was judged by, by their ids of then. */
export const UsedThresholds = z.record(z.string(), z.number());
export type UsedThresholds = z.infer<typeof UsedThresholds>;

export const ThresholdPart = z.enum(['imports', 'census', 'exports', 'webhooks']);
export type ThresholdPart = z.infer<typeof ThresholdPart>;
export const ThresholdUnit = z.enum(['m', 'm²', 'ratio', 'days', 'rows', 'tries', 'names']);
export type ThresholdUnit = z.infer<typeof ThresholdUnit>;

interface Limits {
  least: number;
  most: number;
  /** No fractions. */
  isWhole: boolean;
}

/** What a value may be, by its unit. A share or ratio of nothing would switch its check off unseen, so it is above 0. */
export const UNIT_LIMITS: Readonly<Record<ThresholdUnit, Limits>> = {
  m: { least: 0, most: 100_000, isWhole: false },
  'm²': { least: 0, most: 1_000_000_000, isWhole: false },
  ratio: { least: 0.000_001, most: 1, isWhole: false },
  days: { least: 1, most: 3650, isWhole: true },
  // What is written while a person waits.
  rows: { least: 0, most: 50_000, isWhole: true },
  // Pauses double: thirty tries last for decades.
  tries: { least: 1, most: 30, isWhole: true },
  names: { least: 0, most: 1000, isWhole: true },
};

/** A size in force, with where it comes from. */
export const ThresholdItem = z.object({
  id: ThresholdId,
  part: ThresholdPart,
  value: z.number(),
  unit: ThresholdUnit,
  note: z.string(),
  noteZh: z.string(),
  source: z.string(),
  verified: z.boolean(),
  /** `CN`, or the digits with which the codes of its divisions begin. */
  jurisdiction: z.string(),
  validFrom: Day,
  /** First day on which it no longer holds; null: open. */
  validTo: Day.nullable(),
});
export type ThresholdItem = z.infer<typeof ThresholdItem>;

/** The same in the list of an office. */
export const ListedThreshold = ThresholdItem.extend({
  /** The name of the jurisdiction; null for the nation. */
  division: z.string().nullable(),
  /** First day of a later value decided already, here or for a part of the office's ground. */
  plannedFrom: Day.nullable(),
  /** Divisions inside the office's own that have a value of their own today. */
  localValues: z.int(),
});
export type ListedThreshold = z.infer<typeof ListedThreshold>;

/** Of a row: in force today, not yet, no longer, or replaced before its day came. */
export const ThresholdState = z.enum(['in_force', 'future', 'ended', 'withdrawn']);
export type ThresholdState = z.infer<typeof ThresholdState>;

export const ThresholdRow = z.object({
  id: z.uuid(),
  version: z.int(),
  jurisdiction: z.string(),
  division: z.string().nullable(),
  value: z.number(),
  validFrom: Day,
  validTo: Day.nullable(),
  state: ThresholdState,
  source: z.string(),
  reason: z.string().nullable(),
  /** Null: shipped with the software. */
  enteredBy: z.string().nullable(),
  enteredAt: Instant.nullable(),
  verified: z.boolean(),
  verifiedBy: z.string().nullable(),
  verifiedAt: Instant.nullable(),
  /** This actor may hold it against its document. */
  mayVerify: z.boolean(),
});
export type ThresholdRow = z.infer<typeof ThresholdRow>;

/** For whom an office may set a value: the nation, itself, a division inside it. */
export const ThresholdScope = z.object({
  jurisdiction: z.string(),
  division: z.string().nullable(),
  /** To be sent as If-Match with a change; 0 where there was never a value of its own. */
  version: z.int(),
});
export type ThresholdScope = z.infer<typeof ThresholdScope>;

/** One size with all its rows that concern the office, those of the narrowest divisions first, each with its days. */
export const ThresholdHistory = z.object({
  id: ThresholdId,
  part: ThresholdPart,
  unit: ThresholdUnit,
  note: z.string(),
  noteZh: z.string(),
  rows: ThresholdRow.array(),
  /** Empty for who may change nothing. */
  scopes: ThresholdScope.array(),
});
export type ThresholdHistory = z.infer<typeof ThresholdHistory>;

export const ThresholdChange = z.strictObject({
  jurisdiction: z.string().regex(/^(CN|\d{2}|\d{4}|\d{6})$/),
  /** Null ends the value of a division from the day on: that of the wider ground holds again. */
  value: z.number().nullable(),
  /** Today or later. */
  from: Day,
  /** The document, as a person finds it: title and number. */
  source: oneLine(200),
  reason: longText(2000),
});
export type ThresholdChange = z.infer<typeof ThresholdChange>;

const params = z.object({ id: ThresholdId });

export const ThresholdsApi = {
  list: endpoint({
    method: 'get',
    path: '/exchange-thresholds',
    summary:
      '数据交换所用的界限值及其依据 / The sizes of imports, census, exports and webhooks in force for the office',
    permission: 'rules.read',
    jurisdiction: 'none',
    reply: z.object({ items: ListedThreshold.array() }),
  }),
  get: endpoint({
    method: 'get',
    path: '/exchange-thresholds/:id',
    summary: '一项界限值的沿革 / One size with its rows, past, present and planned',
    permission: 'rules.read',
    jurisdiction: 'none',
    params,
    reply: ThresholdHistory,
  }),
  change: endpoint({
    method: 'post',
    path: '/exchange-thresholds/:id/changes',
    summary: "自某日起改用新值，或终止本地的值 / Another value from a day on, or the end of a division's own",
    permission: 'rules.draft',
    jurisdiction: 'none',
    params,
    ifMatch: true,
    idempotent: true,
    body: ThresholdChange,
    reply: ThresholdHistory,
  }),
  verify: endpoint({
    method: 'post',
    path: '/exchange-thresholds/:id/verify',
    summary: '对照文件核实（登记人以外的人） / Hold a row against its document: somebody other than whoever entered it',
    permission: 'rules.approve',
    jurisdiction: 'none',
    params,
    ifMatch: true,
    body: z.strictObject({ row: z.uuid() }),
    reply: ThresholdHistory,
  }),
};
