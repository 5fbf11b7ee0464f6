/** Actions on files that come in and go out, in Chinese and English, by their code. */
export const EXCHANGE_ACTIONS_ZH = {
  'imports.upload': '上传导入文件',
  'imports.choose': '选择导入选项',
  'imports.leave-out': '排除导入行',
  'imports.dry-run': '试导入',
  'imports.start-commit': '开始正式导入',
  'imports.commit': '正式导入',
  'imports.cancel': '取消导入',
  'imports.start-undo': '开始撤销导入',
  'imports.undo': '撤销导入',
  'places.import': '导入地名',
  'divisions.import': '导入区划',
  'divisions.undo-outline': '撤销导入的区划轮廓',
  'boundaries.import-courses': '导入界线走向（待核实）',
  'markers.import': '导入界桩',
};

export const EXCHANGE_ACTIONS_EN: Record<keyof typeof EXCHANGE_ACTIONS_ZH, string> = {
  'imports.upload': 'File for import uploaded',
  'imports.choose': 'Options of an import chosen',
  'imports.leave-out': 'Rows of an import left out',
  'imports.dry-run': 'Dry run of an import',
  'imports.start-commit': 'Commit of an import begun',
  'imports.commit': 'Import committed',
  'imports.cancel': 'Import cancelled',
  'imports.start-undo': 'Undoing of an import begun',
  'imports.undo': 'Import undone',
  'places.import': 'Places imported',
  'divisions.import': 'Division imported',
  'divisions.undo-outline': 'Imported outline taken back',
  'boundaries.import-courses': 'Courses of lines imported, unverified',
  'markers.import': 'Markers imported',
};
