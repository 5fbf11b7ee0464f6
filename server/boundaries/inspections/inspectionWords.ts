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
