import { z } from 'zod';
import { Day, endpoint } from '../../platform/contract.ts';

export const IndicatorCode = z.enum(['signed', 'mismatched', 'repair_days', 'working_codes', 'old']);
export type IndicatorCode = z.infer<typeof IndicatorCode>;
/** numerator / denominator; `value` null where there is nothing to divide by. */
export const Share = z.object({ numerator: z.number(), denominator: z.number().int(), value: z.number().nullable() });
export type Share = z.infer<typeof Share>;

const IndicatorRow = z.object({ code: z.string(), name: z.string(), shares: z.record(IndicatorCode, Share) });
export type IndicatorRow = z.infer<typeof IndicatorRow>;

export const Indicators = z.object({
  /** The day that stocks are counted on; they have no history. */
  asOf: Day,
  from: Day,
  to: Day,
  definitions: z
    .object({
      code: IndicatorCode,
      label: z.string(),
      labelZh: z.string(),
      definition: z.string(),
      definitionZh: z.string(),
      /** A share of a whole, or days. */
      unit: z.enum(['share', 'days']),
      /** Of the day, or of what happened in the period. */
      of: z.enum(['day', 'period']),
    })
    .array(),
  rows: IndicatorRow.array(),
  total: IndicatorRow,
});
export type Indicators = z.infer<typeof Indicators>;

export const IndicatorQuery = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'It ends before it begins / 结束日期早于开始日期' });

const read = { permission: 'signs.read', jurisdiction: 'none', query: IndicatorQuery } as const;

export const IndicatorsApi = {
  indicators: endpoint({
    ...{ ...read, method: 'get', path: '/sign-indicators', summary: '地名标志指标 / Indicators of signs by county' },
    reply: Indicators,
  }),
  indicatorWorkbook: endpoint({
    ...{
      ...read,
      method: 'get',
      path: '/sign-indicators/workbook',
      summary: '地名标志指标表 / The same as a workbook',
    },
    ...{ produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', reply: z.string() },
  }),
};
