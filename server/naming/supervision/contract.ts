import { z } from 'zod';
import { PlaceId } from '../../gazetteer/contract.ts';
import { Day, endpoint, PageQuery, pageOf } from '../../platform/contract.ts';
import { SupervisionLaw } from './lawContract.ts';
import {
  MatterActBodies,
  type MatterActName,
  MatterDetail,
  MatterDraft,
  MatterId,
  MatterState,
  MatterSummary,
} from './matterContract.ts';

const params = z.object({ id: MatterId });
const act = <const A extends MatterActName>(name: A, path: string, summary: string) =>
  endpoint({
    method: 'post',
    path: `/supervision-matters/:id/${path}`,
    summary,
    permission: 'supervision.manage',
    jurisdiction: 'supervision-matter',
    params,
    body: MatterActBodies[name],
    ifMatch: true,
    reply: MatterDetail,
  });

export const SupervisionApi = {
  law: endpoint({
    method: 'get',
    path: '/supervision-law',
    summary: '违法行为、监督措施与处罚期限的依据 / Breaches, measures and limits as the law has them',
    permission: 'supervision.read',
    jurisdiction: 'none',
    reply: SupervisionLaw,
  }),
  usedNames: endpoint({
    method: 'get',
    path: '/used-names',
    summary: '已登记的宣传用名 / Names recorded as used instead of the standard name',
    permission: 'supervision.read',
    jurisdiction: 'none',
    query: PageQuery,
    reply: pageOf(
      z.object({
        id: z.uuid(),
        name: z.string(),
        placeId: PlaceId,
        standardName: z.string().nullable(),
        divisionCode: z.string(),
        evidence: z.string(),
        seenOn: Day,
      }),
    ),
  }),
  list: endpoint({
    method: 'get',
    path: '/supervision-matters',
    summary: '监督检查事项 / Supervision matters',
    permission: 'supervision.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: MatterState.optional() }),
    reply: pageOf(MatterSummary),
  }),
  create: endpoint({
    method: 'post',
    path: '/supervision-matters',
    summary: '登记监督检查事项 / Open a supervision matter',
    permission: 'supervision.manage',
    jurisdiction: 'body-division',
    body: MatterDraft,
    idempotent: true,
    reply: MatterDetail,
  }),
  get: endpoint({
    method: 'get',
    path: '/supervision-matters/:id',
    summary: '监督检查事项全部内容 / One supervision matter',
    permission: 'supervision.read',
    jurisdiction: 'supervision-matter',
    params,
    reply: MatterDetail,
  }),
  measure: act(
    'measure',
    'measures',
    '整改通知、约谈、责令改正等措施 / Rectification notice, interview, order, other measure',
  ),
  checkMeasure: act('checkMeasure', 'check', '复查整改情况 / Check whether it was corrected'),
  openPenalty: act('openPenalty', 'penalties', '登记处罚案件立案 / Record that a penalty case was opened'),
  informPenalty: act('informPenalty', 'penalty-informed', '登记处罚事先告知 / Record that the person was informed'),
  recordPenalty: act('recordPenalty', 'penalty-decision', '登记处罚机关的决定 / Record the decision of the organ'),
  complete: act('complete', 'complete', '办结 / Complete'),
  noBreach: act('noBreach', 'no-breach', '不构成违法，结束 / Close: no breach'),
  refer: act('refer', 'refer', '移送有权机关 / Refer to the competent organ'),
};
