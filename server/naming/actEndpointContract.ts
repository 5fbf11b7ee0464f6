import { z } from 'zod';
import { endpoint } from '../platform/contract.ts';
import { ActBodies, type ActPermission } from './actContract.ts';
import { CaseDetail, CaseId } from './caseContract.ts';

const caseParams = z.object({ id: CaseId });
const act = <const P extends string, const M extends ActPermission, const B extends z.ZodType>(
  path: P,
  summary: string,
  permission: M,
  body: B,
) =>
  endpoint({
    method: 'post',
    path: `/naming-cases/:id/${path}`,
    summary,
    permission,
    jurisdiction: 'naming-case',
    params: caseParams,
    body,
    ifMatch: true,
    reply: CaseDetail,
  });

/** One address for each act of the table of states. */
export const CaseActsApi = {
  submit: act('submit', '提交申请 / Submit', 'naming.apply', ActBodies.submit),
  withdraw: act('withdraw', '撤回 / Withdraw', 'naming.apply', ActBodies.withdraw),
  return: act('return', '一次告知补正 / Return for correction', 'naming.handle', ActBodies.return),
  accept: act('accept', '受理 / Accept', 'naming.handle', ActBodies.accept),
  notAccept: act('not-accept', '不予受理 / Not accepted', 'naming.handle', ActBodies.notAccept),
  check: act('check', '规则检查 / Run the naming rules', 'naming.handle', ActBodies.check),
  resolve: act('resolve', '处理检查结果 / Resolve a finding', 'naming.handle', ActBodies.resolve),
  consult: act(
    'consult',
    '选定名称并征求意见 / Choose the name and ask for opinions',
    'naming.handle',
    ActBodies.consult,
  ),
  reconcile: act('reconcile', '协调并形成会议纪要 / Reconcile with minutes', 'naming.handle', ActBodies.reconcile),
  argue: act(
    'argue',
    '专家论证或征求公众意见 / Expert argumentation or consultation',
    'naming.handle',
    ActBodies.argue,
  ),
  notice: act('notice', '公示 / Public notice', 'naming.handle', ActBodies.notice),
  draftDecision: act('draft-decision', '拟稿 / Draft the decision', 'naming.handle', ActBodies.draftDecision),
  reviewLegality: act('review-legality', '合法性审查 / Legality review', 'naming.handle', ActBodies.reviewLegality),
  assessImpact: act('assess-impact', '影响评估 / Report the impact', 'naming.handle', ActBodies.assessImpact),
  submitToApprover: act(
    'submit-to-approver',
    '报批 / Submit to the approver',
    'naming.handle',
    ActBodies.submitToApprover,
  ),
  approve: act('approve', '批准 / Approve', 'naming.approve', ActBodies.approve),
  refuse: act('refuse', '不予批准 / Refuse', 'naming.approve', ActBodies.refuse),
  file: act('file', '报送备案 / File for the record', 'naming.handle', ActBodies.file),
  receiveFiling: act(
    'receive-filing',
    '备案受理 / Receive the filing',
    'naming.receive-filing',
    ActBodies.receiveFiling,
  ),
  returnFiling: act('return-filing', '备案退回 / Return the filing', 'naming.receive-filing', ActBodies.returnFiling),
  deliver: act('deliver', '送达决定文书 / Deliver the decision', 'naming.handle', ActBodies.deliver),
  suspend: act('suspend', '中止办理 / Suspend', 'naming.handle', ActBodies.suspend),
  resume: act('resume', '恢复办理 / Resume', 'naming.handle', ActBodies.resume),
  extend: act('extend', '延长办理期限 / Extend the time limit', 'naming.handle', ActBodies.extend),
  transfer: act('transfer', '转交经办人 / Hand over to another handler', 'naming.handle', ActBodies.transfer),
  sendBack: act('send-back', '退回重办 / Send back to the handler', 'naming.approve', ActBodies.sendBack),
  revoke: act(
    'revoke',
    '撤销批准（批准机关或者上级机关） / Revoke an approval, by the organ that gave it or the one above',
    'naming.revoke',
    ActBodies.revoke,
  ),
  announceRevocation: act(
    'announce-revocation',
    '公告批准已撤销 / Announce that an announced approval is revoked',
    'naming.announce',
    ActBodies.announceRevocation,
  ),
  reopen: act('reopen', '上级机关责令重新办理 / Reopen by the higher organ', 'naming.revoke', ActBodies.reopen),
  announce: act('announce', '公告 / Announce', 'naming.announce', ActBodies.announce),
};
