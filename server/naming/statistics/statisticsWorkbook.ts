import type { Actor } from '../../accounts/actor.ts';
import type { Download } from '../../platform/contract.ts';
import type { Db } from '../../platform/db/sql.ts';
import { type Sheet, workbookOf } from '../campaigns/sheetFile.ts';
import { caseCounts } from './caseCounts.ts';
import { clockCounts } from './clockCounts.ts';
import type { CaseCounts, CaseMeasure, ClockCounts, OfficerCounts } from './contract.ts';
import { officerCounts } from './officerCounts.ts';
import type { Period } from './periodOf.ts';

/** All tables of the period in one workbook, with Chinese headings: it is handed on as a document. */
export async function statisticsWorkbook(db: Db, actor: Actor, period: Period): Promise<Download> {
  const counties = await caseCounts(db, actor, 'county', period);
  const sheets: Sheet[] = [
    caseSheet('按办件类型', await caseCounts(db, actor, 'kind', period), OUTCOMES),
    caseSheet('按地名类别', await caseCounts(db, actor, 'category', period), OUTCOMES),
    caseSheet('按县区', counties, OUTCOMES),
    clockSheet(await clockCounts(db, actor, period)),
    caseSheet('承办单位工作量', await caseCounts(db, actor, 'office', period), WORKLOAD),
    officerSheet(await officerCounts(db, actor, period)),
    caseSheet('年度考核表', counties, ASSESSMENT),
  ];
  return { body: await workbookOf(...sheets), fileName: `地名办件统计 ${period.from} 至 ${period.to}.xlsx` };
}

type Columns = readonly (readonly [CaseMeasure, string])[];

const OUTCOMES: Columns = [
  ['received', '收到申请'],
  ['undecided', '办理中'],
  ['approved', '批准'],
  ['refused', '不予批准'],
  ['notAccepted', '不予受理'],
  ['withdrawn', '撤回'],
];
const WORKLOAD: Columns = [
  ['received', '收到申请'],
  ['decided', '办结（作出决定）'],
  ['decidedOnTime', '按期决定'],
  ['decidedLate', '逾期决定'],
  ['open', '当前在办'],
  ['overdue', '当前逾期'],
];
const ASSESSMENT: Columns = [
  ['received', '收到申请'],
  ['decided', '作出决定'],
  ['decidedOnTime', '按期决定'],
  ['decidedLate', '逾期决定'],
  ['filedOnTime', '按期备案'],
  ['filedLate', '逾期备案'],
  ['filingOverdue', '逾期未备案'],
  ['announcedOnTime', '按期公告'],
  ['announcedLate', '逾期公告'],
  ['announcementOverdue', '逾期未公告'],
  ['corrected', '已整改不规范地名'],
];

function caseSheet(title: string, rows: readonly CaseCounts[], columns: Columns): Sheet {
  const sum = columns.map(([measure]) => rows.reduce((all, { counts }) => all + counts[measure], 0));
  const cells = rows.map(({ label, counts }) => [label, ...columns.map(([measure]) => counts[measure])]);
  return { title, header: ['', ...columns.map(([, word]) => word)], rows: [...cells, ['合计', ...sum]] };
}

const clockSheet = (rows: readonly ClockCounts[]): Sheet => ({
  title: '时限',
  header: ['时限', '期限', '单位', '已结束', '按期', '逾期', '按期率', '中位数', '九成分位', '正在计时', '其中已逾期'],
  rows: rows.map(({ label, length, unit, counts, medianDays, p90Days }) => [
    ...[label, length, unit === 'day' ? '日' : '工作日', counts.ended, counts.within, counts.late],
    ...[counts.ended === 0 ? null : counts.within / counts.ended, medianDays, p90Days],
    ...[counts.running, counts.runningOverdue],
  ]),
});

const officerSheet = (rows: readonly OfficerCounts[]): Sheet => ({
  title: '经办人工作量',
  header: ['单位', '经办人', '经手办件', '受理审查', '规则检查', '公示', '报批', '审批决定', '公告'],
  rows: rows.map(({ office, label, counts: n }) => [
    ...[office, label, n.handled, n.accepted, n.checked, n.noticed, n.proposed, n.ruled, n.published],
  ]),
});
