import { z } from 'zod';
import type { Actor } from '../../accounts/actor.ts';
import { Day, type Download } from '../../platform/contract.ts';
import { type Db, many } from '../../platform/db/sql.ts';
import { type Sheet, workbookOf } from '../campaigns/sheetFile.ts';
import type { LateFiler } from './chaseContract.ts';
import { lateFilers, selectLateFilings } from './listFilings.ts';

const LateFiling = z.object({
  names: z.string().array(),
  category: z.string(),
  approver: z.string(),
  filer: z.string(),
  documentNo: z.string().nullable(),
  approvedOn: Day,
  dueOn: Day,
  filedOn: Day.nullable(),
  isOpen: z.boolean(),
  daysLate: z.number(),
  reminders: z.string().array(),
  deadlines: z.string().array(),
  reports: z.string().array(),
});
type LateFiling = z.infer<typeof LateFiling>;

/** The list of late filers (迟报清单) as a workbook with Chinese headings: every late filing, and one row an office. */
export async function lateFilersWorkbook(db: Db, actor: Actor, today: string): Promise<Download> {
  const filings = await many(db, LateFiling, selectLateFilings(actor, today));
  const body = await workbookOf(filingSheet(filings), filerSheet(await lateFilers(db, actor, today)));
  return { body, fileName: `备案迟报清单 ${today}.xlsx` };
}

const filingSheet = (filings: readonly LateFiling[]): Sheet => ({
  title: '迟报清单',
  header: [
    ...['报送机关', '批准机关', '地名', '类别', '批准文号', '批准日期', '备案期限', '报送日期', '状态', '逾期日数'],
    ...['提醒', '限期', '上报', '催报文号'],
  ],
  rows: filings.map((filing) => [
    ...[filing.filer, filing.approver, filing.names.join('、'), filing.category],
    ...[filing.documentNo, filing.approvedOn, filing.dueOn, filing.filedOn, filing.isOpen ? '未报送' : '已报送'],
    ...[filing.daysLate, filing.reminders.length, filing.deadlines.length, filing.reports.length],
    [...filing.reminders, ...filing.deadlines, ...filing.reports].join('、'),
  ]),
});

const filerSheet = (filers: readonly LateFiler[]): Sheet => ({
  title: '按报送机关',
  header: ['报送机关', '批准机关', '未报送', '迟报已报', '最长逾期日数', '提醒次数', '限期与上报次数'],
  rows: filers.map((row) => [
    ...[row.filer, row.approver, row.open, row.filedLate, row.mostDaysLate, row.reminders, row.escalations],
  ]),
});
