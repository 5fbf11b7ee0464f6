import { z } from 'zod';
import { DivisionCode, endpoint, PageQuery, pageOf } from '../platform/contract.ts';
import { Level } from './contract.ts';
import {
  ChangedVerdict,
  ChangeId,
  ChangeState,
  RowId,
  RowKind,
  RuleChange,
  RuleChangeDraft,
  RuleChangeItem,
  RuleRelease,
  RuleRowItem,
} from './ruleChangeContract.ts';

/** A document number as offices write it: 吴民发〔2026〕12号. */
const DocumentNo = z
  .string()
  .trim()
  .regex(/^[\p{Script=Han}A-Za-z]{1,20}〔20\d{2}〕[1-9]\d{0,4}号$/u);

const changeParams = z.object({ id: ChangeId });
const Remark = z.string().trim().min(2).max(2000);
const changeAct = <const P extends string, const M extends string, const B extends z.ZodType>(
  path: P,
  summary: string,
  permission: M,
  body: B,
) =>
  endpoint({
    method: 'post',
    path: `/rule-changes/:id/${path}`,
    summary,
    permission,
    jurisdiction: 'rule-change',
    params: changeParams,
    body,
    ifMatch: true,
    reply: RuleChange,
  });

export const RuleDeskApi = {
  rows: endpoint({
    method: 'get',
    path: '/rule-rows',
    summary: '规则台：规则、词库、阈值、例外等条目 / Rows of the rule desk',
    permission: 'rules.read',
    jurisdiction: 'none',
    query: PageQuery.extend({
      kind: RowKind.optional(),
      q: z.string().trim().max(60).optional(),
      state: z.enum(['in_force', 'off', 'future', 'ended', 'all']).default('in_force'),
    }),
    reply: pageOf(RuleRowItem),
  }),
  row: endpoint({
    method: 'get',
    path: '/rule-rows/:kind/:id',
    summary: '一个条目的全部版本 / Every version of one row, newest first',
    permission: 'rules.read',
    jurisdiction: 'rule-row',
    params: z.object({ kind: RowKind, id: RowId }),
    reply: z.object({ versions: RuleRowItem.array() }),
  }),
  release: endpoint({
    method: 'get',
    path: '/rule-release',
    summary: '程序随附而本库没有的条目 / What the installed program ships that the register does not have',
    permission: 'rules.read',
    jurisdiction: 'none',
    reply: RuleRelease,
  }),
  draftRelease: endpoint({
    method: 'post',
    path: '/rule-release',
    summary: '把随版本更新的条目编成变更草稿 / Draft a change of what the release brings',
    permission: 'rules.draft',
    jurisdiction: 'none',
    body: z.strictObject({}),
    idempotent: true,
    reply: RuleChange,
  }),
  changes: endpoint({
    method: 'get',
    path: '/rule-changes',
    summary: '规则变更 / Rule changes, newest first',
    permission: 'rules.read',
    jurisdiction: 'none',
    query: PageQuery.extend({ state: ChangeState.optional() }),
    reply: pageOf(RuleChangeItem),
  }),
  create: endpoint({
    method: 'post',
    path: '/rule-changes',
    summary: '起草规则变更 / Draft a rule change',
    permission: 'rules.draft',
    jurisdiction: 'none',
    body: RuleChangeDraft,
    idempotent: true,
    reply: RuleChange,
  }),
  change: endpoint({
    method: 'get',
    path: '/rule-changes/:id',
    summary: '一项规则变更 / One rule change with its items and last dry run',
    permission: 'rules.read',
    jurisdiction: 'rule-change',
    params: changeParams,
    reply: RuleChange,
  }),
  edit: endpoint({
    method: 'put',
    path: '/rule-changes/:id',
    summary: '修改草稿 / Edit a draft',
    permission: 'rules.draft',
    jurisdiction: 'rule-change',
    params: changeParams,
    body: RuleChangeDraft,
    ifMatch: true,
    reply: RuleChange,
  }),
  delete: endpoint({
    method: 'delete',
    path: '/rule-changes/:id',
    summary: '删除草稿 / Delete a draft',
    permission: 'rules.draft',
    jurisdiction: 'rule-change',
    params: changeParams,
    ifMatch: true,
    reply: z.object({ deleted: z.literal(true) }),
  }),
  dryRun: endpoint({
    method: 'post',
    path: '/rule-changes/:id/dry-run',
    summary: '试运行：过去的办件和登记册中哪些结论会变 / Try it on past cases and on the register',
    permission: 'rules.read',
    jurisdiction: 'rule-change',
    params: changeParams,
    body: z.strictObject({
      /** Division whose register is swept; absent: past cases only. */
      division: DivisionCode.optional(),
    }),
    reply: RuleChange,
  }),
  verdicts: endpoint({
    method: 'get',
    path: '/rule-changes/:id/verdicts',
    summary: '最近一次试运行中结论会变的地名 / Names whose verdict changes in the last dry run',
    permission: 'rules.read',
    jurisdiction: 'rule-change',
    params: changeParams,
    query: PageQuery.extend({
      origin: z.enum(['case', 'register']).optional(),
      from: Level.optional(),
      to: Level.optional(),
    }),
    reply: pageOf(ChangedVerdict),
  }),
  submit: changeAct('submit', '送审 / Send for approval', 'rules.draft', z.strictObject({})),
  return: changeAct('return', '退回修改 / Return to the drafter', 'rules.approve', z.strictObject({ remark: Remark })),
  approve: changeAct(
    'approve',
    '批准（须非起草人） / Approve, by another person than drafted it',
    'rules.approve',
    z.strictObject({ approvalNo: DocumentNo }),
  ),
  withdraw: changeAct(
    'withdraw',
    '撤回（未生效前） / Withdraw before it takes force',
    // Who drafts may take back what was sent; what was approved only an approver: checked in the act.
    'rules.read',
    z.strictObject({ remark: Remark }),
  ),
};
