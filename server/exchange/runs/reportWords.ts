import type { ImportKind, ImportState, RowOutcome } from '../imports/importContract.ts';

/** Words of the report, which is for officials: Chinese, with the codes of findings beside. */
export const SHEETS = { facts: '导入情况', findings: '问题', rows: '各行结果' } as const;
export const FINDING_HEADER = ['行（要素）', '级别', '代码', '说明', 'English', '建议'];
export const ROW_HEADER = ['行（要素）', '结果', '代码', '名称', '经度', '纬度', '库中记录', '内容'];

export const KIND_ZH: Readonly<Record<ImportKind, string>> = {
  divisions: '行政区划',
  places: '地名',
  census: '普查成果',
  'boundary-lines': '行政区域界线',
  markers: '界桩',
};
export const STATE_ZH: Readonly<Record<ImportState, string>> = {
  reading: '识别中',
  read: '待确认',
  judging: '试导入中',
  judged: '已试导入，未写入',
  committing: '写入中',
  committed: '已导入',
  undoing: '撤销中',
  undone: '已撤销',
  cancelled: '已取消，未写入',
  failed: '失败，未写入',
};
export const OUTCOME_ZH: Readonly<Record<RowOutcome, string>> = {
  added: '新增',
  changed: '变更',
  unchanged: '不变',
  skipped: '跳过',
  refused: '拒绝',
};
export const SEVERITY_ZH = { error: '错误', warning: '警告', note: '提示' } as const;
