import type { Words } from '../importFinding.ts';

/** Of names as a whole, and of those that others hold: severity, sentence in English and Chinese, proposal. */
export const WHOLE_FILE_WORDS = {
  'many-outside-declared-unit': [
    'error',
    '{count} of {all} rows that name their unit lie in another: the column may be wrong, or the positions',
    '写明政区的 {all} 行中有 {count} 行的点位不在所填政区内，可能是政区列或坐标有误，请核对后确认',
    '逐行核对所属政区；确认无误后可继续，点位所在县为准 / check the units row by row; once noted, the county of the position counts',
  ],
  'names-as-evidence': [
    'note',
    '{count} names come without approving organ and day: they enter as evidence (census only), not as standard names, and guard nothing',
    '将新增的名称中有 {count} 条没有批准机关和批准日期：按“仅有普查依据”入库，不是标准地名，也不据此限制重名',
    '有批准文件的，补上批准机关和批准日期后再导入；或入库后逐条办理 / add organ and day where there is a document, or promote them later',
  ],
  'name-held': [
    'error',
    'A case or a plan holds “{name}”: it becomes a standard name by that decision and not by a file',
    '“{name}”已由办件或规划预留，经其决定成为标准地名，不能由文件导入',
    '待其办结后再导入；批准栏留空的，按未见批准文件的名称导入 / import it after the decision; without an approval it comes in as evidence',
  ],
  'same-name-near': [
    'warning',
    '“{name}” of another category stands {metres} m away in the register',
    '库中 {metres} 米处已有同名而类别不同的“{name}”',
  ],
} as const satisfies Record<string, Words>;
