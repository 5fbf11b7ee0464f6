import { z } from 'zod';
import { ChangeType, Outlines } from '../divisions/changeContract.ts';
import { Day, endpoint, Instant, PageQuery, pageOf } from '../platform/contract.ts';
import { DossierActBodies, type DossierActName } from './actContract.ts';
import { DossierDraft, DossierId, DossierState } from './draftContract.ts';

const Text = (longest: number) => z.string().trim().min(1).max(longest);

const Unit = z.object({ code: z.string(), name: z.string(), path: z.string() });

const Approver = z.object({
  organ: z.enum(['npc', 'state_council', 'province_government', 'establishing_government', 'superior_government']),
  filing: z.boolean(),
  article: z.string(),
  articleZh: z.string(),
  note: z.string(),
  noteZh: z.string(),
  verified: z.boolean(),
});

/** A code that a division will have by DC art. 6; `code` is null until it was fixed. */
export const CodeDecision = z.object({
  old: z.string(),
  name: z.string(),
  effect: z.enum(['kept', 'renewed', 'issued', 'withdrawn']),
  code: z.string().nullable(),
  proposed: z.string().nullable(),
  document: z.string().nullable(),
  fixedOn: Day.nullable(),
});
export type CodeDecision = z.infer<typeof CodeDecision>;

const DossierFile = z.object({
  id: z.uuid(),
  fileName: z.string(),
  pages: z.number().int(),
  author: z.string(),
  uploadedAt: Instant,
});
const Material = z.object({
  no: z.string(),
  label: z.string(),
  labelZh: z.string(),
  required: z.boolean(),
  files: DossierFile.array(),
});
const Opinion = z.object({
  id: z.uuid(),
  kind: z.string(),
  label: z.string(),
  labelZh: z.string(),
  department: z.string(),
  askedOn: Day,
  answeredOn: Day.nullable(),
  opinion: z.string().nullable(),
  text: z.string().nullable(),
  document: z.string().nullable(),
});
const Clock = z.object({
  id: z.string(),
  label: z.string(),
  labelZh: z.string(),
  articleZh: z.string(),
  article: z.string(),
  /** null where the law gives no number. */
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  state: z.enum(['running', 'overdue', 'done', 'not_needed']),
});
export type DossierClock = z.infer<typeof Clock>;
const Task = z.object({
  id: z.uuid(),
  kind: z.string(),
  count: z.number().int(),
  examples: z.string().array(),
  doneOn: Day.nullable(),
  note: z.string().nullable(),
});

const Item = z.object({
  id: DossierId,
  version: z.number().int(),
  state: DossierState,
  title: z.string(),
  change: ChangeType,
  unit: Unit,
  owner: z.string(),
  effectiveOn: Day.nullable(),
  updatedAt: Instant,
});

export const Dossier = Item.extend({
  draft: DossierDraft,
  to: Unit.nullable(),
  units: Unit.array(),
  approver: Approver.nullable(),
  /** Why no approver was found yet. */
  approverMissing: z.enum(['extent', 'none']).nullable(),
  draftingArticle: z.string(),
  draftingArticleZh: z.string(),
  materials: Material.array(),
  consulted: z.object({ kind: z.string(), label: z.string(), labelZh: z.string(), required: z.boolean() }).array(),
  opinions: Opinion.array(),
  codes: CodeDecision.array(),
  codeArticle: z.string(),
  codeArticleZh: z.string(),
  changesLine: z.boolean(),
  facts: z.record(z.string(), z.unknown()),
  appliedAt: Instant.nullable(),
  applyFault: z.string().nullable(),
  clocks: Clock.array(),
  tasks: Task.array(),
  /** What stands in the way of completing. */
  missing: z.string().array(),
  acts: z.string().array(),
  steps: z
    .object({
      act: z.string(),
      from: DossierState.nullable(),
      to: DossierState,
      actor: z.string(),
      organisation: z.string(),
      at: Instant,
      note: z.string().nullable(),
      document: z.string().nullable(),
    })
    .array(),
});
export type Dossier = z.infer<typeof Dossier>;

