/** Actions on data coming in and going out, in Chinese and English, by their code. */
export const EXCHANGE_ACTIONS_ZH = {
  'exports.make': '导出数据',
  'exports.finish': '导出文件已生成',
  'exports.fail': '导出未完成',
  'exports.download': '下载导出文件',
  'exports.cancel': '取消导出',
};

export const EXCHANGE_ACTIONS_EN: Record<keyof typeof EXCHANGE_ACTIONS_ZH, string> = {
  'exports.make': 'Data exported',
  'exports.finish': 'File of an export written',
  'exports.fail': 'Export not done',
  'exports.download': 'File of an export fetched',
  'exports.cancel': 'Export cancelled',
};
