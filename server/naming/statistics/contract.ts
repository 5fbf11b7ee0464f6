import { z } from 'zod';
import { Day, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { CaseListItem } from '../caseContract.ts';

/**
 * What a case is counted for. The first six follow the cases received in the period to where they stand now, and add up;
 * then what was decided in it and what became of the filing and the announcement of what was approved; `corrected` are
 * names of clean-up campaigns whose new name was announced in the period; the last two are as of today.
 */
export const CaseMeasure = z.enum([
  'received',
  'undecided',
  'approved',
  'refused',
  'notAccepted',
  'withdrawn',
  'decided',
  'decidedOnTime',
  'decidedLate',
  'filedOnTime',
  'filedLate',
  'filingOverdue',
  'announcedOnTime',
  'announcedLate',
  'announcementOverdue',
  'corrected',
  'open',
  'overdue',
]);
export type CaseMeasure = z.infer<typeof CaseMeasure>;

/** A legal period that ended in the period (`ended` = `within` + `late`), or runs today. */
export const ClockMeasure = z.enum(['ended', 'within', 'late', 'running', 'runningOverdue']);
export type ClockMeasure = z.infer<typeof ClockMeasure>;

/** Cases in which an officer took such an act in the period; `handled` is any act that is not the applicant's. */
export const OfficerMeasure = z.enum(['handled', 'accepted', 'checked', 'noticed', 'proposed', 'ruled', 'published']);
export type OfficerMeasure = z.infer<typeof OfficerMeasure>;

export const Measure = z.enum([...CaseMeasure.options, ...ClockMeasure.options, ...OfficerMeasure.options]);
export type Measure = z.infer<typeof Measure>;

/** What cases are grouped by; `office` is the handling office. */
export const Grouping = z.enum(['kind', 'category', 'county', 'office']);
export type Grouping = z.infer<typeof Grouping>;

const labels = { key: z.string(), label: z.string(), labelEn: z.string() };
const Count = z.number().int();

export const CaseCounts = z.object({ ...labels, counts: z.record(CaseMeasure, Count) });
export type CaseCounts = z.infer<typeof CaseCounts>;

/** `medianDays` and `p90Days` in the clock's own unit, the day of the event not counted; null while none has ended. */
export const ClockCounts = z.object({
  ...labels,
  length: Count,
  unit: z.enum(['working_day', 'day']),
  verified: z.boolean(),
  medianDays: Count.nullable(),
  p90Days: Count.nullable(),
  counts: z.record(ClockMeasure, Count),
});
export type ClockCounts = z.infer<typeof ClockCounts>;

export const OfficerCounts = z.object({ ...labels, office: z.string(), counts: z.record(OfficerMeasure, Count) });
export type OfficerCounts = z.infer<typeof OfficerCounts>;

const period = {
  /** First and last day, both counted; the calendar year of today where they are missing. */
  from: Day.optional(),
  to: Day.optional(),
};
export const PeriodQuery = z.strictObject(period);
export type PeriodQuery = z.infer<typeof PeriodQuery>;
const Period = z.object({ from: Day, to: Day });

const reading = { method: 'get', permission: 'naming.statistics', jurisdiction: 'none' } as const;

export const StatisticsApi = {
  cases: endpoint({
    ...reading,
    path: '/case-statistics',
    summary: '办件统计：按类型、类别、县区或承办单位 / Cases by kind, category, county or handling office',
    query: z.strictObject({ ...period, by: Grouping.default('category') }),
    reply: z.object({ period: Period, rows: CaseCounts.array() }),
  }),
  clocks: endpoint({
    ...reading,
    path: '/case-statistics/clocks',
    summary: '时限统计：中位数、九成分位、按期率 / Durations against the legal periods',
    query: PeriodQuery,
    reply: z.object({ period: Period, rows: ClockCounts.array() }),
  }),
  officers: endpoint({
    ...reading,
    path: '/case-statistics/officers',
    summary: '经办人工作量 / Workload of each officer',
    query: PeriodQuery,
    reply: z.object({ period: Period, rows: OfficerCounts.array() }),
  }),
  list: endpoint({
    ...reading,
    path: '/case-statistics/cases',
    summary: '统计数字对应的办件 / The cases behind a number',
    query: PageQuery.extend({
      ...period,
      measure: Measure.default('received'),
      by: Grouping.optional(),
      /** The row: a key of the group, of a clock or of an officer; all rows where it is missing. */
      key: z.string().max(100).optional(),
    }),
    reply: pageOf(CaseListItem),
  }),
  export: endpoint({
    ...reading,
    path: '/case-statistics/export',
    summary: '导出全部统计表（XLSX） / All tables as a workbook',
    query: PeriodQuery,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: z.unknown(),
  }),
};