/** D1–D7 of DR art. 13, and the papers of what comes after. */
export const FileSlot = z.enum(['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'approval', 'code', 'agreement', 'other']);
export type FileSlot = z.infer<typeof FileSlot>;

const params = z.object({ id: DossierId });
const reading = { permission: 'dossiers.read', jurisdiction: 'dossier', params } as const;
const preparing = { permission: 'dossiers.prepare', jurisdiction: 'dossier', params, ifMatch: true } as const;

const act = <const N extends DossierActName>(name: N, path: string, summary: string) =>
  endpoint({
    ...{ method: 'post', path: `/division-dossiers/:id/${path}`, summary },
    ...preparing,
    body: DossierActBodies[name],
    reply: Dossier,
  });

export const DossiersApi = {
  create: endpoint({
    method: 'post',
    path: '/division-dossiers',
    summary: '建立区划变更卷宗 / Open a dossier of a change of divisions',
    permission: 'dossiers.prepare',
    jurisdiction: 'dossier-units',
    body: DossierDraft,
    idempotent: true,
    reply: Dossier,
  }),
  list: endpoint({
    method: 'get',
    path: '/division-dossiers',
    summary: '区划变更卷宗列表 / Dossiers that concern one’s divisions',
    permission: 'dossiers.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: DossierState.optional() }),
    reply: pageOf(Item),
  }),
  get: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id', summary: '区划变更卷宗 / One dossier' },
    ...reading,
    reply: Dossier,
  }),
  edit: endpoint({
    ...{ method: 'put', path: '/division-dossiers/:id', summary: '修改变更方案 / Change the scheme' },
    ...preparing,
    body: DossierDraft,
    reply: Dossier,
  }),
  scheme: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id/scheme' },
    summary: '变更前后的范围（GeoJSON）/ Outlines after the change, areas gained and lost',
    ...reading,
    reply: Outlines,
  }),
  attach: endpoint({
    ...{ method: 'post', path: '/division-dossiers/:id/files/:slot', summary: '上传材料 / Attach a paper' },
    ...preparing,
    params: params.extend({ slot: FileSlot }),
    /** Pages 1 and the sender's office where left out. */
    query: z.strictObject({ pages: z.coerce.number().int().min(1).max(9999).default(1), author: Text(100).optional() }),
    upload: true,
    reply: Dossier,
  }),
  file: endpoint({
    ...{ method: 'get', path: '/division-dossiers/:id/files/:fileId', summary: '下载材料 / One paper' },
    ...reading,
    params: params.extend({ fileId: z.uuid() }),
    produces: 'application/octet-stream',
    reply: z.unknown(),
  }),
  consult: act('consult', 'consult', '开始征求意见 / Begin consulting'),
  ask: act('ask', 'ask', '登记征求意见 / Record whom was asked'),
  answer: act('answer', 'answer', '登记反馈意见 / Record an opinion'),
  submit: act('submit', 'submit', '上报 / Submit to the next level'),
  return: act('return', 'return', '退回补充 / Sent back by the approver'),
  approve: act('approve', 'approve', '登记批准 / Record the approval'),
  refuse: act('refuse', 'refuse', '登记不予批准 / Record a refusal'),
  withdraw: act('withdraw', 'withdraw', '撤回 / Withdraw'),
  fixCode: act('fixCode', 'fix-code', '登记区划代码 / Record a code that was fixed'),
  announce: act('announce', 'announce', '登记公告 / Record the announcement'),
  apply: act('apply', 'apply', '实施变更 / Put the change into effect'),
  survey: act('survey', 'survey', '登记勘界和协议书备案 / Record survey and agreement filed'),
  updateMap: act('updateMap', 'update-map', '登记区划图更新 / Record that the division map is updated'),
  reportData: act('reportData', 'report-data', '登记变更数据报送 / Record that the data were reported'),
  extend: act('extend', 'extend', '登记延期 / Record an extension'),
  finishTask: act('finishTask', 'finish-task', '办结事项 / Tick off a task'),
  complete: act('complete', 'complete', '完成变更 / Complete'),
  archive: act('archive', 'archive', '归档 / Archive'),
};
