import { z } from 'zod';
import { Day, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import {
  DecidingMove,
  Handout,
  HandoutCounts,
  HandoutDraft,
  HandoutFile,
  HandoutFileKind,
  HandoutId,
  HandoutLevel,
  HandoutLevelRule,
  HandoutLimits,
  HandoutListItem,
  HandoutSelection,
  HandoutState,
  KeepingMove,
  WaitingPackage,
} from './handoutContract.ts';

/** Recipient, data, purpose by their words; days of the hand-over. */
export const HandoutFilter = z.strictObject({
  q: z.string().trim().max(60).optional(),
  state: HandoutState.optional(),
  level: HandoutLevel.optional(),
  from: Day.optional(),
  until: Day.optional(),
});
export type HandoutFilter = z.infer<typeof HandoutFilter>;

const params = z.object({ id: HandoutId });
const read = { permission: 'handouts.read', jurisdiction: 'boundary-handout', params } as const;
const keep = { permission: 'handouts.keep', jurisdiction: 'boundary-handout', params } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const HandoutsApi = {
  listHandouts: endpoint({
    ...{ method: 'get', path: '/boundary-handouts', summary: '界线成果提供台账 / Ledger of hand-outs' },
    ...{ permission: 'handouts.read', jurisdiction: 'none' },
    query: PageQuery.extend(HandoutFilter.shape),
    reply: pageOf(HandoutListItem),
  }),
  handoutRules: endpoint({
    ...{
      method: 'get',
      path: '/boundary-handout-rules',
      summary: '各密级的审批要求 / What each level asks, and limits',
    },
    ...{ permission: 'handouts.read', jurisdiction: 'none' },
    reply: z.object({ levels: HandoutLevelRule.array(), limits: HandoutLimits }),
  }),
  previewHandout: endpoint({
    ...{
      method: 'post',
      path: '/boundary-handout-previews',
      summary: '可提供的数量 / How much of it may go out at a level',
    },
    ...{ permission: 'handouts.keep', jurisdiction: 'none' },
    body: z.strictObject({ level: HandoutLevel.exclude(['secret']), selection: HandoutSelection }),
    reply: HandoutCounts,
  }),
  createHandout: endpoint({
    ...{ method: 'post', path: '/boundary-handouts', summary: '登记利用申请 / Enter a request' },
    ...{ permission: 'handouts.keep', jurisdiction: 'none', body: HandoutDraft, idempotent: true, reply: Handout },
  }),
  getHandout: endpoint({
    ...{ ...read, method: 'get', path: '/boundary-handouts/:id', summary: '利用申请 / One request' },
    reply: Handout,
  }),
  editHandout: endpoint({
    ...{ ...keep, method: 'put', path: '/boundary-handouts/:id', summary: '修改草稿 / Change a draft' },
    ...{ body: HandoutDraft, ifMatch: true, reply: Handout },
  }),
  attachHandoutFile: endpoint({
    ...{
      ...keep,
      method: 'post',
      path: '/boundary-handouts/:id/files/:kind',
      summary: '上传申请材料 / Attach a paper',
    },
    ...{ params: params.extend({ kind: HandoutFileKind }), upload: true, reply: HandoutFile },
  }),
  handoutFile: endpoint({
    ...{ ...read, method: 'get', path: '/boundary-handouts/:id/files/:fileId', summary: '申请材料 / A paper of it' },
    ...{ params: params.extend({ fileId: z.uuid() }), produces: 'application/octet-stream', reply: z.string() },
  }),
  moveHandout: endpoint({
    ...{ ...keep, method: 'post', path: '/boundary-handouts/:id/acts', summary: '办理步骤 / Take the next step' },
    ...{ body: KeepingMove, ifMatch: true, reply: Handout },
  }),
  decideHandout: endpoint({
    ...{ method: 'post', path: '/boundary-handouts/:id/decisions', summary: '审批 / Approve, refuse or send back' },
    ...{ permission: 'handouts.approve', jurisdiction: 'boundary-handout', params },
    ...{ body: DecidingMove, ifMatch: true, reply: Handout },
  }),
  handoutFormPdf: endpoint({
    ...{
      ...read,
      method: 'get',
      path: '/boundary-handouts/:id/form.pdf',
      summary: '提供利用登记表 / Registration form',
    },
    ...{ produces: 'application/pdf', reply: z.string() },
  }),
  handoutLedgerXlsx: endpoint({
    ...{
      method: 'get',
      path: '/boundary-handout-ledger/file.xlsx',
      summary: '提供利用台账 / The ledger as a workbook',
    },
    ...{ permission: 'handouts.read', jurisdiction: 'none', query: HandoutFilter },
    ...{ produces: XLSX, reply: z.string() },
  }),
  waitingPackages: endpoint({
    ...{ method: 'get', path: '/boundary-packages', summary: '待领取的成果包 / Packages that wait for oneself' },
    ...{ permission: 'handouts.receive', jurisdiction: 'none' },
    reply: z.object({ items: WaitingPackage.array() }),
  }),
  downloadPackage: endpoint({
    ...{
      method: 'post',
      path: '/boundary-packages/:id/downloads',
      summary: '下载成果包，计次 / Download it; counted and registered',
    },
    ...{ permission: 'handouts.receive', jurisdiction: 'boundary-package', params },
    ...{ produces: 'application/zip', reply: z.string() },
  }),
};
