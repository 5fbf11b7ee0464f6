import { z } from 'zod';
import { Day, endpoint } from '../../platform/contract.ts';

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

/** A size in force, with where it comes from. */
export const ThresholdItem = z.object({
  id: ThresholdId,
  part: z.enum(['imports', 'census', 'exports', 'webhooks']),
  value: z.number(),
  unit: z.enum(['m', 'm²', 'ratio', 'days', 'rows', 'tries']),
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

export const ThresholdsApi = {
  list: endpoint({
    method: 'get',
    path: '/exchange-thresholds',
    summary:
      '数据交换所用的界限值及其依据 / The sizes of imports, census, exports and webhooks in force for the office',
    permission: 'imports.read',
    jurisdiction: 'none',
    reply: z.object({ items: ThresholdItem.array() }),
  }),
};
