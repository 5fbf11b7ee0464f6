import { z } from 'zod';
import { Day, DivisionCode, endpoint, longText, oneLine, PageQuery, pageOf } from '../../platform/contract.ts';
import {
  CensusActBodies,
  CensusClass,
  CensusCounty,
  CensusListItem,
  CensusRecord,
  CensusRecordId,
  CensusState,
  DeemingRule,
  DefectKind,
  Secrecy,
} from './censusContract.ts';

const Params = z.object({ id: CensusRecordId });
const Act = {
  method: 'post',
  permission: 'census.review',
  jurisdiction: 'census-record',
  params: Params,
  ifMatch: true,
  reply: CensusRecord,
} as const;

/** What a list of records is narrowed by; stands in the address of the screen. */
export const CensusFilter = z.strictObject({
  county: DivisionCode.optional(),
  state: CensusState.optional(),
  class: CensusClass.optional(),
  defect: z.union([DefectKind, z.enum(['any', 'none'])]).optional(),
  secrecy: Secrecy.optional(),
  q: z.string().trim().max(60).optional(),
});
export type CensusFilter = z.infer<typeof CensusFilter>;

/** At most so many records are decided about at once. */
export const MOST_AT_ONCE = 200;
const Chosen = z
  .strictObject({ id: CensusRecordId, version: z.number().int().min(1) })
  .array()
  .min(1)
  .max(MOST_AT_ONCE);
const { category: _, clashes: __, ...sharedByAll } = CensusActBodies.promote.shape;

/** One decision about many records without defects. A promotion takes the category of each record's own class. */
export const BulkDecision = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('promote'), records: Chosen, ...sharedByAll }),
  z.strictObject({ act: z.literal('setAside'), records: Chosen, ...CensusActBodies.setAside.shape }),
  z.strictObject({ act: z.literal('sendBack'), records: Chosen, ...CensusActBodies.sendBack.shape }),
]);
export type BulkDecision = z.infer<typeof BulkDecision>;

export const BulkReply = z.object({
  done: z.number().int(),
  /** Not decided about, and why; the others are. */
  refused: z.object({ id: CensusRecordId, name: z.string(), detail: z.string(), detailZh: z.string() }).array(),
});

export const DeemingRuleDraft = z.strictObject({
  instrument: oneLine(200),
  documentNo: z.string().trim().max(60).default(''),
  organ: oneLine(120),
  article: oneLine(120),
  text: longText(2000),
  jurisdiction: z.string().regex(/^(\d{2}|\d{4}|\d{6})$/),
  from: Day,
  to: Day.optional(),
});

const Statistics = z.object({ counties: CensusCounty.array() });

export const CensusApi = {
  list: endpoint({
    method: 'get',
    path: '/census-records',
    summary: '普查成果列表 / Records of the place-name census in the divisions of the office',
    permission: 'census.read',
    jurisdiction: 'none',
    query: PageQuery.extend(CensusFilter.shape),
    reply: pageOf(CensusListItem),
  }),
  get: endpoint({
    method: 'get',
    path: '/census-records/:id',
    summary: '普查成果：登记表、问题、相近地名、办理记录 / One record with its form, defects, matches and decisions',
    permission: 'census.read',
    jurisdiction: 'census-record',
    params: Params,
    reply: CensusRecord,
  }),
  beside: endpoint({
    method: 'get',
    path: '/census-records/:id/beside',
    summary: '同一筛选下的上一条、下一条 / The records before and after this one in a list so narrowed',
    permission: 'census.read',
    jurisdiction: 'census-record',
    params: Params,
    query: CensusFilter,
    reply: z.object({ previous: CensusRecordId.nullable(), next: CensusRecordId.nullable() }),
  }),
  promote: endpoint({
    ...Act,
    path: '/census-records/:id/promote',
    summary: '转为标准地名（须有批准文件或认定依据） / Make it a standard name, with the ground for it',
    body: CensusActBodies.promote,
  }),
  merge: endpoint({
    ...Act,
    path: '/census-records/:id/merge',
    summary: '并入地名库中已有的地名 / Merge into a place of the register, as evidence',
    body: CensusActBodies.merge,
  }),
  candidate: endpoint({
    ...Act,
    path: '/census-records/:id/make-candidate',
    summary: '列为清理整治线索 / Hand to the clean-up of non-standard names',
    body: CensusActBodies.candidate,
  }),
  setAside: endpoint({
    ...Act,
    path: '/census-records/:id/set-aside',
    summary: '不采用 / Do not use the record, with the reason',
    body: CensusActBodies.setAside,
  }),
  sendBack: endpoint({
    ...Act,
    path: '/census-records/:id/send-back',
    summary: '退回核实 / Send back to be checked on the spot',
    body: CensusActBodies.sendBack,
  }),
  undo: endpoint({
    ...Act,
    path: '/census-records/:id/undo',
    summary: '撤销最近一次决定（尚未据以办理时） / Take the last decision back while nothing is built on it',
    body: CensusActBodies.undo,
  }),
  bulk: endpoint({
    method: 'post',
    path: '/census-decisions',
    summary: '批量办理没有问题的记录，一次最多 200 条 / One decision about many records without defects',
    permission: 'census.review',
    jurisdiction: 'none',
    body: BulkDecision,
    reply: BulkReply,
  }),
  statistics: endpoint({
    method: 'get',
    path: '/census-statistics',
    summary: '普查成果分县进度 / Progress of the review by county',
    permission: 'census.read',
    jurisdiction: 'none',
    reply: Statistics,
  }),
  statisticsFile: endpoint({
    method: 'get',
    path: '/census-statistics.xlsx',
    summary: '普查成果分县进度（工作簿） / The same as a workbook',
    permission: 'census.read',
    jurisdiction: 'none',
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: z.unknown(),
  }),
  rules: endpoint({
    method: 'get',
    path: '/deeming-rules',
    summary: '视为标准地名的地方规定 / Local rules by which listed names count as standard',
    permission: 'census.read',
    jurisdiction: 'none',
    reply: z.object({ items: DeemingRule.array() }),
  }),
  enterRule: endpoint({
    method: 'post',
    path: '/deeming-rules',
    summary: '登记一条认定规定 / Enter such a rule',
    permission: 'census.review',
    jurisdiction: 'none',
    idempotent: true,
    body: DeemingRuleDraft,
    reply: DeemingRule,
  }),
  verifyRule: endpoint({
    method: 'post',
    path: '/deeming-rules/:id/verify',
    summary:
      '对照原文核对认定规定（登记人以外的人） / Hold a rule against the text: somebody other than whoever entered it',
    permission: 'census.review',
    jurisdiction: 'deeming-rule',
    params: z.object({ id: z.uuid() }),
    ifMatch: true,
    body: z.strictObject({}),
    reply: DeemingRule,
  }),
};
