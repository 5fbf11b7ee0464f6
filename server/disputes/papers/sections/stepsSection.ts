import { z } from 'zod';
import { cell, head } from '../../../boundaries/markers/paper.ts';
import { chinaDay } from '../../../naming/deadline.ts';
import { type Db, many, sql } from '../../../platform/db/sql.ts';
import type { DossierSection } from '../dossierSection.ts';

/** What acts are called in a dossier. */
export const ACT_ZH: Readonly<Record<string, string>> = {
  ...{
    register: '登记',
    edit: '更正登记',
    withdraw: '撤回',
    freeze: '固定现状',
    openNegotiation: '开始协商',
    meet: '会议',
  },
  ...{
    agree: '达成协议',
    notAgree: '未达成协议',
    submitSolution: '上报方案',
    accept: '上级受理',
    openMediation: '开始调解',
  },
  ...{ propose: '提出处理意见', decide: '作出决定', recordDecision: '记录决定', testAffiliation: '核查隶属关系' },
  ...{
    confirmChange: '区划变更获批',
    openSurvey: '开始联合勘测',
    sealMap: '勘测图盖章',
    file: '上报备案',
    recordReceipt: '备案回执',
  },
  ...{
    announce: '告知群众',
    archive: '归档',
    openCheck: '开始位置核查',
    rule: '作出裁定',
    recordRuling: '记录裁定',
    execute: '执行',
  },
  ...{ claim: '提出主张线', keepAid: '留存辅助线', makeExport: '制作卷宗', release: '放行区域内事项' },
  ...{ fileEvidence: '提交证据', correctEvidence: '更正证据', ruleOnEvidence: '认定证据类别' },
  ...{
    recordMeasure: '登记措施',
    reportIncident: '登记事件',
    recordResponse: '登记派人、报告',
    closeIncident: '办结事件',
  },
  ...{
    putLineInForce: '界线生效',
    resultElsewhere: '登记结果存放之处',
    openDossier: '建立区划变更卷宗',
    finishTask: '办结后续事项',
  },
  ...{ attach: '提交文件', entrustReader: '指定知悉人员', inviteReader: '邀请部门人员', removeReader: '取消知悉' },
};

/** 办理过程: every step, by whom and when. */
export const stepsSection: DossierSection = {
  title: '办理过程',
  field: 'dates',
  blocks: async ({ db, dispute, gate }) => {
    const states = await stateLabels(db);
    const rows = dispute.steps.map(({ act, to, organisation, actor, at, reason }, i) => [
      ...[cell(i + 1), cell(chinaDay(at)), cell(ACT_ZH[act] ?? act), cell(states.get(to) ?? to)],
      ...[
        cell(`${gate.show('parties', organisation)}　${gate.show('persons', actor)}`),
        cell(gate.show('reasons', reason)),
      ],
    ]);
    const header = ['序号', '日期', '事项', '办理后状态', '单位和人员', '理由'].map((title) => head(title));
    return [{ type: 'table', widths: [0.7, 1.8, 1.5, 1.5, 2.3, 1.4], rows: [header, ...rows] }];
  },
};

const Label = z.object({ id: z.string(), label: z.string() });

/** The states of a dispute in Chinese. */
export async function stateLabels(db: Db): Promise<Map<string, string>> {
  const rows = await many(db, Label, sql`select id, label_zh as label from dispute_state`);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
