import { z } from 'zod';
import { DivisionCode, endpoint, Instant, PageQuery, pageOf } from '../../platform/contract.ts';
import { MatterId, SubjectKind } from '../supervision/matterContract.ts';
import { DutyLimit } from '../timeLimits/dutyContract.ts';

export const ReportId = z.uuid().brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

export const ReportState = z.enum(['submitted', 'accepted', 'declined', 'checked', 'answered']);
export type ReportState = z.infer<typeof ReportState>;

/** What the public writes. `kind`: a reportable breach of `liability_rule`, or `other`. Who writes may stay open. */
export const ReportDraft = z.strictObject({
  kind: z.string().max(60),
  division: DivisionCode,
  place: z.string().trim().min(2).max(300),
  text: z.string().trim().min(4).max(2000),
  name: z.string().trim().max(60),
  contact: z.string().trim().max(100),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

const Text = z.string().trim().min(2).max(2000);

/**
 * Bodies of the acts on a report; `takeOver` is how another officer of the office goes on, `handOn` how he may then read who
 * reported.
 */
export const ReportActBodies = {
  accept: z.strictObject({}),
  decline: z.strictObject({ answer: Text }),
  check: z.strictObject({ founded: z.boolean(), finding: Text }),
  openMatter: z.strictObject({
    liability: z.string().max(60),
    subjectName: z.string().trim().min(2).max(200),
    subjectKind: SubjectKind,
    facts: Text,
  }),
  answer: z.strictObject({ answer: Text }),
  takeOver: z.strictObject({ reason: Text }),
  handOn: z.strictObject({ reason: Text }),
};
export type ReportActName = keyof typeof ReportActBodies;
export type ReportActBody<A extends ReportActName> = z.output<(typeof ReportActBodies)[A]>;

export const ReportSummary = z.object({
  id: ReportId,
  reportNo: z.string(),
  kind: z.string(),
  /** Null for `other`. */
  kindZh: z.string().nullable(),
  kindEn: z.string().nullable(),
  divisionName: z.string(),
  place: z.string(),
  state: ReportState,
  handler: z.string().nullable(),
  hasPhoto: z.boolean(),
  /** Until when it is to be accepted or declined, then checked and answered; null once that is done. */
  limit: DutyLimit.nullable(),
  submittedAt: Instant,
  updatedAt: Instant,
});
export type ReportSummary = z.infer<typeof ReportSummary>;

export const ReportDetail = ReportSummary.extend({
  version: z.number().int(),
  text: z.string(),
  founded: z.boolean().nullable(),
  finding: z.string().nullable(),
  answer: z.string().nullable(),
  matter: z.object({ id: MatterId, matterNo: z.string() }).nullable(),
  /** Whether somebody said who he is; who it is, only `reporter` tells. */
  isSigned: z.boolean(),
  mayReadReporter: z.boolean(),
  steps: z
    .object({
      id: z.uuid(),
      act: z.string(),
      to: ReportState,
      actor: z.string(),
      at: Instant,
      text: z.string().nullable(),
    })
    .array(),
  acts: z.string().array(),
});
export type ReportDetail = z.infer<typeof ReportDetail>;

const params = z.object({ id: ReportId });
const act = <const A extends ReportActName>(name: A, path: string, summary: string) =>
  endpoint({
    method: 'post',
    path: `/violation-reports/:id/${path}`,
    summary,
    permission: 'reports.handle',
    jurisdiction: 'violation-report',
    params,
    body: ReportActBodies[name],
    ifMatch: true,
    reply: ReportDetail,
  });

export const ReportsApi = {
  list: endpoint({
    method: 'get',
    path: '/violation-reports',
    summary: '举报列表（不含举报人信息） / Reports of violations, without who reported',
    permission: 'reports.handle',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: ReportState.optional() }),
    reply: pageOf(ReportSummary),
  }),
  get: endpoint({
    method: 'get',
    path: '/violation-reports/:id',
    summary: '举报内容（不含举报人信息） / One report, without who reported',
    permission: 'reports.handle',
    jurisdiction: 'violation-report',
    params,
    reply: ReportDetail,
  }),
  photo: endpoint({
    method: 'get',
    path: '/violation-reports/:id/photo',
    summary: '举报照片 / The photo of a report',
    permission: 'reports.handle',
    jurisdiction: 'violation-report',
    params,
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
  reporter: endpoint({
    method: 'post',
    path: '/violation-reports/:id/reporter',
    summary: '查看举报人（仅承办人，每次留痕） / Who reported; for the handling officer alone, each time recorded',
    permission: 'reports.handle',
    jurisdiction: 'violation-report',
    params,
    body: z.strictObject({}),
    reply: z.object({ name: z.string(), contact: z.string() }),
  }),
  accept: act('accept', 'accept', '受理举报 / Accept'),
  decline: act('decline', 'decline', '不予受理并答复 / Decline, with an answer'),
  check: act('check', 'check', '登记核查结果 / Record what the check found'),
  openMatter: act('openMatter', 'matter', '转为监督检查事项 / Turn into a supervision matter'),
  answer: act('answer', 'answer', '答复举报人 / Answer'),
  takeOver: act('takeOver', 'take-over', '接办 / Take over from another officer'),
  handOn: act('handOn', 'hand-on', '将举报人信息移交接办人 / Hand on who reported to the officer who took over'),
};
