import { z } from 'zod';
import { DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { DutyLimit } from '../timeLimits/dutyContract.ts';

/**
 * What a time limit is a row of: a clock, opinion or task of a case, a filing from outside or its announcement, a measure or
 * penalty case of supervision, a report of a violation.
 */
export const LimitSource = z.enum([
  ...(['clock', 'opinion', 'filing', 'announcement', 'measure', 'penalty', 'report', 'task'] as const),
]);
export type LimitSource = z.infer<typeof LimitSource>;

/** What opens a time limit. */
export const LimitSubject = z.enum(['case', 'filing', 'matter', 'report']);
export type LimitSubject = z.infer<typeof LimitSubject>;

/** What the office has to do to meet it; `chase`: the office that must file has no account here, so the receiver chases it. */
export const LimitTask = z.enum([
  ...(['intake', 'handle', 'decide', 'deliver', 'file', 'receive', 'announce', 'opine'] as const),
  ...(['chase', 'checkMeasure', 'decidePenalty', 'acceptReport', 'answerReport', 'settleTask'] as const),
]);
export type LimitTask = z.infer<typeof LimitTask>;

export const DueItem = DutyLimit.omit({ note: true, noteEn: true }).extend({
  id: z.uuid(),
  source: LimitSource,
  /** What opens it, and the id there. */
  about: LimitSubject,
  subjectId: z.uuid(),
  no: z.string().nullable(),
  /** The name the case or filing is about; the breach, never a person, of a supervision matter or a report. */
  name: z.string(),
  nameEn: z.string(),
  /** A rule of the clocks: C1 … C9, OPINION, TASK, REPORT-…; PENALTY for art. 60 of the Administrative Penalty Law. */
  clock: z.string(),
  task: LimitTask,
  office: z.string(),
  /** Whether it is the reader's own office that must meet it. */
  isMine: z.boolean(),
  divisionCode: z.string(),
  divisionName: z.string(),
});
export type DueItem = z.infer<typeof DueItem>;

const filters = {
  /** `mine`: what the reader's office must meet; `all`: what he may see, by his divisions and by what his office has a part in. */
  whose: z.enum(['mine', 'all']).default('mine'),
  /** Left out: whatever counts; a paused limit shows only where it is asked for. */
  light: z.enum(['red', 'yellow', 'green', 'paused']).optional(),
  office: z.uuid().optional(),
  clock: z.string().max(20).optional(),
  /** Six digits of a county. */
  county: DivisionCode.optional(),
};
export const DueFilter = z.strictObject(filters);
export type DueFilter = z.infer<typeof DueFilter>;

const LightCounts = z.object({
  red: z.number().int(),
  yellow: z.number().int(),
  green: z.number().int(),
  paused: z.number().int(),
});
export type LightCounts = z.infer<typeof LightCounts>;
const Choice = z.object({ key: z.string(), label: z.string(), labelEn: z.string(), count: z.number().int() });

const reading = { method: 'get', permission: 'naming.time-limits', jurisdiction: 'none' } as const;

export const DueListApi = {
  list: endpoint({
    ...reading,
    path: '/time-limits',
    summary: '时限督办：正在计时的期限，逾期最久的在前 / Running time limits, the longest overdue first',
    query: PageQuery.extend(filters),
    reply: pageOf(DueItem),
  }),
  count: endpoint({
    ...reading,
    path: '/time-limits/count',
    summary: '本单位的红、黄、绿灯数 / How many limits of my office stand how',
    reply: LightCounts,
  }),
  summary: endpoint({
    ...reading,
    path: '/time-limits/summary',
    summary: '各灯数量与可选的单位、期限、县区 / Counts by light, and what can be chosen to filter by',
    query: DueFilter.omit({ light: true }),
    reply: z.object({ lights: LightCounts, offices: Choice.array(), clocks: Choice.array(), counties: Choice.array() }),
  }),
  export: endpoint({
    ...reading,
    path: '/time-limits/export',
    summary: '导出同一清单（XLSX） / The same rows as a workbook',
    query: DueFilter,
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: z.unknown(),
  }),
};
