import type { InspectionState } from './inspectionContract.ts';

/** The states as printed papers, always Chinese, name them. */
export const STATE_ZH: Record<InspectionState, string> = {
  planned: '已计划',
  desk_check: '内业检查',
  field_check: '外业检查',
  findings_open: '问题整改',
  remedied: '待签报告',
  joint_report_signed: '双方已签',
  filed_with_approver: '已报备案',
  archived: '已归档',
};
export const ARCHIVE_ZH = {
  ...{ plan: '计划', minutes: '会议纪要', field_records: '外业记录', report: '联合检查报告', tables: '成果表' },
  photos: '照片',
} as const;
