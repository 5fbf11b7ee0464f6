import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { type Cell, workbookOf } from '../campaigns/sheetFile.ts';
import type { DueFilter, DueItem, LimitTask } from './contract.ts';
import { listDue } from './listDue.ts';

const MOST_ROWS = 10_000;

const LIGHT_ZH: Partial<Record<DueItem['light'], string>> = {
  red: '红灯',
  yellow: '黄灯',
  green: '绿灯',
  paused: '暂停计时',
};
const TASK_ZH: Record<LimitTask, string> = {
  intake: '受理或一次告知补正',
  handle: '办理并报批',
  decide: '作出决定',
  deliver: '送达决定文书',
  file: '报送备案',
  receive: '核收备案',
  announce: '发布公告',
  opine: '反馈意见',
  chase: '催报备案',
  checkMeasure: '复查整改情况',
  decidePenalty: '作出处罚决定',
  acceptReport: '受理举报或者不予受理',
  answerReport: '核查并答复举报',
  settleTask: '办理后续事项',
};
const HEADER = [
  ...[
    '灯',
    '应办事项',
    '时限',
    '名称或事由',
    '编号',
    '责任单位',
    '行政区',
    '起算日',
    '期满日',
    '剩余（负数为逾期）',
    '单位',
  ],
  ...['依据', '依据是否核实'],
];

/** The rows of the list under the same filters, with Chinese headings; at most 10,000 of them, those longest overdue. */
export async function dueWorkbook(db: Db, actor: Actor, filter: DueFilter, today: string): Promise<Download> {
  const { items } = await listDue(db, actor, { ...filter, limit: MOST_ROWS }, today);
  const sheet = { title: '时限督办', header: HEADER, rows: items.map(cellsOf) };
  return { body: await workbookOf(sheet), fileName: `时限督办 ${today}.xlsx` };
}

const cellsOf = (item: DueItem): Cell[] => [
  ...[LIGHT_ZH[item.light] ?? item.light, TASK_ZH[item.task], item.label, item.name, item.no, item.office],
  ...[item.divisionName, item.startedOn, item.dueOn, item.left, item.unit === 'day' ? '日' : '工作日'],
  ...[item.article, item.verified ? '是' : '未核实'],
];
