import { z } from 'zod';
import { Finding, Level } from '../detection/contract.ts';
import { Replay } from '../detection/ruleChangeContract.ts';
import { PlaceCategory, PlaceId } from '../gazetteer/contract.ts';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';
import { ActBodies } from './actContract.ts';
import { CaseActsApi } from './actEndpointContract.ts';
import { CaseAttachment, CaseDetail, CaseId, CaseListItem, CaseState, CheckRun, OpinionTask } from './caseContract.ts';
import { CaseClock } from './clockContract.ts';
import { UnfinishedDraft } from './draftContract.ts';
import { AssignBody, TaskBody } from './impact/impactContract.ts';
import { CaseKind } from './kindContract.ts';
import { MaterialCode } from './materials/contract.ts';

const RunFinding = z.object({ candidateId: z.uuid(), name: z.string(), finding: Finding });
const caseParams = z.object({ id: CaseId });
/** A naming on notice, the list of a clean-up campaign on notice, an approved name announced, an announced approval announced as revoked. */
const NoticeKind = z.enum(['notice', 'campaign', 'announcement', 'revocation']);

export const NamingApi = {
  create: endpoint({
    method: 'post',
    path: '/naming-cases',
    summary: '新建命名申请（草稿） / Open a draft application',
    permission: 'naming.apply',
    jurisdiction: 'body-division',
    body: UnfinishedDraft,
    idempotent: true,
    reply: CaseDetail,
  }),
  edit: endpoint({
    method: 'put',
    path: '/naming-cases/:id',
    summary: '修改草稿或退回补正的申请 / Edit a draft or a returned application',
    permission: 'naming.apply',
    jurisdiction: 'naming-case',
    params: caseParams,
    body: UnfinishedDraft,
    ifMatch: true,
    reply: CaseDetail,
  }),
  list: endpoint({
    method: 'get',
    path: '/naming-cases',
    summary: '办件列表：box=inbox 为待我办理 / Cases; box=inbox waits for me',
    permission: 'naming.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      box: z.enum(['inbox', 'all']).default('all'),
      /** `me`: only cases that were handed to this person. */
      whose: z.enum(['office', 'me']).optional(),
      state: CaseState.optional(),
      category: PlaceCategory.optional(),
      kind: CaseKind.optional(),
      /** Characters, pinyin or initials of a candidate, or a part of the case number. */
      q: z.string().max(60).optional(),
      /** `due`: the nearest last day of a running clock first, cases without one last. */
      sort: z.enum(['updated', 'due']).default('updated'),
    }),
    reply: pageOf(CaseListItem),
  }),
  get: endpoint({
    method: 'get',
    path: '/naming-cases/:id',
    summary: '办件全宗 / One case with everything in it',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: caseParams,
    reply: CaseDetail,
  }),
  attach: endpoint({
    method: 'post',
    path: '/naming-cases/:id/attachments',
    summary: '上传附件（PDF、OFD、PNG、JPEG，20 MB 以内），可注明材料种类 / Attach a file, of a material or none',
    permission: 'naming.attach',
    jurisdiction: 'naming-case',
    params: caseParams,
    query: z.strictObject({ material: MaterialCode.optional() }),
    upload: true,
    reply: CaseAttachment,
  }),
  download: endpoint({
    method: 'get',
    path: '/naming-cases/:id/attachments/:attachmentId',
    summary: '下载附件 / Download an attachment',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: caseParams.extend({ attachmentId: z.uuid() }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
  ...CaseActsApi,
  colleagues: endpoint({
    method: 'get',
    path: '/naming-cases/:id/colleagues',
    summary: '可转交的本单位经办人 / Handlers of one’s own office',
    permission: 'naming.handle',
    jurisdiction: 'naming-case',
    params: caseParams,
    reply: z.object({ items: z.object({ id: z.uuid(), displayName: z.string() }).array() }),
  }),
  settleTask: endpoint({
    method: 'post',
    path: '/naming-cases/:id/tasks/:taskId/settle',
    summary: '后续事项已办、不需办或恢复未办 / Settle a task that follows the decision',
    permission: 'naming.do-tasks',
    jurisdiction: 'naming-case',
    params: caseParams.extend({ taskId: z.uuid() }),
    body: TaskBody,
    reply: CaseDetail,
  }),
  assignTask: endpoint({
    method: 'post',
    path: '/naming-cases/:id/tasks/:taskId/assign',
    summary: '将后续事项交其他部门 / Give a task to another office',
    permission: 'naming.handle',
    jurisdiction: 'naming-case',
    params: caseParams.extend({ taskId: z.uuid() }),
    body: AssignBody,
    reply: CaseDetail,
  }),
  replay: endpoint({
    method: 'get',
    path: '/naming-cases/:id/check-runs/:runId/replay',
    summary: '按当时的规则重新检查并比对 / Run a recorded check again by the rules of its day and compare',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: caseParams.extend({ runId: z.uuid() }),
    reply: Replay,
  }),
  runChanges: endpoint({
    method: 'get',
    path: '/naming-cases/:id/run-changes',
    summary: '最近两次检查的差异 / What the last check found otherwise than the one before',
    permission: 'naming.read',
    jurisdiction: 'naming-case',
    params: caseParams,
    reply: z.object({
      previous: CheckRun.pick({ runAt: true, by: true, ruleSetVersion: true }).nullable(),
      appeared: RunFinding.array(),
      gone: RunFinding.array(),
      regraded: RunFinding.extend({ was: Level }).array(),
    }),
  }),
  opinions: endpoint({
    method: 'get',
    path: '/opinion-tasks',
    summary: '待我单位反馈的意见 / Opinion tasks of my organisation',
    permission: 'naming.opine',
    jurisdiction: 'none',
    query: PageQuery.extend({ open: z.enum(['true', 'false']).default('true') }),
    reply: pageOf(OpinionTask),
  }),
  answer: endpoint({
    method: 'post',
    path: '/naming-cases/:id/opinions/:opinionId/answer',
    summary: '反馈意见 / Answer an opinion request',
    permission: 'naming.opine',
    jurisdiction: 'naming-case',
    params: caseParams.extend({ opinionId: z.uuid() }),
    body: ActBodies.answer,
    reply: CaseDetail,
  }),
  track: endpoint({
    // Not GET: number and code would stay in histories and logs.
    method: 'post',
    path: '/tracking',
    summary: '凭办件编号和查询码查询进度 / Track a case by number and code',
    permission: 'public',
    jurisdiction: 'none',
    body: z.strictObject({ caseNo: z.string().min(4).max(40), code: z.string().min(4).max(20) }),
    reply: z.object({
      caseNo: z.string(),
      kind: CaseKind,
      state: CaseState,
      name: z.string(),
      steps: z.object({ to: CaseState, at: Instant }).array(),
      /** The limits that run now, with the law behind each. */
      clocks: CaseClock.pick({
        label: true,
        labelEn: true,
        length: true,
        unit: true,
        dueOn: true,
        article: true,
        articleEn: true,
        verified: true,
      }).array(),
    }),
  }),
  notices: endpoint({
    method: 'get',
    path: '/notices',
    summary:
      '公示（命名、清理整治清单）与公告，kind=announcement 含撤销公告 / Public notices (namings, clean-up lists) and announcements; kind=announcement has those of revocations too',
    permission: 'public',
    jurisdiction: 'none',
    query: PageQuery.extend({ kind: NoticeKind.optional() }),
    reply: pageOf(
      z.object({
        id: z.uuid(),
        kind: NoticeKind,
        /** Null with `romanTone` and `category` for a clean-up list, whose `name` is the title of the campaign. */
        caseKind: CaseKind.nullable(),
        name: z.string(),
        romanTone: z.string().nullable(),
        category: PlaceCategory.nullable(),
        divisionName: z.string(),
        location: z.string(),
        text: z.string(),
        startsOn: Day,
        endsOn: Day.nullable(),
        authority: z.string().nullable(),
        documentNo: z.string().nullable(),
        placeId: PlaceId.nullable(),
      }),
    ),
  }),
};
