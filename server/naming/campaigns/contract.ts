import { z } from 'zod';
import { DefectClass, Level } from '../../detection/contract.ts';
import { NameText, PlaceId } from '../../gazetteer/contract.ts';
import { Day, DivisionCode, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { ObjectionAnswer, Objections } from '../objections/contract.ts';
import {
  CampaignActBodies,
  CampaignCandidate,
  CampaignDetail,
  CampaignDraft,
  CampaignId,
  CampaignState,
  CampaignSummary,
  CandidateStanding,
} from './campaignContract.ts';
import { ItemActBodies, ItemDetail, ItemId, ItemListItem, ItemState, Listing, SettingAside } from './itemContract.ts';

const campaignParams = z.object({ id: CampaignId });
const itemParams = z.object({ id: ItemId });

const stage = <const P extends string, const B extends z.ZodType>(path: P, summary: string, body: B) =>
  endpoint({
    method: 'post',
    path: `/campaigns/:id/${path}`,
    summary,
    permission: 'campaigns.manage',
    jurisdiction: 'campaign',
    params: campaignParams,
    body,
    ifMatch: true,
    reply: CampaignDetail,
  });
const itemAct = <const P extends string, const B extends z.ZodType>(path: P, summary: string, body: B) =>
  endpoint({
    method: 'post',
    path: `/campaign-items/:id/${path}`,
    summary,
    permission: 'campaigns.manage',
    jurisdiction: 'campaign-item',
    params: itemParams,
    body,
    ifMatch: true,
    reply: ItemDetail,
  });

const NamesQuery = PageQuery.extend({
  campaign: CampaignId.optional(),
  county: DivisionCode.optional(),
  class: DefectClass.optional(),
  q: z.string().max(60).optional(),
});

export const CampaignsApi = {
  create: endpoint({
    method: 'post',
    path: '/campaigns',
    summary: '新建清理整治行动 / Open a clean-up campaign',
    permission: 'campaigns.manage',
    jurisdiction: 'body-division',
    body: CampaignDraft,
    idempotent: true,
    reply: CampaignDetail,
  }),
  list: endpoint({
    method: 'get',
    path: '/campaigns',
    summary: '清理整治行动列表 / Clean-up campaigns',
    permission: 'campaigns.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: CampaignState.optional() }),
    reply: pageOf(CampaignSummary),
  }),
  get: endpoint({
    method: 'get',
    path: '/campaigns/:id',
    summary: '清理整治行动：阶段、扫描进度、分县统计 / One campaign: stage, scan progress, statistics by county',
    permission: 'campaigns.read',
    jurisdiction: 'campaign',
    params: campaignParams,
    reply: CampaignDetail,
  }),
  scan: endpoint({
    method: 'post',
    path: '/campaigns/:id/scan',
    summary:
      '扫描地名库（后台进行，可重复；只提出候选，不列入清单） / Scan the register in the background; proposes, lists nothing',
    permission: 'campaigns.manage',
    jurisdiction: 'campaign',
    params: campaignParams,
    body: z.strictObject({}),
    reply: CampaignDetail,
  }),
  beginSurvey: stage('begin-survey', '转入摸底调查 / Go on to the survey', CampaignActBodies.beginSurvey),
  beginReview: stage('begin-review', '转入专家论证 / Go on to expert review', CampaignActBodies.beginReview),
  beginNotice: stage('begin-notice', '公示清单 / Put the list on public notice', CampaignActBodies.beginNotice),
  beginCorrection: stage('begin-correction', '转入整改 / Go on to correction', CampaignActBodies.beginCorrection),
  beginConsolidation: stage(
    'begin-consolidation',
    '转入成果巩固 / Go on to consolidation',
    CampaignActBodies.beginConsolidation,
  ),
  close: stage('close', '办结 / Close', CampaignActBodies.close),
  cancel: stage('cancel', '终止 / Cancel', CampaignActBodies.cancel),
  candidates: endpoint({
    method: 'get',
    path: '/campaign-candidates',
    summary: '扫描提出的候选地名 / Names that a scan proposes',
    permission: 'campaigns.read',
    jurisdiction: 'none',
    query: NamesQuery.extend({ level: Level.optional(), standing: CandidateStanding.optional() }),
    reply: pageOf(CampaignCandidate),
  }),
  setAside: endpoint({
    method: 'post',
    path: '/campaigns/:id/set-aside',
    summary: '候选地名不列入，注明理由 / Set candidates aside, with a reason',
    permission: 'campaigns.manage',
    jurisdiction: 'campaign',
    params: campaignParams,
    body: SettingAside,
    reply: z.object({ changed: z.number().int() }),
  }),
  listNames: endpoint({
    method: 'post',
    path: '/campaigns/:id/items',
    summary: '由人工列入清单，注明理由 / Put names on the list, by a person and with a reason',
    permission: 'campaigns.manage',
    jurisdiction: 'campaign',
    params: campaignParams,
    body: Listing,
    reply: z.object({ changed: z.number().int() }),
  }),
  items: endpoint({
    method: 'get',
    path: '/campaign-items',
    summary: '清单 / Listed names',
    permission: 'campaigns.read',
    jurisdiction: 'none',
    query: NamesQuery.extend({ state: ItemState.optional() }),
    reply: pageOf(ItemListItem),
  }),
  item: endpoint({
    method: 'get',
    path: '/campaign-items/:id',
    summary: '清单中的一个地名 / One listed name',
    permission: 'campaigns.read',
    jurisdiction: 'campaign-item',
    params: itemParams,
    reply: ItemDetail,
  }),
  survey: itemAct('survey', '登记来历、成因、整改难度 / Record origin, cause, difficulty', ItemActBodies.survey),
  review: itemAct('review', '登记专家意见 / Record an expert’s opinion', ItemActBodies.review),
  propose: itemAct(
    'propose',
    '填写拟处理意见（随清单公示） / Propose what the notice shows for this name',
    ItemActBodies.propose,
  ),
  strike: itemAct('strike', '撤出清单 / Strike from the list', ItemActBodies.strike),
  decide: itemAct('decide', '决定保留或整改 / Decide to keep or to correct', ItemActBodies.decide),
  correct: itemAct('correct', '发起更名办件 / Open the renaming case', ItemActBodies.correct),
  refer: itemAct('refer', '移送其他机关办理 / Refer to another authority', ItemActBodies.refer),
  followUp: itemAct(
    'follow-up',
    '登记标志、地图、地址、出版物的更新 / Record a follow-up task',
    ItemActBodies.followUp,
  ),
  objections: endpoint({
    method: 'get',
    path: '/campaign-items/:id/objections',
    summary: '清单公示期对该地名的异议和支持意见 / What people said of this name on the public notice',
    permission: 'campaigns.read',
    jurisdiction: 'campaign-item',
    params: itemParams,
    reply: Objections,
  }),
  answerObjection: endpoint({
    method: 'post',
    path: '/campaign-items/:id/objections/:objectionId/answer',
    summary: '逐条答复对清单地名的异议 / Answer one objection to a listed name',
    permission: 'campaigns.manage',
    jurisdiction: 'campaign-item',
    params: itemParams.extend({ objectionId: z.uuid() }),
    body: ObjectionAnswer,
    reply: Objections,
  }),
  export: endpoint({
    method: 'get',
    path: '/campaigns/:id/export',
    summary: '导出 CSV 或 XLSX：分县统计、候选或清单 / Export as CSV or XLSX: statistics, candidates or list',
    permission: 'campaigns.read',
    jurisdiction: 'campaign',
    params: campaignParams,
    query: z.strictObject({
      table: z.enum(['statistics', 'candidates', 'items']).default('items'),
      format: z.enum(['csv', 'xlsx']).default('csv'),
    }),
    produces: 'text/csv; charset=utf-8',
    reply: z.unknown(),
  }),
  promotionalName: endpoint({
    method: 'post',
    path: '/promotional-names',
    summary: '登记宣传（推广）名，与标准地名分开 / Record a promotional name, apart from the standard name',
    permission: 'campaigns.manage',
    jurisdiction: 'body-place',
    body: z.strictObject({
      placeId: PlaceId,
      name: NameText.min(2),
      /** Where it was seen: an advertisement, a hoarding, a website. */
      evidence: z.string().trim().min(2).max(500),
      seenOn: Day,
    }),
    idempotent: true,
    reply: z.object({ nameId: z.uuid(), placeId: PlaceId, name: z.string(), standardName: z.string().nullable() }),
  }),
};
