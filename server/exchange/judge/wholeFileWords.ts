import type { Words } from '../importFinding.ts';

/** Of names as a whole: severity, sentence in English and Chinese, proposal. */
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
} as const satisfies Record<string, Words>;
